// Prints the program of every training chapter in both languages and styles, and runs each on a few samples: the
// Python in real Keras (where a Python with TensorFlow is given, else it says skipped), the TypeScript on
// TensorFlow.js, both at once. Each must end well and its network must have the chapter's number of parameters.
//
//   npx tsx scripts/check-code.ts [--python /path/to/python] [--lang python|ts] [chapter...]
import {execFile, spawn, spawnSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import {parseArgs, promisify} from 'node:util'
import type {Chapter} from '../src/chapters/chapter.ts'
import {dataFileOf} from '../src/chapters/code/data-file.ts'
import {printCode} from '../src/chapters/code/print-code.ts'
import type {CodeOptions} from '../src/chapters/code/program.ts'
import {chapters} from '../src/chapters/index.ts'
import {summarise} from '../src/chapters/summary.ts'
import type {LoadedDataset} from '../src/datasets/dataset.ts'
import {type DatasetName, expectedShape, facts, takes} from '../src/datasets/facts/index.ts'
import {writeNpz} from '../src/datasets/formats/write-npz.ts'
import {loaders} from '../src/datasets/index.ts'
import {programArrays} from '../src/datasets/program-arrays.ts'
import {defaults} from '../src/settings/tunable.ts'
import {writeSmallData} from './small-data.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: flags, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? 'python3'},
    lang: {type: 'string'},
  },
})

interface Case {
  readonly chapter: Chapter
  readonly lang: 'python' | 'ts'
  readonly style: 'sequential' | 'class'
  readonly what: string
  readonly h: Readonly<Record<string, number | string | boolean>>
  /** Another data set than the chapter's own. */
  readonly dataset?: DatasetName
  /** What else says which data is taken. */
  readonly given?: CodeOptions['given']
}

/**
 * As tuned by default, once with every option of compile and fit that prints something else, and on other data than
 * the chapter's own.
 */
function casesOf(chapter: Chapter): Case[] {
  const h = {...defaults(chapter), epochs: 1, validationFreq: 1}
  const forecast = chapter.task === 'forecast'
  const changes: Record<string, number | string | boolean> = {
    epochs: 2,
    optimizer: 'momentum',
    schedule: 'exponential',
    weightsOnly: true,
    bestOnly: true,
    l1: 0.001,
    l2: 0.002,
    dropout: 0.1,
    augment: true,
    horizontalFlip: true,
    shuffle: true,
    ...(forecast ? {features: 'close'} : {loss: 'sparseCategoricalCrossentropyFromLogits'}),
  }
  const known = Object.entries(changes).filter(([key]) => key in chapter.settings)
  const tuned = {...h, ...Object.fromEntries(known)}
  return (['python', 'ts'] as const).flatMap(lang =>
    (['sequential', 'class'] as const).flatMap(style => [
      {chapter, lang, style, what: 'defaults', h},
      // The deep networks take a minute a step on plain JavaScript; their options are printed by the same code.
      ...(deep.has(chapter.id) ? [] : [{chapter, lang, style, what: 'tuned', h: tuned}]),
      ...(forecast || deep.has(chapter.id)
        ? []
        : [{chapter, lang, style, what: 'mse', h: {...h, loss: 'meanSquaredError'}}]),
      ...othersOf(chapter, style).map(dataset => ({chapter, lang, style, what: dataset, h, dataset})),
      ...drawn(chapter, style).map(given => ({chapter, lang, style, what: 'file', h, given})),
    ]),
  )
}

/** Every other data set in one style; enough, for neither knows of the other. */
const othersOf = ({id, dataset, accepts}: Chapter, style: Case['style']): readonly DatasetName[] =>
  style === 'class' || deep.has(id) ? [] : accepts.filter(name => name !== dataset)

/** In place of the official set, from a file: read in a manner of its own, which is everywhere the same. */
const drawn = ({id, dataset}: Chapter, style: Case['style']) =>
  style === 'class' || deep.has(id) || !takes(dataset, 'trainSamples') || facts[dataset].needs !== undefined
    ? []
    : [{from: 'generated'} as const]

const deep = new Set(['alexnet', 'vgg16', 'inception10', 'resnet18'])

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-code-'))
const data = join(folder, 'data')
await writeSmallData(data)

/** Plain JavaScript takes seconds for what TensorFlow does in milliseconds. */
const samplesFor = {shallow: {python: [32, 16], ts: [8, 4]}, deep: {python: [4, 2], ts: [1, 1]}} as const

/** Writes a program into a folder of its own, beside the small files it reads. */
async function write({
  chapter,
  lang,
  style,
  what,
  h,
  dataset = chapter.dataset,
  given,
}: Case): Promise<string> {
  const place = join(folder, [chapter.id, lang, style, what].join('-'))
  mkdirSync(place)
  if (lang === 'ts') symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const [trainSamples, testSamples] = samplesFor[deep.has(chapter.id) ? 'deep' : 'shallow'][lang]
  const own = join(data, 'own')
  const options: CodeOptions = {
    lang,
    style,
    h,
    dataset,
    given: {
      ...(takes(dataset, 'csv') && {csv: join(own, 'prices.csv')}),
      ...(takes(dataset, 'images') && {images: join(own, 'pictures'), labels: join(own, 'pictures.txt')}),
      ...(takes(dataset, 'trainSamples') && chapter.task === 'classify-image' && {trainSamples, testSamples}),
      ...given,
    },
    ...(what === 'file' && {data: 'file.npz'}),
  }
  const lines = printCode(chapter, options)
  const file = dataFileOf(chapter, facts[dataset], options)
  if (file) await writeNpz(join(place, file.path), programArrays(await load(options, dataset)))
  const path = join(place, lang === 'ts' ? 'program.mts' : 'program.py')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** As a page would, caches aside. */
const load = ({given, h}: CodeOptions, dataset: DatasetName): Promise<LoadedDataset> => {
  const nowhere = join(folder, 'cache')
  const places = {given: data, kerasCache: nowhere, cache: nowhere}
  return loaders[dataset]({places, from: 'auto', seed: 1, hyperparameters: h, ...given})
}

const run = promisify(execFile)

interface Outcome {
  readonly parameters?: number
  readonly error?: string
}

/** What a second round does, and only a second one, is go on from the first one's checkpoint. */
const roundsOf = ({chapter, lang, what}: Case): number =>
  ['defaults', 'tuned'].includes(what) && !(lang === 'ts' && deep.has(chapter.id)) ? 2 : 1

/** All programs in one process, which takes its time to load TensorFlow; each outcome as soon as it is there. */
async function runPython(cases: readonly Case[], report: (each: Case, outcome?: Outcome) => void) {
  const probe = spawnSync(flags.python, ['-c', 'import tensorflow, keras'], {encoding: 'utf8'})
  if (probe.status !== 0) {
    for (const each of cases) report(each)
    return
  }
  const script = join(root, 'scripts/keras/run-printed-code.py')
  const waiting = new Map<string, Case>()
  for (const each of cases) waiting.set(await write(each), each)
  const tasks = [...waiting].map(([path, each]) => `${roundsOf(each)}=${path}`)
  const child = spawn(flags.python, [script, ...tasks])
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-2000)
  })
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue
    const {program, ...outcome} = JSON.parse(line)
    const each = waiting.get(program)
    if (each) report(each, outcome)
    waiting.delete(program)
  }
  for (const each of waiting.values()) report(each, {error: `no result\n${said}`})
}

/** The total is in the printed summary. */
async function runTypeScript(each: Case): Promise<Outcome> {
  const path = await write(each)
  const rounds = roundsOf(each)
  let outcome: Outcome = {}
  for (let round = 1; round <= rounds && outcome.error === undefined; round++)
    outcome = await run(process.execPath, ['--import', 'tsx', path], {
      cwd: join(path, '..'),
      env: {...process.env, TFNOTES_DATA: data},
      maxBuffer: 1e9,
    }).then(
      ({stdout}): Outcome => {
        const total = /Total params: (\d+)/.exec(stdout)?.[1]
        return total === undefined ? {error: `no total\n${stdout.slice(-500)}`} : {parameters: Number(total)}
      },
      (error: Error): Outcome => ({error: error.message.slice(-2000)}),
    )
  return outcome
}

/** What the program's network must have: the chapter's total, less the second bias of a GRU, which tfjs has not. */
function expected({chapter, lang, h, dataset = chapter.dataset}: Case): number {
  const {layers, parameters} = summarise(chapter, h, expectedShape(dataset, h))
  const gru = layers.filter(({kind}) => kind === 'gru').map(({outputShape}) => 3 * Number(outputShape.at(-1)))
  return lang === 'ts' ? gru.reduce((left, biases) => left - biases, parameters) : parameters
}

const count = {right: 0, wrong: 0, skipped: 0}

function report(each: Case, outcome?: Outcome): void {
  const name = `${each.chapter.id} ${each.lang} ${each.style} ${each.what}`
  if (outcome === undefined) {
    count.skipped += 1
    console.log(`skipped  ${name}: ${flags.python} has no TensorFlow`)
  } else if (outcome.parameters === expected(each)) {
    count.right += 1
    console.log(`right    ${name}: ${outcome.parameters} parameters`)
  } else {
    count.wrong += 1
    const found = outcome.error ?? `${outcome.parameters} parameters, not ${expected(each)}`
    console.log(`WRONG    ${name}: ${found}`)
  }
}

const chosen = chapters.filter(({id}) => positionals.length === 0 || positionals.includes(id))
const cases = chosen.flatMap(casesOf).filter(({lang}) => flags.lang === undefined || flags.lang === lang)
const inPython = cases.filter(({lang}) => lang === 'python')
await Promise.all([
  inPython.length > 0 && runPython(inPython, report),
  (async () => {
    for (const each of cases.filter(({lang}) => lang === 'ts')) report(each, await runTypeScript(each))
  })(),
])
rmSync(folder, {recursive: true})
console.log(`${count.right} right, ${count.wrong} wrong, ${count.skipped} skipped`)
process.exitCode = count.wrong > 0 ? 1 : 0
