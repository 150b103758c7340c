import {compiling} from '../../../chapters/hyperparameters/shared.ts'
import {runCharts} from '../../../runs/run-charts.ts'
import {initialRunState} from '../../../runs/state.ts'
import {words} from '../../../text/words/index.ts'
import {openApply} from '../../apply/open.ts'
import {moved, next} from '../../components/list.ts'
import {ringsFor, withBell} from '../../runs/bells.ts'
import {chapterIdOf, isActive, phaseOf} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {andThen, close, put, refuse, type Step, say, stay} from '../../step.ts'
import {openRunCode} from '../code/state.ts'
import {openMenu} from '../menu/state.ts'
import type {Handlers} from '../module.ts'
import {askChartName} from '../naming/keep-chart.ts'
import {checkRunOf, judgeRun, openInside} from '../open-inspection.ts'
import {turn} from '../pages.ts'
import {openWeights} from '../weights/state.ts'
import {placeOf} from './arrange.ts'
import {looking} from './looking.ts'
import {mostOverlaid, othersOf} from './overlay.ts'
import {paneNames} from './panes/names.ts'
import {paneLines, scrolledTo, topOfPane} from './panes/side-pane.tsx'
import {follow, layouts, type RunScreen, runOf, smoothings} from './state.ts'
import {currentRate, plainRate} from './status.ts'

type S = RunScreen

/** A press of + or - changes the learning rate by this factor. */
const rateStep = 1.25

/** The rate that a change begins from; before the trainer tells of one, that of the run's settings. */
function rateToChange(state: AppState, {run, asked}: S): number | undefined {
  const known = state.followed[run]
  const tuned = state.runs?.find(({id}) => id === run)?.hyperparameters?.learningRate
  const rates = [asked?.rate, known && currentRate(known), tuned]
  // The very first step of a warm-up is made with none.
  return rates.find(rate => typeof rate === 'number' && rate > 0) as number | undefined
}

function changeRate(state: AppState, screen: S, faster: boolean): Step {
  const {run} = screen
  const rate = rateToChange(state, screen)
  if (rate === undefined)
    return refuse(
      state,
      text => text.runPage.noRate,
      now => rateToChange(now, screen) === undefined,
    )
  const times = faster ? rateStep : 1 / rateStep
  const value = Number((rate * times).toPrecision(3))
  const {min, max} = compiling.learningRate
  if (value < min || value > max)
    return refuse(
      state,
      text => text.runPage.rateLimits(plainRate(min), plainRate(max)),
      now => rateToChange(now, screen) === rate,
    )
  const changes = runOf(state, screen).rateChanges.length
  const isSoon = phaseOf(state, run) !== 'training'
  const asked = say(
    put(state, {...screen, asked: {rate: value, changes}}),
    ({notices, runPage}) => (isSoon ? runPage.rateSoon : notices.asked.lr)(plainRate(value)),
    'plain',
    now => isActive(phaseOf(now, run)) && runOf(now, screen).rateChanges.length === changes,
  )
  return stay(asked, {effect: 'request', run, request: {request: 'lr', value, times}})
}

/** Whether all runs that there are are known: right after the start they are not. */
const isListRead = ({runs, runsLeft}: AppState): boolean => runs !== undefined && runsLeft === 0

/** Lays other runs over this one, or takes them away. */
function overlay(state: AppState, screen: S): Step {
  if (screen.overlay.length > 0) return stay(put(state, {...screen, overlay: []}))
  const offered = othersOf(state, screen.run, chapterIdOf(state, screen.run))
  const others = offered.slice(0, mostOverlaid)
  if (others.length === 0)
    return isListRead(state)
      ? refuse(state, text => text.refused.noOthers)
      : refuse(
          state,
          text => text.curves.listBeingRead,
          now => !isListRead(now),
        )
  const laid = put(state, {...screen, overlay: others})
  const told =
    others.length < offered.length
      ? say(laid, text => text.notices.overlaid(others.length, offered.length))
      : laid
  return others
    .filter(run => state.followed[run] === undefined)
    .reduce<Step>((done, run) => andThen(done, now => follow(now, run)), stay(told))
}

export const handlers: Handlers<S, 'run'> = {
  writeChart: (state, {run}) =>
    askChartName(state, run, runCharts(state.followed[run] ?? initialRunState, words[state.language])),
  pause: (state, screen) => {
    const paused = phaseOf(state, screen.run) === 'paused'
    const request = {request: paused ? 'resume' : 'pause'} as const
    return stay(
      say(
        state,
        text => text.notices.asked[request.request],
        'plain',
        now => isActive(phaseOf(now, screen.run)) && (phaseOf(now, screen.run) === 'paused') === paused,
      ),
      {effect: 'request', run: screen.run, request},
    )
  },
  stop: (state, screen) => openMenu(state, 'stop', screen.run),
  learningRate: (state, screen, {name}) => changeRate(state, screen, name === '+' || name === '='),
  ...looking,
  log: (state, screen) => stay(put(state, {...screen, log: !screen.log})),
  smooth: (state, screen) => stay(put(state, {...screen, smoothing: next(smoothings, screen.smoothing)})),
  overlay,
  enlarge: (state, screen) => stay(put(state, {...screen, layout: next(layouts, screen.layout)})),
  // Where a chart has all the room, it makes some.
  pane: (state, screen) =>
    stay(put(state, {...screen, layout: 'both', pane: next([...paneNames, undefined], screen.pane)})),
  bell: (state, {run}) => {
    const rings = !ringsFor(state, run)
    return stay(
      say(
        withBell(state, run, rings),
        text => text.runPage.bell[rings ? 'on' : 'off'],
        'plain',
        now => isActive(phaseOf(now, run)),
      ),
    )
  },
  scrollPane: (state, screen, key) => {
    const place = screen.pane && placeOf(state, screen, screen.pane)
    if (!place) return stay(state)
    const count = paneLines({state, screen, ...place}).length
    const rows = place.height - 1
    const top = topOfPane(screen, place.name, count, rows)
    const most = Math.max(0, count - rows)
    return stay(put(state, scrolledTo(screen, place.name, moved(top, most + 1, key.name, rows - 1), most)))
  },
  apply: (state, screen) => openApply(state, {run: screen.run}),
  judge: (state, screen) => judgeRun(state, screen.run),
  maps: (state, screen) => openInside(state, screen.run),
  check: (state, screen) => checkRunOf(state, screen.run),
  weights: (state, screen) => openWeights(state, screen.run),
  code: (state, screen) => openRunCode(state, screen.run),
  resume: (state, screen) =>
    phaseOf(state, screen.run) === 'finished'
      ? openMenu(state, 'further', screen.run)
      : stay(state, {effect: 'resume', owner: screen.id, run: screen.run}),
  nextChapter: (state, {run}) => turn(state, chapterIdOf(state, run) ?? '', 1),
  // The first Escape takes the crosshair away, the next one the pane.
  back: (state, screen) => {
    if (screen.crosshair !== undefined) return stay(put(state, {...screen, crosshair: undefined}))
    return screen.pane === undefined ? close(state) : stay(put(state, {...screen, pane: undefined}))
  },
}
