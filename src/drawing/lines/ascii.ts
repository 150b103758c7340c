import {inAsciiAsWide} from '../../text/typography.ts'
import type {Line} from './span.ts'

/**
 * A line whose typography is plain, as wide as before, since it has been laid out; only a sentence that ends the line
 * with “…” gets all three dots where `room` columns are left after it.
 */
export const inAscii = (row: Line, room = 0): Line =>
  row.map((part, index) => {
    const trails = index === row.length - 1 && room >= 2 && part.text.endsWith('…')
    return {...part, text: inAsciiAsWide(part.text) + (trails ? '..' : '')}
  })
