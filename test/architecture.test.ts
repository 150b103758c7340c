import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, sep} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {answers, parts} from '../src/answers/index.ts'
import {facts} from '../src/datasets/facts/index.ts'
import {type RunOption, runOptions} from '../src/settings/run-options.ts'
import {flagOf} from '../src/text/flag-name.ts'

const src = fileURLToPath(new URL('../src', import.meta.url))

/** Which folders of src each folder may import from; packages are ruled below. */
const mayImport: Record<string, readonly string[]> = {
  text: [],
  random: [],
  system: ['text'],
  settings: ['text'],
  config: ['text', 'settings', 'system', 'drawing/glyph-mode.ts', 'drawing/look.ts'],
  datasets: ['text', 'random', 'system'],
  progress: ['system'],
  runs: ['text', 'settings', 'system', 'datasets/facts', 'datasets/dataset.ts'],
  labs: ['text', 'random', 'settings', 'answers'],
  drawing: ['text', 'labs/figure.ts'],
  chapters: ['text', 'random', 'settings', 'datasets', 'labs', 'config/said.ts'],
  answers: ['runs/events.ts'],
  trainers: ['text', 'random', 'settings', 'chapters', 'datasets', 'runs', 'system', 'answers'],
  studies: ['text', 'random', 'settings', 'chapters', 'datasets', 'runs', 'system'],
  ui: [
    'answers',
    'config/said.ts',
    'studies',
    'text',
    'drawing',
    'random',
    'settings',
    'runs',
    'progress/book-progress.ts',
    'chapters',
    'labs',
    'datasets/facts',
    'datasets/dataset.ts',
  ],
  commands: [
    'answers',
    'config',
    'studies',
    'text',
    'drawing',
    'random',
    'settings',
    'runs',
    'chapters',
    'labs',
    'datasets',
    'trainers',
    'system',
  ],
}

/** Packages a folder never imports (`type` imports of TensorFlow are allowed in chapters). */
const never: Record<string, readonly RegExp[]> = {
  // What takes escape sequences out of a text comes with Node.
  text: [/^(?!node:util$)/],
  random: [/tensorflow/, /react|ink/, /node:fs/],
  system: [/tensorflow/, /react|^ink/],
  settings: [/./],
  config: [/tensorflow/, /react|^ink/],
  datasets: [/tensorflow/, /react|^ink/],
  progress: [/tensorflow/, /react|^ink/],
  runs: [/tensorflow/, /react|^ink/],
  labs: [/tensorflow/, /react|^ink/, /node:fs/],
  drawing: [/tensorflow/, /react|^ink/, /node:fs/],
  chapters: [/tensorflow/, /react|^ink/, /node:fs/],
  answers: [/tensorflow/, /react|^ink/, /node:fs/],
  // The whole of TensorFlow.js is for the programs that are printed: its 140 MB are not installed with this one.
  trainers: [/react|^ink/, /^@tensorflow\/tfjs$/],
  studies: [/tensorflow/, /react|^ink/],
  ui: [/tensorflow/, /node:fs/],
  commands: [/react|^ink/],
}

/** Within trainers: what each room may take from the others. The session knows engines by their interface alone. */
const trainersMayImport: Record<string, readonly string[]> = {
  spec: [],
  loading: ['spec'],
  'engines/engine.ts': ['spec'],
  'engines/index.ts': ['engines'],
  'engines/auto.ts': ['engines/engine.ts'],
  'engines/built-in': [
    'engines/engine.ts',
    'engines/memory.ts',
    'engines/expect-same-state.ts',
    'spec',
    'loading',
  ],
  // The first weights, and what pictures are changed to, are the built-in engine's on every engine.
  'engines/keras': [
    'engines/engine.ts',
    'engines/memory.ts',
    'engines/expect-same-state.ts',
    'engines/built-in/index.ts',
    'engines/built-in/augment.ts',
    'spec',
    'loading',
  ],
  // What a run begins with, where that is more than its seed.
  branching: [
    'engines/engine.ts',
    'spec',
    'session/checkpoints',
    'applying/trained-run.ts',
    'applying/export/keras-groups.ts',
  ],
  session: ['engines/engine.ts', 'engines/index.ts', 'spec', 'loading', 'branching/init-weights.ts'],
  applying: ['engines/built-in/open-network.ts', 'spec', 'loading', 'session/checkpoints'],
}

interface Import {
  readonly file: string
  readonly target: string
  readonly typeOnly: boolean
  /** Inside a function: by then every module has run. */
  readonly late: boolean
}

const sources = readdirSync(src, {recursive: true, encoding: 'utf8'}).filter(
  name => /\.tsx?$/.test(name) && !name.includes(`${sep}assembly${sep}`),
)

/** Statements begin a line; what printed programs import stands inside strings. */
const importPattern = /^(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+from\s+)?'([^']+)'|import\('([^']+)'\)/gm

const imports: Import[] = sources.flatMap(file =>
  [...readFileSync(join(src, file), 'utf8').matchAll(importPattern)].map(match => ({
    file,
    target: match[2] ?? match[3] ?? '',
    typeOnly: match[1] !== undefined,
    late: match[3] !== undefined,
  })),
)

/** Which file of src a relative import means. */
const pathOf = ({file, target}: Import) => join(dirname(file), target)

const folderOf = (file: string) => file.split(sep)[0] ?? ''

describe('import rules', () => {
  it('finds the sources', () => {
    expect(sources.length).toBeGreaterThan(10)
    expect(imports.length).toBeGreaterThan(10)
  })

  it.each(Object.keys(mayImport))('%s imports only the folders it may', folder => {
    const allowed = [folder, 'errors.ts', ...(mayImport[folder] ?? [])]
    const breaches = imports
      .filter(({file, target}) => folderOf(file) === folder && target.startsWith('.'))
      .filter(one => {
        const path = pathOf(one).split(sep).join('/')
        return !allowed.some(name => path === name || path.startsWith(`${name}/`))
      })
    expect(breaches).toEqual([])
  })

  it.each(Object.keys(trainersMayImport))('trainers/%s imports only the rooms it may', room => {
    const isIn = (path: string, name: string) => path === name || path.startsWith(`${name}/`)
    const within = (path: string) =>
      path
        .split(sep)
        .join('/')
        .replace(/^trainers\//, '')
    const ours = imports.filter(({file}) => folderOf(file) === 'trainers' && isIn(within(file), room))
    expect(ours.length).toBeGreaterThan(0)
    const breaches = ours
      .filter(one => one.target.startsWith('.') && folderOf(pathOf(one)) === 'trainers')
      .filter(
        one => ![room, ...(trainersMayImport[room] ?? [])].some(name => isIn(within(pathOf(one)), name)),
      )
    expect(breaches).toEqual([])
  })

  it('of trainers, the built-in engine alone computes with TensorFlow.js', () => {
    const builtIn = join('trainers', 'engines', 'built-in') + sep
    const breaches = imports.filter(
      ({file, target}) =>
        folderOf(file) === 'trainers' && /tensorflow/.test(target) && !file.startsWith(builtIn),
    )
    expect(breaches).toEqual([])
  })

  it.each(Object.keys(never))('%s never imports what it must not', folder => {
    const breaches = imports.filter(
      ({file, target, typeOnly}) =>
        folderOf(file) === folder &&
        !target.startsWith('.') &&
        !(typeOnly && /tensorflow/.test(target) && folder === 'chapters') &&
        (never[folder] ?? []).some(rule => rule.test(target)),
    )
    expect(breaches).toEqual([])
  })

  it('an option of a run is declared in its table alone', () => {
    const keys = Object.entries<RunOption>(runOptions).flatMap(([key, {flag = key}]) => [key, flag])
    // Other commands read a file of prices, too; a checkpoint is `from` somewhere; a data set is a command.
    const own = keys.filter(key => !['csv', 'from', 'dataset'].includes(key))
    const names = own.join('|')
    const declared = new RegExp(
      `'--(${own.map(flagOf).join('|')})\\b|\\b(${names}): {\\s*(value|choices|help|kind):|^ *(${names}): {$`,
      'm',
    )
    const isWords = (file: string) => file.startsWith(join('ui', 'text'))
    const breaches = sources
      .filter(file => ['commands', 'ui'].includes(folderOf(file)) && !isWords(file))
      .filter(file => declared.test(readFileSync(join(src, file), 'utf8')))
    expect(breaches).toEqual([])
  })

  it('commands write through what takes control characters out, but for texts made for programs', () => {
    const writing = sources
      .filter(file => folderOf(file) === 'commands')
      .filter(file => /std(out|err)\.write/.test(readFileSync(join(src, file), 'utf8')))
    expect(writing.toSorted()).toEqual(
      [
        join('commands', 'applying', 'extract.ts'),
        join('commands', 'book', 'code.ts'),
        join('commands', 'line', 'completion.ts'),
        join('commands', 'line', 'main.ts'),
        join('commands', 'printing', 'output.ts'),
      ].toSorted(),
    )
  })

  it('what goes out as JSON, and what comes in, is declared in src/answers alone', () => {
    const texts = sources
      .filter(file => ['commands', 'ui'].includes(folderOf(file)))
      .map(file => ({file, text: readFileSync(join(src, file), 'utf8')}))
    const where = (pattern: RegExp) => texts.filter(({text}) => pattern.test(text)).map(({file}) => file)
    expect(where(/JSON\.stringify|jsonLine\(/)).toEqual([join('commands', 'printing', 'output.ts')])
    expect(where(/JSON\.parse/)).toEqual([])
    const schemas = imports.filter(({target}) => target === 'valibot').map(({file}) => folderOf(file))
    expect([...new Set(schemas)]).toEqual(['answers'])
    // What a child process said is unknown until it is read.
    const unread = texts.flatMap(({text}) =>
      text
        .split('\n')
        .filter(line => /message\.value/.test(line.replaceAll(/\bread(Failure)?\([^()]*\)/g, ''))),
    )
    expect(unread).toEqual([])
  })

  it('no screen declares the keys of an answer again', () => {
    const schemas = Object.values({...answers, ...parts}).flatMap(lines =>
      Object.entries(lines as Readonly<Record<string, {readonly entries?: object}>>),
    )
    // Every other thing has one of these.
    const common = new Set(['kind', 'id', 'name'])
    const repeated = sources
      .filter(file => folderOf(file) === 'ui')
      .flatMap(file => {
        const text = readFileSync(join(src, file), 'utf8')
        const types = [...text.matchAll(/^(?:export )?(?:interface|type) (\w+)[^{}\n]*\{([^}]*)\}/gm)]
        return types.flatMap(([, type, body = '']) => {
          const keys = [...body.matchAll(/\breadonly (\w+)\??:/g)].flatMap(([, key = '']) =>
            common.has(key) ? [] : [key],
          )
          const found = schemas.find(
            ([, {entries = {}}]) => keys.filter(key => Object.hasOwn(entries, key)).length > 3,
          )
          return found ? [`${file}: ${type} repeats ${found[0]}`] : []
        })
      })
    expect(repeated).toEqual([])
  })

  it('no two files need each other before either has run', () => {
    const waiting = new Map(
      sources.map(file => [
        file,
        imports
          .filter(one => one.file === file && one.target.startsWith('.') && !one.typeOnly && !one.late)
          .map(pathOf),
      ]),
    )
    // Whoever needs nobody that is still here goes; a circle stays.
    for (let before = 0; before !== waiting.size; ) {
      before = waiting.size
      for (const [file, needed] of waiting) if (!needed.some(one => waiting.has(one))) waiting.delete(file)
    }
    expect([...waiting.keys()]).toEqual([])
  })

  /** What has to run before these do. */
  const waitedFor = (...files: readonly string[]): ReadonlySet<string> => {
    const waited = new Set<string>()
    const wait = (file: string) => {
      if (waited.has(file)) return
      waited.add(file)
      for (const one of imports)
        if (one.file === file && one.target.startsWith('.') && !one.typeOnly && !one.late) wait(pathOf(one))
    }
    for (const file of files) wait(join(...file.split('/')))
    return waited
  }

  it('what every command waits for is its table alone: no chapter, no network, no screen', () => {
    const waited = waitedFor('cli.ts', 'commands/line/main.ts', 'commands/listing/runs.ts')
    expect(waited.size).toBeGreaterThan(10)
    const heavy = ['chapters/index.ts', 'text/errors.ts', 'labs/index.ts'].map(file =>
      join(...file.split('/')),
    )
    expect([...waited].filter(file => heavy.includes(file) || /^(trainers|ui)\b/.test(file))).toEqual([])
  })

  it('the data of a training are read before TensorFlow.js is there', () => {
    const waited = waitedFor('trainers/session/run-training.ts')
    expect(waited).toContain(join('trainers', 'engines', 'built-in', 'index.ts'))
    const computing = imports.filter(
      ({file, target, typeOnly, late}) => waited.has(file) && /tensorflow/.test(target) && !typeOnly && !late,
    )
    expect(computing).toEqual([])
  })

  it('no circle of more than three files, types and late imports counted', () => {
    // The state of the program is the union of the screens' states: inside ui/screens that is one circle.
    const files = sources.filter(file => !file.startsWith(join('ui', 'screens')))
    const needed = new Map(
      files.map(file => [
        file,
        imports.filter(one => one.file === file && one.target.startsWith('.')).map(pathOf),
      ]),
    )
    const reach = (from: string): ReadonlySet<string> => {
      const reached = new Set<string>()
      const walk = (file: string) => {
        for (const next of needed.get(file) ?? [])
          if (needed.has(next) && !reached.has(next)) {
            reached.add(next)
            walk(next)
          }
      }
      walk(from)
      return reached
    }
    const reached = new Map(files.map(file => [file, reach(file)]))
    const circleOf = (file: string) =>
      files.filter(other => reached.get(file)?.has(other) && reached.get(other)?.has(file))
    const circles = files.map(circleOf).filter(circle => circle.length > 3)
    expect(circles).toEqual([])
  })
})

/** Names of classes, as a string or as a key; of digits and letters none could be told from other text. */
const classWords = Object.entries(facts).flatMap(([dataset, {classes}]) => {
  const names = typeof classes === 'number' ? [] : classes.flatMap(({en, zh}) => [en, zh])
  const words = [...new Set(names)].filter(name => name.length > 1)
  return words.length > 0 ? [{dataset, words}] : []
})

it.each(classWords)('the classes of $dataset are named in src/datasets/facts alone', ({dataset, words}) => {
  const room = ['datasets', 'facts'].join(sep)
  const notes = ['chapters', 'notes'].join(sep)
  const breaches = sources
    .filter(file => !file.startsWith(room) && !file.startsWith(notes))
    .flatMap(file => {
      const text = readFileSync(join(src, file), 'utf8')
      const named = words.filter(
        word =>
          ["'", '"', '`'].some(quote => text.includes(`${quote}${word}${quote}`)) ||
          [' ', '{', '\t'].some(before => text.includes(`${before}${word}:`)),
      )
      // One may be a word like any other.
      return named.length > 1 ? [`src/${file} names ${named.join(', ')}: take classNames('${dataset}')`] : []
    })
  expect(breaches).toEqual([])
})

it('folders are made in one place, which tells where Node would try for ever', () => {
  const makes = /^import \{[^}]*\bmkdir(Sync)?\b[^}]*\} from 'node:fs/m
  const found = sources.filter(file => makes.test(readFileSync(join(src, file), 'utf8')))
  expect(found.map(file => file.split(sep).join('/')).sort()).toEqual(['system/make-folder.ts'])
})

describe('what is drawn and written for people', () => {
  const once: [what: string, how: RegExp, where: string][] = [
    ['control characters', /stripVTControlCharacters|\[[^\]\n]*\\(?:x00|u0000|0)-/, 'text/strip.ts'],
    ['bytes', /'[kM]i?B'/, 'text/numbers.ts'],
    ['shares in percent', /\* 100\)\.toFixed/, 'text/numbers.ts'],
    ['digits in groups', /toLocaleString/, 'text/numbers.ts'],
    ['a clock', /% 60\b/, 'text/times.ts'],
    ['a time in its unit', /\} m?s`/, 'text/times.ts'],
    ['what cannot be seen in a width', /from 'string-width'/, 'drawing/lines/width.ts'],
    ['curves', /from 'asciichart'/, 'drawing/charts/trace.ts'],
  ]

  // Trainers and data sets know no language: what they say is for files and for whoever reads those.
  it.each(once)('%s, in one place', (_, how, where) => {
    const found = sources
      .map(file => file.split(sep).join('/'))
      .filter(file => !/^(trainers|datasets)\//.test(file))
      .filter(file => how.test(readFileSync(join(src, file), 'utf8')))
    expect(found).toEqual([where])
  })
})
