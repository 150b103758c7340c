import type {BackendFound, Finding, KerasFound} from '../../../answers/machine.ts'
import {titleOf} from '../../../datasets/facts/index.ts'
import {bold, type Line, type Span, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import type {Depth} from '../../../drawing/look.ts'
import {wordOf} from '../../../text/choices.ts'
import {glyphNames, glyphWhy} from '../../../text/glyph-words.ts'
import type {Language} from '../../../text/localised.ts'
import {strip} from '../../../text/strip.ts'
import {whyWords} from '../../../text/why.ts'
import {words as said} from '../../../text/words/index.ts'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'

type Row = readonly [name: string, value: string | boolean]
interface Section {
  readonly title: string
  readonly rows: readonly Row[]
}

/** The named values of a finding that are there. */
const named = <F extends object>(found: F | undefined, names: {readonly [K in keyof F]?: string}): Row[] =>
  (Object.entries(names) as [keyof F, string][]).flatMap(([key, name]) => {
    const value = found?.[key]
    return value === undefined ? [] : [[name, typeof value === 'boolean' ? value : String(value)] as const]
  })

/** A backend that computes by its version; one that does not by the reason. */
function backendRow(
  {name, computes, version, threads = 0, gpu, why = ''}: BackendFound['backend'],
  language: Language,
): Row {
  const title = wordOf(name, language)
  if (!computes) return [title, whyWords(why, language)]
  const {run, doctor} = texts[language]
  const parts = [version, run.threads(threads), ...(gpu === undefined ? [] : [doctor.gpu(gpu)])]
  return [title, parts.join(texts[language].clause)]
}

/** What a run would get; then every Python with its backends, and how what is missing would be installed. */
function kerasRows({python, backend, why = '', problem, pythons}: KerasFound, language: Language): Row[] {
  const {taken, none, forGpu} = texts[language].doctor.labels
  const others = pythons.flatMap((one): Row[] => {
    const versions = [one.version && `Python ${one.version}`, one.keras && `Keras ${one.keras}`]
    const about: Row = [
      one.found,
      one.problem ?? [one.python, ...versions].filter(Boolean).join(texts[language].clause),
    ]
    return [
      // What is wrong with the only one has been said.
      ...(one.problem !== undefined && one.problem === problem ? [] : [about]),
      ...one.backends.map(
        ({name, version, devices, problem}): Row => [
          `  ${name}`,
          `${version}: ${problem ?? devices.join(', ')}`,
        ],
      ),
      ...(one.install === undefined ? [] : [[`  ${forGpu}`, one.install] as const]),
    ]
  })
  return [
    problem === undefined ? [taken, `${backend} (${whyWords(why, language)}), ${python}`] : [none, problem],
    ...others,
  ]
}

/** `file: /data/mnist` with the source in words. */
function whereWords(where: string, language: Language): string {
  const [, source = '', rest = ''] = /^([\w-]+)(.*)$/.exec(where) ?? []
  const words: Readonly<Record<string, string>> = texts[language].run.sources
  return Object.hasOwn(words, source) ? `${words[source]}${rest.replace(/^: /, said[language].colon)}` : where
}

const coloursOf = (depth: Depth, {doctor}: Text): string =>
  depth === 'none' ? doctor.none : depth === '16' ? doctor.because(depth, doctor.ownShades) : depth

/** What the doctor's findings and this screen itself say, in the order in which one asks. */
function sectionsOf(state: AppState, findings: readonly Finding[]): Section[] {
  const text = texts[state.language]
  const {sections, labels} = text.doctor
  const {theme, glyphs, glyphsBy} = state.look
  const {system, processor, memory, folder, writable, free} = labels
  const program = findings.find(one => 'tfnotes' in one)
  const runs = findings.find(one => 'runs' in one)?.runs
  const settings = findings.find(one => 'settings' in one)?.settings
  const pictures = findings.find(one => 'pictures' in one)?.pictures
  const datasets = findings.find(one => 'datasets' in one)?.datasets ?? {}
  return [
    {
      title: sections.program,
      rows: named(program, {
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
      rows: findings.flatMap(one => ('backend' in one ? [backendRow(one.backend, state.language)] : [])),
    },
    {
      title: sections.keras,
      rows: findings.flatMap(one => ('keras' in one ? kerasRows(one.keras, state.language) : [])),
    },
    {
      title: sections.datasets,
      rows: Object.entries(datasets).map(([name, where]) => [
        titleOf(name, state.language),
        whereWords(where, state.language),
      ]),
    },
    ...(pictures
      ? [
          {
            title: sections.pictures,
            rows: [
              [labels.decodes, pictures.decodes],
              ...named(pictures, {version: labels.by, why: labels.why}),
            ],
          } satisfies Section,
        ]
      : []),
    {title: sections.runs, rows: named(runs, {folder, writable, free})},
    {
      title: sections.settings,
      rows: [
        ...named(settings, {file: labels.file, found: labels.found, problem: labels.why}),
        ...(settings && settings.sets.length > 0 ? [[labels.sets, settings.sets.join(', ')] as const] : []),
      ],
    },
    {
      title: sections.screen,
      rows: [
        [labels.size, `${state.size.columns} ${glyphs.times} ${state.size.rows}`],
        [labels.colours, coloursOf(theme.depth, text)],
        [
          labels.symbols,
          glyphsBy
            ? text.doctor.because(glyphNames[glyphs.name][state.language], glyphWhy(glyphsBy, state.language))
            : glyphNames[glyphs.name][state.language],
        ],
      ],
    },
  ]
}

/** Everything that was found, section by section. */
export function findingLines(state: AppState, findings: readonly Finding[], width: number): Line[] {
  const {glyphs} = state.look
  const sections = sectionsOf(state, findings).filter(({rows}) => rows.length > 0)
  const widest = Math.min(24, Math.max(...sections.flatMap(({rows}) => rows.map(([name]) => widthOf(name)))))
  const mark = (yes: boolean): Span => (yes ? span(glyphs.yes, 'good') : span(glyphs.no, 'warning'))
  return sections.flatMap(({title, rows}, index): Line[] => [
    ...(index > 0 ? [[]] : []),
    [bold(title, 'accent')],
    ...rows.flatMap(([name, said]): Line[] => {
      const label = span(`  ${pad(name, widest, 'left', glyphs.ellipsis)}  `, 'dim')
      if (typeof said === 'boolean') return [[label, mark(said)]]
      return wrap(strip(said), Math.max(10, width - widest - 4)).map((row, at) => [
        at === 0 ? label : span(' '.repeat(widest + 4)),
        span(row),
      ])
    }),
  ])
}
