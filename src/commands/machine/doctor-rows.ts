import type {Finding} from '../../answers/machine.ts'
import {whyWords} from '../../text/why.ts'
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
    const {name, computes, version, threads = 0, why = ''} = finding.backend
    const said = computes
      ? list([`${name} ${version}`, words.threads(threads)])
      : `${name}${words.colon}${whyWords(why, language)}`
    return [[names.backend, said]]
  }
  const {tfnotes, tfjs, node, system, processor, memory, memoryFree} = finding
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
    [names.language, finding.language],
    [names.memory, list([memory, names.free(memoryFree)])],
  ]
}
