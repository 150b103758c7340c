import type {SvgChart} from '../../../drawing/svg/curves-svg.ts'
import {lastOf} from '../../../runs/run-charts.ts'
import {curveNames} from '../../../runs/watched/curves.ts'
import {words} from '../../../text/words/index.ts'
import type {AppState} from '../../state.ts'
import {type ChartName, drawnIn, placesOf} from './charts.ts'
import {curvesOf, type WatchedScreen} from './state.ts'

const charts: readonly ChartName[] = ['loss', 'accuracy', 'rate']

/** The curves that are taken from event files, over the axis that is on, to be written to a file. */
export function writtenCharts({language}: Pick<AppState, 'language'>, screen: WatchedScreen): SvgChart[] {
  const {
    compare,
    watched: {curves: names},
  } = words[language]
  const chosen = curvesOf(screen)
  return charts.flatMap((chart): SvgChart[] => {
    const drawn = drawnIn(chosen, chart)
    if (drawn.length === 0) return []
    const named = curveNames.filter(name => drawn.some(({curve}) => chosen[name]?.curve === curve))
    return [
      {
        title: names[chart === 'rate' ? 'lr' : chart],
        xLabel: compare.axes[screen.axis],
        isShare: chart === 'accuracy',
        curves: drawn.map(({curve}, at) => ({
          name: chosen[named[at] ?? 'loss']?.tag ?? '',
          value: lastOf(curve.values),
          x: placesOf(curve, screen.axis, chosen),
          y: curve.values,
        })),
      },
    ]
  })
}
