import {bold, type Line, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Look} from '../../../drawing/look.ts'
import {keysInUse} from '../../keys/find.ts'
import {keyLabel} from '../../keys/names.ts'
import type {Binding, Command, Context} from '../../keys/table.ts'
import type {Text} from '../../text/text.ts'

const keysOf = (binding: Binding, look: Look): string =>
  binding.keys.map(key => keyLabel(key, look.glyphs)).join(' ')

/** The keys of a context first, then those that all have, then all the others. */
export function helpLines(context: Context, look: Look, text: Text, width: number): Line[] {
  const first: Context[] = context === 'common' ? ['common'] : [context, 'common']
  const keyTable = keysInUse()
  const others = (Object.keys(keyTable) as Context[]).filter(name => !first.includes(name))
  const all = [...first, ...others]
  const widest = Math.min(
    26,
    Math.max(...all.flatMap(name => keyTable[name].map(binding => widthOf(keysOf(binding, look))))),
  )
  return all.flatMap((name, index): Line[] => [
    ...(index > 0 ? [[]] : []),
    [bold(text.contexts[name], index < first.length ? 'accent' : 'dim')],
    ...keyTable[name].flatMap(binding =>
      wrap(text.commands[binding.command as Command][1], width - widest - 4).map(
        (words, row): Line => [
          span(`  ${pad(row === 0 ? keysOf(binding, look) : '', widest)}  `, 'accent'),
          span(words),
        ],
      ),
    ),
  ])
}
