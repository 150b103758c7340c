import {type Line, line} from '../../../drawing/lines/span.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Role} from '../../../drawing/look.ts'
import type {RunState} from '../../../runs/state.ts'
import {verdictOf} from '../../../runs/verdict.ts'
import {epochsToGoOn} from '../../../text/verdicts.ts'
import {phaseOf, type ShownPhase} from '../../runs/phase.ts'
import type {AppState, Sentence} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {unavailable} from './available.ts'
import type {RunScreen} from './state.ts'

interface Known {
  readonly run: RunState
  /** The checkpoint that one can go on from. */
  readonly place: {readonly epoch: number; readonly step: number} | undefined
  /** What the keys do that do something now, joined; nothing where none does. */
  readonly keys: (text: Text, ...wanted: readonly Offer[]) => string
}

/** A key, and what it does, where it is no more than its name. */
type Offer = readonly [
  command: 'apply' | 'judge' | 'resume',
  words: (text: Text, place: Known['place']) => string,
]

const apply: Offer = ['apply', text => text.runPage.keys.apply]
const judge: Offer = ['judge', text => text.runPage.keys.judge]

/** What a finished run is best gone on with. */
function furtherOf({run}: Known): readonly Offer[] {
  const verdict = verdictOf(run)
  const more: Offer = ['resume', text => text.runPage.keys.more(epochsToGoOn(run.history.length))]
  const {from} = verdict?.detail ?? {}
  switch (verdict?.code) {
    case 'too-early':
    case 'improving':
      return [more, apply, judge]
    case 'overfits':
    case 'worsened':
      return [apply, judge, ['resume', text => text.runPage.keys.branch(Number(from))]]
    case 'nothing-learnt':
      return [['resume', text => text.runPage.keys.others], judge]
    default:
      return [apply, judge, more]
  }
}

const onward: Offer = ['resume', (text, place) => text.runPage.keys.goOn(place)]

type Next = (known: Known) => Sentence

const told =
  (
    words: (text: Text['runPage']['next'], place: Known['place']) => string,
    ...offers: readonly Offer[]
  ): Next =>
  ({place, keys}) =>
  text =>
    words(text.runPage.next, place) + keys(text, ...offers)

const nexts: Readonly<Record<ShownPhase, Next | undefined>> = {
  starting: undefined,
  loading: undefined,
  gone: undefined,
  training:
    ({run}) =>
    ({runPage: {next}}) =>
      run.started?.hyperparameters.bestOnly === true
        ? next.endsWithBest(run.best?.epoch)
        : next.ends(run.best?.epoch),
  paused: told((next, place) => next.paused(place)),
  finished: known => text => text.runPage.next.done + known.keys(text, ...furtherOf(known)),
  stopped: told((next, place) => next.stopped(place), onward, apply, judge),
  discarded: told((next, place) => next.discarded(place), onward, apply),
  failed: told((next, place) => next.failed(place), onward, apply),
  crashed: told((next, place) => next.crashed(place), onward, apply),
}

const roles: Partial<Readonly<Record<ShownPhase, Role>>> = {
  finished: 'good',
  training: 'dim',
  crashed: 'bad',
}

/** What to do next, with the keys that do it: one sentence, whatever the run is doing. */
export function nextLines(state: AppState, screen: RunScreen, run: RunState, width: number): Line[] {
  const phase = phaseOf(state, screen.run)
  const {last, best} = run.checkpoints
  const text = texts[state.language]
  const place = last ?? best
  const known: Known = {
    run,
    place,
    keys: ({runPage}, ...wanted) => {
      const offers = wanted
        .filter(([command]) => unavailable(state, screen, command) === undefined)
        .map(([, words]) => words(text, place))
      return offers.length === 0 ? '' : runPage.press(offers)
    },
  }
  const words = nexts[phase]?.(known)(text, state.language) ?? ''
  return words === '' ? [] : wrap(words, width).map(row => line(row, roles[phase] ?? 'warning'))
}
