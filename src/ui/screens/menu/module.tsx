import {Box} from 'ink'
import {type Line, span} from '../../../drawing/lines/span.ts'
import {fitLine} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {moved, selected} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {titlePath} from '../../components/title.ts'
import type {AppState} from '../../state.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Handlers, ScreenModule} from '../module.ts'
import {itemsOf, itemWords, type Menu, menus} from './menus.ts'
import type {MenuScreen} from './state.ts'

const menuOf = (screen: MenuScreen): Menu => menus[screen.menu]
const offeredBy = (state: AppState, screen: MenuScreen) => itemsOf(menuOf(screen), state, screen.runs)

/** Columns from which on it is said what comes of the answer under the cursor, and what is between. */
const [forMore, gap] = [110, 4]

const handlers: Handlers<MenuScreen, 'menu'> = {
  move: (state, screen, {name}) =>
    stay(put(state, {...screen, cursor: moved(screen.cursor, offeredBy(state, screen).length, name)})),
  choose: (state, screen) =>
    offeredBy(state, screen)[screen.cursor]?.choose(state, screen.runs) ?? stay(state),
  cancel: (state, screen) =>
    menuOf(screen)
      .items.find(({isSafe}) => isSafe)
      ?.choose(state, screen.runs) ?? stay(state),
}

export const menu: ScreenModule<MenuScreen> = {
  context: () => 'menu',
  parts: {
    menu: {
      handlers,
      // Each answer has its letter.
      typed: (state, screen, text) =>
        offeredBy(state, screen)
          .find(({key}) => key === text)
          ?.choose(state, screen.runs) ?? stay(state),
    },
  },
  sheet: (state, screen) => offeredBy(state, screen).length + 2,
  title: (state, {runs}) =>
    titlePath(state, texts[state.language].run.title, ...(runs.length === 1 ? runs : [])),
  view: ({state, screen, width, height}) => {
    const text = texts[state.language]
    const {title} = menuOf(screen)
    const items = offeredBy(state, screen)
    const own = width < forMore ? width : Math.floor(width / 2) - gap
    const more = width < forMore ? [] : wrap(items[screen.cursor]?.more(text) ?? '', width - own - gap)
    const lines = items.map((item, index): Line => {
      const row: Line = [span(` ${item.key} `, 'accent'), span(` ${itemWords(item, state, screen.runs)}`)]
      const answer = index === screen.cursor ? selected(row, own, true) : row
      const beside = more[index]
      return beside === undefined ? answer : [...fitLine(answer, own + gap), span(beside, 'dim')]
    })
    return (
      <Box flexDirection="column" width={width} height={height} paddingTop={1}>
        <Pane
          look={state.look}
          title={title(text, screen.runs)}
          focused
          width={width}
          height={height - 1}
          lines={lines}
        />
      </Box>
    )
  },
}
