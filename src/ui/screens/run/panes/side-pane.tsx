import type {Line} from '../../../../drawing/lines/span.ts'
import {initialRunState} from '../../../../runs/state.ts'
import {Pane} from '../../../components/pane.tsx'
import {scrollAside} from '../../../components/scroll.ts'
import type {AppState} from '../../../state.ts'
import {texts} from '../../../text/index.ts'
import type {RunScreen} from '../state.ts'
import {layerLines} from './layers.ts'
import {logLines} from './log.ts'
import type {SidePaneName} from './names.ts'
import {settingLines} from './settings.ts'
import {systemLines} from './system.ts'

type Lines = (state: AppState, screen: RunScreen, width: number) => readonly Line[]

const contents: Readonly<Record<SidePaneName, Lines>> = {
  settings: settingLines,
  layers: (state, {run}, width) => layerLines(state, run, state.followed[run] ?? initialRunState, width),
  log: logLines,
  system: systemLines,
}

export interface SidePaneProps {
  readonly state: AppState
  readonly screen: RunScreen
  readonly name: SidePaneName
  readonly width: number
  readonly height: number
}

/** All that a pane has to say, in rows of its width. */
export const paneLines = ({state, screen, name, width}: Omit<SidePaneProps, 'height'>): readonly Line[] =>
  contents[name](state, screen, width)

/** Of what grows, the end is in sight. */
const readFromEnd: ReadonlySet<SidePaneName> = new Set(['log'])

/** The first row in sight, of so many. */
export function topOfPane({scrolled}: RunScreen, name: SidePaneName, count: number, rows: number): number {
  const most = Math.max(0, count - rows)
  const by = Math.min(scrolled?.[name] ?? 0, most)
  return readFromEnd.has(name) ? most - by : by
}

/** The screen with this row of a pane as the first one in sight. */
export const scrolledTo = (screen: RunScreen, name: SidePaneName, top: number, most: number): RunScreen => ({
  ...screen,
  scrolled: {...screen.scrolled, [name]: readFromEnd.has(name) ? most - top : top},
})

/** What is read beside the curves. */
export function SidePane({state, screen, name, width, height}: SidePaneProps) {
  const lines = paneLines({state, screen, name, width})
  const rows = height - 1
  const top = topOfPane(screen, name, lines.length, rows)
  return (
    <Pane
      look={state.look}
      title={texts[state.language].runPage.panes[name]}
      aside={scrollAside(top, lines.length, rows)}
      focused={screen.pane === name}
      width={width}
      height={height}
      lines={lines.slice(top)}
    />
  )
}
