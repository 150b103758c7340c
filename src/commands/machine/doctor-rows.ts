import {whyWords} from '../../text/why.ts'
import type {Context} from '../line/command.ts'
import {sourceWords} from '../line/facts.ts'
import type {Output} from '../line/output.ts'
import type {Finding} from './doctor.ts'

type Row = readonly [name: string, said: string]
type Found = Readonly<Record<string, string | number | boolean>>

/** A finding as names and what is said of them; a name that is empty goes on with the one before it. */
export function rowsOf(finding: Finding, {words}: Output, {language}: Context): Row[] {
  const names = words.doctor
  const list = (parts: readonly (string | false)[]) => parts.filter(Boolean).join(words.comma)
  const tell: Readonly<Record<string, (found: Found) => Row[]>> = {
    terminal: ({size, colours, TERM, locale}) => [
      [
        names.terminal,
        list([
          size === undefined ? names.noTerminal : names.screen(String(size), String(colours)),
          TERM !== '' && `TERM ${TERM}`,
          locale !== '' && `locale ${locale}`,
        ]),
      ],
    ],
    runs: ({folder, writable, free}) => [
      [
        names.runs,
        list([
          String(folder),
          writable === true ? names.writable : names.readOnly,
          free !== undefined && names.free(String(free)),
        ]),
      ],
    ],
    datasets: found =>
      Object.entries(found).map(([name, where], index): Row => {
        const [, source = '', origin = ''] = /^([\w-]+)(?:: (.*))?$/.exec(String(where)) ?? []
        const said = source in words.sources ? sourceWords(words, source, origin) : String(where)
        return [index === 0 ? names.datasets : '', `${name}${words.colon}${said}`]
      }),
    backend: ({name, computes, version, threads, why}) => [
      [
        names.backend,
        computes === true
          ? list([`${name} ${version}`, words.threads(Number(threads))])
          : `${name}${words.colon}${whyWords(String(why), language)}`,
      ],
    ],
  }
  const {memory, memoryFree, ...others} = finding
  return Object.entries({...others, ...(memory !== undefined && {memory})}).flatMap(([key, value]): Row[] => {
    if (key === 'memory') return [[names.memory, list([String(memory), names.free(String(memoryFree))])]]
    const told = typeof value === 'object' && value !== null ? tell[key]?.(value as Found) : undefined
    return told ?? [[(names as Readonly<Record<string, unknown>>)[key]?.toString() ?? key, String(value)]]
  })
}
