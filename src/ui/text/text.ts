import type {Widened} from '../../text/widened.ts'
import type {en} from './en.ts'

/** What the screens say in every language. */
export type Text = Widened<typeof en>
