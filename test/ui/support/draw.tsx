import {EventEmitter} from 'node:events'
import {render} from 'ink'
import {App} from '../../../src/ui/app.tsx'
import type {AppState} from '../../../src/ui/state.ts'
import type {AppStore} from '../../../src/ui/store.ts'

/** Wider than any screen of the tests, so that Ink itself never wraps. */
const columns = 240

class Paper extends EventEmitter {
  readonly columns = columns
  frame = ''
  readonly write = (text: string): boolean => {
    this.frame = text
    return true
  }
}

/** The frame that a state makes, at whatever size it has. */
export function draw(state: AppState): string {
  const paper = new Paper()
  const store: AppStore = {getState: () => state, subscribe: () => () => {}, dispatch: () => {}}
  const {unmount} = render(<App store={store} />, {
    stdout: paper as unknown as NodeJS.WriteStream,
    debug: true,
    exitOnCtrlC: false,
    patchConsole: false,
  })
  const {frame} = paper
  unmount()
  return frame
}
