import type {Finding, KerasFound} from '../../answers/machine.ts'
import {glyphWhy} from '../../text/glyph-words.ts'
import type {Language} from '../../text/localised.ts'
import {whyWords} from '../../text/why.ts'
import type {Words} from '../../text/words/words.ts'
import type {Context} from '../line/command.ts'
import type {Output} from '../printing/output.ts'
import {sourceWords} from '../printing/run-words.ts'

type Row = readonly [name: string, said: string]

/** A finding as names and what is said of them; a name that is empty goes on with the one before it. */
export function rowsOf(finding: Finding, {words}: Output, {language}: Context): Row[] {
  const names = words.doctor
  const list = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(words.comma)
  if ('runs' in finding) {
    const {folder, writable, free} = finding.runs
    const said = [folder, writable ? names.writable : names.readOnly, free !== undefined && names.free(free)]
    return [[names.runs, list(said)]]
  }
  if ('settings' in finding) {
    const {file, found, sets, problem} = finding.settings
    const said = sets.length > 0 ? names.sets(sets.join(words.comma)) : names.setsNothing
    return [[names.settings, problem ?? list([file, found ? said : names.noSettings])]]
  }
  if ('datasets' in finding)
    return Object.entries(finding.datasets).map(([name, where], index): Row => {
      const [, source = '', origin = ''] = /^([\w-]+)(?:: (.*))?$/.exec(where) ?? []
      const said = source in words.sources ? sourceWords(words, source, origin) : where
      return [index === 0 ? names.datasets : '', `${name}${words.colon}${said}`]
    })
  if ('pictures' in finding) {
    const {version = '', why = ''} = finding.pictures
    return [
      [names.pictures, finding.pictures.decodes ? version : `${words.doctor.noPictures}${words.colon}${why}`],
    ]
  }
  if ('backend' in finding) {
    const {name, computes, version, threads = 0, gpu, why = ''} = finding.backend
    const said = computes
      ? list([`${name} ${version}`, words.threads(threads), gpu !== undefined && names.gpu(gpu)])
      : `${name}${words.colon}${whyWords(why, language)}`
    return [[names.backend, said]]
  }
  if ('keras' in finding) return kerasRows(finding.keras, words, language)
  const {tfnotes, tfjs, node, system, processor, memory, memoryFree, glyphs, glyphsBy} = finding
  const {size, colours, TERM, locale} = finding.terminal
  const terminal = [
    size === undefined ? names.noTerminal : names.screen(size, String(colours)),
    TERM !== '' && `TERM ${TERM}`,
    locale !== '' && `locale ${locale}`,
  ]
  return [
    ...Object.entries({tfnotes, tfjs, node}),
    [names.system, system],
    [names.processor, processor],
    [names.terminal, list(terminal)],
    [names.symbols, `${glyphs}${words.bracket(glyphWhy(glyphsBy, language))}`],
    [names.language, finding.language],
    [names.memory, list([memory, names.free(memoryFree)])],
  ]
}

/** First what a run would get, then every Python with its backends, and how what is missing would be installed. */
function kerasRows(
  {python, backend, why = '', problem, pythons}: KerasFound,
  words: Words,
  language: Language,
): Row[] {
  const {bracket, colon, comma} = words
  const first = problem ?? `${backend}${bracket(whyWords(why, language))}${comma}${python}`
  const others = pythons.flatMap(one => {
    const versions = [one.version && `Python ${one.version}`, one.keras && `Keras ${one.keras}`]
    const about = [one.python, ...versions].filter(Boolean).join(comma)
    const lines = [
      `${one.found}${colon}${one.problem ?? about}`,
      ...one.backends.map(
        ({name, version, devices, problem}) => `${name} ${version}${colon}${problem ?? devices.join(comma)}`,
      ),
      ...(one.install === undefined ? [] : [`${words.doctor.forGpu}${colon}${one.install}`]),
    ]
    // What is wrong with the only one has been said.
    return one.problem !== undefined && one.problem === problem ? lines.slice(1) : lines
  })
  return [first, ...others].map((said, index) => [index === 0 ? 'keras' : '', said])
}
