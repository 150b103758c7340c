import type {ReactElement} from 'react'
import type {Line} from '../../drawing/lines/span.ts'
import type {Message} from '../actions.ts'
import type {Key} from '../keys/key.ts'
import type {CommandOf, Context} from '../keys/table.ts'
import type {AppState, Sentence} from '../state.ts'
import type {Step} from '../step.ts'
import type {Text} from '../text/text.ts'
import type {Screen} from './screen.ts'

/** What a key does: the state, the screen on top, and which of the command's keys it was. */
export type Handler<S extends Screen> = (state: AppState, screen: S, key: Key) => Step

/** A handler for every key of a context in the key table; the types see to it that none is missing. */
export type Handlers<S extends Screen, C extends Context> = {readonly [K in CommandOf<C>]: Handler<S>}

/** One context's part of a screen. */
export interface Part<S extends Screen> {
  readonly handlers: Readonly<Record<string, Handler<S>>>
  /** What is typed into the text field of this context; `lines` of a paste that has several. */
  readonly typed?: (state: AppState, screen: S, text: string, lines?: readonly string[]) => Step
}

export interface ViewProps<S extends Screen> {
  readonly state: AppState
  readonly screen: S
  /** The room for the screen, between header and footer. */
  readonly width: number
  readonly height: number
}

/** A kind of screen: its keys, what it does with messages, and how it is drawn. */
export interface ScreenModule<S extends Screen> {
  /** Which context has the keys now. */
  readonly context: (screen: S, state: AppState) => Context
  readonly parts: {readonly [C in Context]?: Part<S>}
  /** Why a command cannot do its work now: the footer leaves it out, its key says so. */
  readonly unavailable?: (state: AppState, screen: S, command: string) => Sentence | undefined
  /** Commands that come first in the footer now. */
  readonly foremost?: (state: AppState, screen: S) => readonly string[]
  /** What the footer calls a command now, where that is not what it is called elsewhere. */
  readonly label?: (state: AppState, screen: S, command: string, text: Text) => string | undefined
  readonly receive?: (state: AppState, screen: S, message: Message) => Step
  /** After every change of the runs or their events. */
  readonly refresh?: (state: AppState, screen: S) => Step
  /** Rows it takes at the bottom of the screen below it, which stays in sight; without it, it takes all. */
  readonly sheet?: (state: AppState, screen: S) => number
  /** The path to this screen in the header. */
  readonly title: (state: AppState, screen: S) => Line
  readonly view: (props: ViewProps<S>) => ReactElement
}
