import {type Line, span} from '../../drawing/lines/span.ts'
import {lineWidth, spread} from '../../drawing/lines/width.ts'
import type {Look} from '../../drawing/look.ts'
import {bindingsOf} from '../keys/find.ts'
import {keyLabel} from '../keys/names.ts'
import type {Binding, Command, Context} from '../keys/table.ts'
import type {Text} from '../text/text.ts'

const gap = span('  ')

function hint(binding: Binding, {glyphs}: Look, label: string, disabled: boolean): Line {
  const keys = (binding.show ?? binding.keys).map(key => keyLabel(key, glyphs)).join('')
  return [
    {text: keys, bold: true, role: disabled ? 'dim' : 'accent'},
    span(` ${label}`, disabled ? 'dim' : undefined),
  ]
}

/**
 * The keys of a context: as many as fit from the left, by rank; those of rank 90 and more always, at the right.
 * What does nothing now is grey and comes after what does something; with `foremost`, which come before all others, it is
 * left out. `labelOf` tells what a command is called now, where that changes.
 */
export function footerLine(
  context: Context,
  look: Look,
  text: Text,
  width: number,
  isDisabled: (command: string) => boolean,
  foremost?: readonly string[],
  labelOf: (command: string) => string | undefined = () => undefined,
): Line {
  const ranked = bindingsOf(context)
    .filter(binding => binding.rank !== undefined && binding.command !== 'language')
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
  const draw = (binding: Binding) => {
    const {command} = binding
    return hint(binding, look, labelOf(command) ?? text.commands[command as Command][0], isDisabled(command))
  }
  const right = ranked
    .filter(binding => (binding.rank ?? 0) >= 90)
    .flatMap((binding, index) => (index === 0 ? draw(binding) : [gap, ...draw(binding)]))
  const room = width - lineWidth(right) - 2
  const left: Line[] = []
  let used = 0
  const own = ranked.filter(({rank = 0}) => rank < 90)
  const usable = own.filter(({command}) => !isDisabled(command))
  const first = usable.filter(({command}) => foremost?.includes(command))
  const rest = usable.filter(one => !first.includes(one))
  const idle = foremost ? [] : own.filter(one => !usable.includes(one))
  for (const binding of [...first, ...rest, ...idle]) {
    const item = draw(binding)
    const needed = lineWidth(item) + (left.length > 0 ? 2 : 0)
    if (used + needed > room) break
    left.push(left.length > 0 ? [gap, ...item] : item)
    used += needed
  }
  return spread(left.flat(), right, width)
}
