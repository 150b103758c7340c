import type {Sentence} from '../state.ts'
import type {Binding} from './table.ts'

/** What keys can do here and now. */
export interface Offer {
  readonly binding: Binding
  /** What it is called in the footer, in the language that is on. */
  readonly label: string
  /** Why they do nothing; undefined where they do something. Found out when it is asked for. */
  readonly why: () => Sentence | undefined
}
