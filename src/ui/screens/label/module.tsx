import {Box} from 'ink'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, truncateStart, widthOf} from '../../../drawing/lines/width.ts'
import {moved} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {also, close, put, refuse, type Step, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {labelsIn} from './read.ts'
import {fieldsOf, type LabelScreen} from './state.ts'

type S = LabelScreen

const retype = (state: AppState, screen: S, text: string): Step =>
  stay(put(state, {...screen, typed: {...screen.typed, [screen.at]: text}}))

const handlers: Handlers<S, 'label'> = {
  commit: (state, screen) => {
    const read = labelsIn(state, screen)
    if ('refusal' in read) return refuse(put(state, {...screen, at: read.refusal.field}), read.refusal.words)
    return also(close(state), {effect: 'label', labels: read.labels})
  },
  move: (state, screen, {name}) => {
    const fields = fieldsOf(screen)
    const at = fields.indexOf(screen.at)
    const way = name === 'tab' ? 'down' : name === 'shift-tab' ? 'up' : name
    const field = fields[moved(at, fields.length, way)]
    return stay(field ? put(state, {...screen, at: field}) : state)
  },
  cancel: close,
  erase: (state, screen) => retype(state, screen, [...screen.typed[screen.at]].slice(0, -1).join('')),
  eraseAll: (state, screen) => retype(state, screen, ''),
}

/** The fields, and what may stand in the one that has the keys. */
export const label: ScreenModule<LabelScreen> = {
  context: () => 'label',
  parts: {
    label: {
      handlers,
      typed: (state, screen, text) => retype(state, screen, screen.typed[screen.at] + text),
    },
  },
  sheet: (_, screen) => fieldsOf(screen).length + 3,
  title: (state, {runs}) =>
    titlePath(state, texts[state.language].runs.title, ...(runs.length === 1 ? runs : [])),
  view: ({state, screen, width, height}) => {
    const text = texts[state.language].labelling
    const fields = fieldsOf(screen)
    const {ellipsis} = state.look.glyphs
    const names = Math.max(...fields.map(field => widthOf(text.fields[field]))) + 2
    const rows = fields.map((field): Line => {
      const isHere = field === screen.at
      const shown = truncateStart(screen.typed[field], width - names - 3, ellipsis)
      return [
        span(` ${pad(text.fields[field], names)}`, isHere ? 'accent' : 'dim'),
        span(shown),
        ...(isHere ? [{text: ' ', inverse: true}] : []),
      ]
    })
    const [run = ''] = screen.runs
    const title = screen.runs.length === 1 ? text.title(run) : text.titleOfSeveral(screen.runs.length)
    const help = screen.runs.length === 1 ? text.help[screen.at] : text.helpOfSeveral
    return (
      <Box flexDirection="column" width={width} height={height} paddingTop={1}>
        <Pane
          look={state.look}
          title={title}
          focused
          width={width}
          height={height - 1}
          lines={[...rows, line(` ${help}`, 'dim')]}
        />
      </Box>
    )
  },
}
