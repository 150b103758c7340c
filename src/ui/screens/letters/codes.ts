import type {LetterCodes} from '../../../answers/applying.ts'
import {plane} from '../../../drawing/charts/plane.ts'
import {type Line, span} from '../../../drawing/lines/span.ts'
import type {Look} from '../../../drawing/look.ts'

/** Letters at the places of their codes: those that the network sees lit, the answer in a colour of its own. */
function learntLines(
  {codes}: LetterCodes,
  {seen, answer}: {seen: ReadonlySet<string>; answer: string | undefined},
  size: {width: number; height: number},
  {glyphs}: Look,
): Line[] {
  const spots = codes.map(({letter, values: [x = 0, y = 0]}) => ({
    x,
    y,
    char: letter,
    role: letter === answer ? ('validation' as const) : seen.has(letter) ? ('accent' as const) : undefined,
    bold: letter === answer || seen.has(letter),
  }))
  // Those that matter keep their places where several fall on one.
  const important = spots.filter(({bold}) => bold)
  return plane(
    [...important, ...spots.filter(({bold}) => !bold)].map(({role, ...spot}) =>
      role ? {...spot, role} : spot,
    ),
    {...size, glyphs},
  )
}

/** A row of zeros and one 1 for each letter. */
const oneHotLines = ({codes}: LetterCodes, seen: ReadonlySet<string>): Line[] =>
  codes.map(({letter, values}) => [
    {text: ` ${letter}  `, bold: true, ...(seen.has(letter) && {role: 'accent' as const})},
    ...values.map(value => span(` ${value}`, value === 1 ? 'training' : 'dim')),
  ])

export const codeLines = (
  codes: LetterCodes,
  marked: {seen: ReadonlySet<string>; answer: string | undefined},
  size: {width: number; height: number},
  look: Look,
): Line[] =>
  codes.learnt ? learntLines(codes, marked, size, look) : [[], ...oneHotLines(codes, marked.seen)]
