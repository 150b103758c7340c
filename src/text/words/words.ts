import type {Widened} from '../widened.ts'
import type {en} from './en.ts'

/** What the commands say in every language. */
export type Words = Widened<typeof en>
