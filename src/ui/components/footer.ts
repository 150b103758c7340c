import {type Line, span} from '../../drawing/lines/span.ts'
import {lineWidth, spread} from '../../drawing/lines/width.ts'
import type {Look} from '../../drawing/look.ts'
import {keyLabel} from '../keys/names.ts'
import type {Offer} from '../keys/offer.ts'
import type {Binding} from '../keys/table.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'

const gap = span('  ')

function hint(binding: Binding, {glyphs}: Look, label: string): Line {
  const keys = (binding.show ?? binding.keys).map(key => keyLabel(key, glyphs)).join('')
  return [{text: keys, bold: true, role: 'accent'}, span(` ${label}`)]
}

const joined = (hints: readonly Line[]): Line =>
  hints.flatMap((one, index) => (index === 0 ? one : [gap, ...one]))

const isLast = ({binding: {rank = 0}}: Offer) => rank >= 90

/**
 * The keys that do something here and now: as many as fit from the left, in their order; those of rank 90 and more always, at
 * the right. Where some do not fit, the last one leads to them.
 */
export function footerLine(
  offers: readonly Offer[],
  {look, language}: Pick<AppState, 'look' | 'language'>,
  width: number,
): Line {
  const shown = offers.filter(({binding: {rank, command}}) => rank !== undefined && command !== 'language')
  const draw = ({binding, label}: Offer) => hint(binding, look, label)
  const last = shown
    .filter(one => isLast(one) && one.why() === undefined)
    .sort((a, b) => (a.binding.rank ?? 0) - (b.binding.rank ?? 0))
  const right = joined(last.map(draw))
  const shorter = joined(
    last.map(one =>
      one.binding.command === 'help'
        ? [span(`${look.glyphs.ellipsis} `, 'dim'), ...hint(one.binding, look, texts[language].help.more)]
        : draw(one),
    ),
  )
  const fits = (hints: readonly Line[], beside: Line) =>
    lineWidth(joined(hints)) + lineWidth(beside) + 2 <= width
  const own: Line[] = []
  for (const one of shown) {
    if (isLast(one) || one.why() !== undefined) continue
    own.push(draw(one))
    if (fits(own, right)) continue
    while (own.length > 0 && !fits(own, shorter)) own.pop()
    return spread(joined(own), shorter, width)
  }
  return spread(joined(own), right, width)
}
