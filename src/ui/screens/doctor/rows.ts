import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Language} from '../../../text/localised.ts'
import {whyWords} from '../../../text/why.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'

type Found = Readonly<Record<string, unknown>>
type Row = readonly [name: string, value: string | boolean]
interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

const isRecord = (value: unknown): value is Found => typeof value === 'object' && value !== null
const part = (findings: readonly Found[], key: string): Found => {
  const found = findings.find(finding => isRecord(finding[key]))?.[key]
  return isRecord(found) ? found : {}
}
const value = (one: unknown): string | boolean => (typeof one === 'boolean' ? one : String(one))

/** The named values of a finding that are there. */
const named = (found: Found, names: Readonly<Record<string, string>>): Row[] =>
  Object.entries(names).flatMap(([key, name]) =>
    found[key] === undefined ? [] : [[name, value(found[key])] as const],
  )

/** A backend that computes by its version; one that does not by the reason. */
function backendRow(found: Found, language: Language): Row {
  const {name, computes, version, threads, why} = found
  if (computes !== true) return [String(name), whyWords(String(why ?? ''), language)]
  return [String(name), `${version}, ${texts[language].run.threads(Number(threads))}`]
}

/** `file: /data/mnist` with the source in words. */
function whereWords(where: string, {run}: Text): string {
  const [, source = '', rest = ''] = /^([\w-]+)(.*)$/.exec(where) ?? []
  const words: Readonly<Record<string, string>> = run.sources
  return Object.hasOwn(words, source) ? `${words[source]}${rest}` : where
}

/** What the doctor's findings and this screen itself say, in the order in which one asks. */
function sectionsOf(state: AppState, findings: readonly Found[]): Section[] {
  const text = texts[state.language]
  const {sections, labels} = text.doctor
  const {theme, glyphs} = state.look
  const {system, processor, memory, folder, writable, free} = labels
  return [
    {
      title: sections.program,
      rows: named(findings[0] ?? {}, {
        tfnotes: 'tfnotes',
        node: 'Node',
        tfjs: 'tfjs',
        system,
        processor,
        memory,
        memoryFree: labels.memoryFree,
      }),
    },
    {
      title: sections.backends,
      rows: findings.flatMap(({backend}) => (isRecord(backend) ? [backendRow(backend, state.language)] : [])),
    },
    {
      title: sections.datasets,
      rows: Object.entries(part(findings, 'datasets')).map(([name, where]) => [
        titleOf(name, state.language),
        whereWords(String(where), text),
      ]),
    },
    {title: sections.runs, rows: named(part(findings, 'runs'), {folder, writable, free})},
    {
      title: sections.screen,
      rows: [
        [labels.size, `${state.size.columns} ${glyphs.times} ${state.size.rows}`],
        [labels.colours, theme.depth === 'none' ? text.doctor.none : theme.depth],
        [labels.symbols, glyphs.name],
      ],
    },
  ]
}

/** Everything that was found, section by section. */
export function findingLines(state: AppState, findings: readonly unknown[], width: number): Line[] {
  const {glyphs} = state.look
  const sections = sectionsOf(state, findings.filter(isRecord)).filter(({rows}) => rows.length > 0)
  const widest = Math.min(24, Math.max(...sections.flatMap(({rows}) => rows.map(([name]) => widthOf(name)))))
  const mark = (yes: boolean): Span => (yes ? span(glyphs.yes, 'good') : span(glyphs.no, 'warning'))
  return sections.flatMap(({title, rows}, index): Line[] => [
    ...(index > 0 ? [[]] : []),
    [bold(title, 'accent')],
    ...rows.flatMap(([name, said]): Line[] => {
      const label = span(`  ${pad(name, widest, 'left', glyphs.ellipsis)}  `, 'dim')
      if (typeof said === 'boolean') return [[label, mark(said)]]
      return wrap(said, Math.max(10, width - widest - 4)).map((row, at) => [
        at === 0 ? label : span(' '.repeat(widest + 4)),
        span(row),
      ])
    }),
  ])
}
