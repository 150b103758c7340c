import type {CheckpointKind, Request} from '../../../runs/events.ts'
import {epochsToGoOn} from '../../../text/verdicts.ts'
import type {Effect} from '../../effects.ts'
import {isActive, phaseOf} from '../../runs/phase.ts'
import type {AppState, Sentence} from '../../state.ts'
import {also, andThen, close, type Step, say} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {whenDeleted} from '../runs/state.ts'

export interface MenuItem {
  /** Chooses it at once. */
  readonly key: string
  readonly words: (text: Text, epochs: number) => string
  /** What comes of it. */
  readonly more: (text: Text) => string
  /** Whether it is offered, of a run that has had so many epochs. @default always */
  readonly when?: (epochs: number) => boolean
  /** The answer that does no harm: the cursor begins there, and Escape takes it. */
  readonly isSafe?: true
  readonly choose: (state: AppState, runs: readonly string[]) => Step
}

export interface Menu {
  readonly title: (text: Text, runs: readonly string[]) => string
  readonly items: readonly MenuItem[]
}

/** Closes the menu, sends a request, and says so. */
const send =
  (request: Request, words: Sentence) =>
  (state: AppState, runs: readonly string[]): Step => {
    const closed = close(state)
    const requests = runs.map(run => ({effect: 'request', run, request}) as const)
    const holds = (now: AppState) => runs.some(run => isActive(phaseOf(now, run)))
    return also({...closed, state: say(closed.state, words, 'plain', holds)}, ...requests)
  }

/** Leaves the run's screen, too; the run goes on. */
function detach(state: AppState, [run = '']: readonly string[]): Step {
  const left = andThen(close(state), close)
  return {...left, state: say(left.state, text => text.notices.detached(run), 'good')}
}

/** Closes the menu and has the screen below it do something with the run. */
const below =
  (effect: (owner: number, run: string) => Effect) =>
  (state: AppState, [run = '']: readonly string[]): Step => {
    const closed = close(state)
    const owner = closed.state.screens.at(-1)?.id
    return owner === undefined ? closed : also(closed, effect(owner, run))
  }

/** Epochs that a run has had. */
const epochsOf = (state: AppState, [run = '']: readonly string[]): number =>
  state.followed[run]?.history.length ?? 0

const further =
  (more: (epochs: number) => number) =>
  (state: AppState, runs: readonly string[]): Step =>
    below((owner, run) => ({effect: 'resume', owner, run, more: more(epochsOf(state, runs))}))(state, runs)

/** The answers of a menu that are offered now. */
export const itemsOf = (menu: Menu, state: AppState, runs: readonly string[]): readonly MenuItem[] =>
  menu.items.filter(({when}) => when?.(epochsOf(state, runs)) ?? true)

/** Its words, in the language that is on. */
export const itemWords = ({words}: MenuItem, state: AppState, runs: readonly string[]): string =>
  words(texts[state.language], epochsOf(state, runs))

const [few, many] = [5, 20]

const branch = (checkpoint: CheckpointKind) =>
  below((owner, run) => ({effect: 'read-parent', owner, run, checkpoint}))

export const menus = {
  further: {
    title: text => text.menu.further.title,
    items: [
      {
        key: 'm',
        words: (text, epochs) => text.menu.further.more(epochsToGoOn(epochs)),
        more: text => text.menuMore.further.more,
        when: epochs => ![few, many].includes(epochsToGoOn(epochs)),
        choose: further(epochsToGoOn),
      },
      {
        key: '5',
        words: text => text.menu.further.more(few),
        more: text => text.menuMore.further.more,
        choose: further(() => few),
      },
      {
        key: '2',
        words: text => text.menu.further.more(many),
        more: text => text.menuMore.further.more,
        choose: further(() => many),
      },
      {
        key: 'v',
        words: text => text.menu.further.last,
        more: text => text.menuMore.further.last,
        choose: branch('last'),
      },
      {
        key: 'b',
        words: text => text.menu.further.best,
        more: text => text.menuMore.further.best,
        choose: branch('best'),
      },
      {
        key: 'c',
        words: text => text.menu.further.cancel,
        more: text => text.menuMore.further.cancel,
        isSafe: true,
        choose: close,
      },
    ],
  },
  stop: {
    title: text => text.menu.stop.title,
    items: [
      {
        key: 'e',
        words: text => text.menu.stop.epochEnd,
        more: text => text.menuMore.stop.epochEnd,
        choose: send(
          {request: 'stop', when: 'epoch-end', keep: true},
          text => text.notices.asked.stopAtEpoch,
        ),
      },
      {
        key: 'n',
        words: text => text.menu.stop.now,
        more: text => text.menuMore.stop.now,
        choose: send({request: 'stop', when: 'now', keep: true}, text => text.notices.asked.stop),
      },
      {
        key: 'x',
        words: text => text.menu.stop.discard,
        more: text => text.menuMore.stop.discard,
        choose: send({request: 'stop', when: 'now', keep: false}, text => text.notices.asked.discard),
      },
      {
        key: 'd',
        words: text => text.menu.stop.detach,
        more: text => text.menuMore.stop.detach,
        choose: detach,
      },
      {
        key: 'c',
        words: text => text.menu.stop.cancel,
        more: text => text.menuMore.stop.cancel,
        isSafe: true,
        choose: close,
      },
    ],
  },
  remove: {
    title: (text, runs) => text.menu.remove.title(runs),
    items: [
      {
        key: 'y',
        words: text => text.menu.remove.yes,
        more: text => text.menuMore.remove.yes,
        choose: (state, runs) =>
          also(whenDeleted(close(state), runs), ...runs.map(run => ({effect: 'remove', run}) as const)),
      },
      {
        key: 'n',
        words: text => text.menu.remove.no,
        more: text => text.menuMore.remove.no,
        isSafe: true,
        choose: close,
      },
    ],
  },
} as const satisfies Record<string, Menu>
