import {Box} from 'ink'
import {useSyncExternalStore} from 'react'
import {line} from '../drawing/lines/span.ts'
import {wrap} from '../drawing/lines/wrap.ts'
import {footerLine} from './components/footer.ts'
import {headerLine} from './components/header.ts'
import {frameOf, isTooSmall} from './components/layout.ts'
import {noticeLines} from './components/notice.ts'
import {Rows} from './components/rows.tsx'
import {offersOf} from './press.ts'
import {moduleOf} from './screens/index.ts'
import type {AppState} from './state.ts'
import {topOf} from './step.ts'
import type {AppStore} from './store.ts'
import {texts} from './text/index.ts'

/** A sentence instead of a broken frame. */
function TooSmall({state}: {state: AppState}) {
  const {columns, rows} = state.size
  const width = Math.max(1, columns - 1)
  const words = wrap(texts[state.language].tooSmall(columns, rows), width)
  return <Rows look={state.look} width={width} height={rows - 1} lines={words.map(row => line(row))} />
}

/** The top screen; where it is only a sheet, the screen below it takes the rest of the room. */
function Stack({state, width, height}: {state: AppState; width: number; height: number}) {
  const screen = topOf(state)
  const {view, sheet} = moduleOf(screen)
  const below = state.screens.at(-2)
  const rows = sheet && below ? sheet(state, screen) : height
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0} overflow="hidden">
      {below && rows < height
        ? moduleOf(below).view({state, screen: below, width, height: height - rows})
        : null}
      {view({state, screen, width, height: rows})}
    </Box>
  )
}

function Screens({state}: {state: AppState}) {
  const {look} = state
  const {width, height, total} = frameOf(state.size)
  const screen = topOf(state)
  const module = moduleOf(screen)
  // A second row comes from the free one below the header, each further one lies over the screen's last: its room stays as it is.
  const notice = noticeLines(state, width)
  const more = notice.length - 1
  const footer = footerLine(offersOf(state), state, width)
  return (
    <Box flexDirection="column" width={width + 1} height={total} paddingLeft={1}>
      <Rows
        look={look}
        width={width}
        height={more > 0 ? 1 : 2}
        lines={[headerLine(state, module.title(state, screen), width)]}
      />
      <Box height={height - Math.max(0, more - 1)} width={width} flexShrink={0} overflow="hidden">
        <Stack state={state} width={width} height={height} />
      </Box>
      <Rows look={look} width={width} height={notice.length + 1} lines={[...notice, footer]} />
    </Box>
  )
}

/** The whole screen, drawn from the store. */
export function App({store}: {store: AppStore}) {
  const state = useSyncExternalStore(store.subscribe, store.getState)
  return isTooSmall(state.size) ? <TooSmall state={state} /> : <Screens state={state} />
}
