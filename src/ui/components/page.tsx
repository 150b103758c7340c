import type {Line} from '../../drawing/lines/span.ts'
import type {ScreenModule, ViewProps} from '../screens/module.ts'
import type {Screen} from '../screens/screen.ts'
import type {AppState} from '../state.ts'
import {frameOf} from './layout.ts'
import {Pane} from './pane.tsx'
import {readingKeys} from './reading.ts'
import {scrollAside} from './scroll.ts'

type Scrolled = Extract<Screen, {top: number}>

interface Page<S extends Scrolled> {
  readonly heading: (state: AppState, screen: S) => string
  readonly lines: (state: AppState, screen: S, width: number) => readonly Line[]
}

/** What all pages have in common that are only read: their keys and their view. */
export function pageOf<S extends Scrolled>(
  page: Page<S>,
): Pick<ScreenModule<S>, 'context' | 'parts' | 'view'> {
  let last: {readonly of: readonly unknown[]; readonly lines: readonly Line[]} | undefined
  /** Asked for by every key that scrolls, and for every frame. */
  const linesOf = (state: AppState, screen: S, width: number): readonly Line[] => {
    const {size, language, look, runs, followed, forms} = state
    const of = [screen, width, size.rows, language, look, runs, followed, forms]
    if (!last || of.some((one, at) => one !== last?.of[at]))
      last = {of, lines: page.lines(state, screen, width)}
    return last.lines
  }
  return {
    context: () => 'reading',
    parts: {
      reading: {
        handlers: readingKeys<S>((state, screen) => linesOf(state, screen, frameOf(state.size).width).length),
      },
    },
    view: ({state, screen, width, height}: ViewProps<S>) => {
      const lines = linesOf(state, screen, width)
      const top = Math.max(0, Math.min(screen.top, lines.length - (height - 1)))
      return (
        <Pane
          look={state.look}
          title={page.heading(state, screen)}
          aside={scrollAside(top, lines.length, height - 1)}
          focused
          width={width}
          height={height}
          lines={lines.slice(top)}
        />
      )
    },
  }
}
