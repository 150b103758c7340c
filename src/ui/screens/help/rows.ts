import {bold, type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Look} from '../../../drawing/look.ts'
import {keysInUse} from '../../keys/find.ts'
import {keyLabel} from '../../keys/names.ts'
import type {Binding, Command, Context} from '../../keys/table.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {HelpScreen} from './state.ts'

const keysOf = (binding: Binding, look: Look): string =>
  binding.keys.map(key => keyLabel(key, look.glyphs)).join(' ')

/** No column of keys is wider. */
const widest = 26

/** Where a row is drawn, and in which words. */
type Place = Pick<AppState, 'language' | 'look'> & {readonly width: number; readonly room: number}

function rowsOf(binding: Binding, {language, look, width, room}: Place, why?: string): Line[] {
  const role = why === undefined ? undefined : 'dim'
  const words = texts[language].commands[binding.command as Command][1]
  const rows = [
    ...wrap(words, width - room - 4).map(one => line(one, role)),
    ...(why === undefined ? [] : wrap(why, width - room - 6).map(one => line(`  ${one}`, 'dim'))),
  ]
  return rows.map(
    (one, at): Line => [
      span(`  ${pad(at === 0 ? keysOf(binding, look) : '', room)}  `, role ?? 'accent'),
      ...one,
    ],
  )
}

const drawn = new WeakMap<Binding, {readonly key: string; readonly rows: readonly Line[]}>()

/** Hundreds of keys are explained, and most of them no other than in the frame before. */
function rememberedRows(binding: Binding, place: Place): readonly Line[] {
  const key = [place.language, place.look.glyphs.name, place.width, place.room].join(' ')
  const before = drawn.get(binding)
  if (before?.key === key) return before.rows
  const rows = rowsOf(binding, place)
  drawn.set(binding, {key, rows})
  return rows
}

/**
 * The keys of the screen below, those first that do something there now and are needed most, then why the others do nothing;
 * then the keys that all screens have, then all the others.
 */
export function helpLines(
  {language, look}: Pick<AppState, 'language' | 'look'>,
  {context, offers}: Pick<HelpScreen, 'context' | 'offers'>,
  width: number,
): Line[] {
  const text = texts[language]
  const keyTable = keysInUse()
  const commonOnes = new Set<string>(keyTable.common.map(({command}) => command))
  const own = new Set<string>(keyTable[context].map(({command}) => command))
  const here = offers.filter(({binding: {command}}) => own.has(command))
  const shared = offers.filter(({binding: {command}}) => !own.has(command) && commonOnes.has(command))
  const contexts = Object.keys(keyTable) as Context[]
  const room = Math.min(
    widest,
    Math.max(...contexts.flatMap(name => keyTable[name].map(one => widthOf(keysOf(one, look))))),
  )
  const place: Place = {language, look, width, room}
  const row = (binding: Binding, why?: string): readonly Line[] =>
    why === undefined ? rememberedRows(binding, place) : rowsOf(binding, place, why)
  const section = (title: string, isFirst: boolean, rows: readonly Line[]): Line[] =>
    rows.length === 0 ? [] : [[bold(title, isFirst ? 'accent' : 'dim')], ...rows, []]
  const usable = (some: typeof offers) => some.filter(({why}) => why() === undefined)
  const idle = [...here, ...shared].filter(({why}) => why() !== undefined)
  const lines = [
    ...section(
      text.contexts[context],
      true,
      usable(here).flatMap(({binding}) => row(binding)),
    ),
    ...section(
      text.help.idle,
      false,
      idle.flatMap(({binding, why}) => row(binding, why()?.(text, language))),
    ),
    ...section(
      text.contexts.common,
      true,
      usable(shared).flatMap(({binding}) => row(binding)),
    ),
    ...contexts
      .filter(name => name !== context && name !== 'common')
      .flatMap(name =>
        section(
          text.contexts[name],
          false,
          keyTable[name].flatMap(binding => row(binding)),
        ),
      ),
  ]
  return lines.slice(0, -1)
}
