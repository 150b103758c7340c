// Prints the program of every training chapter in both languages and styles, and runs each on a few samples: the
// Python in real Keras (where a Python with TensorFlow is given, else it says skipped), the TypeScript on
// TensorFlow.js. Each must end well and its network must have the chapter's number of parameters.
//
//   npx tsx scripts/check-code.ts [--python /path/to/python] [--lang python|ts] [chapter...]
import {spawnSync} from 'node:child_process'
import {cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import type {Chapter} from '../src/chapters/chapter.ts'
import {printCode} from '../src/chapters/code/print-code.ts'
import {expectedShape} from '../src/chapters/code/program.ts'
import {chapters} from '../src/chapters/index.ts'
import {summarise} from '../src/chapters/summary.ts'
import {defaults} from '../src/chapters/values.ts'
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
}

/** As tuned by default, and once with every option of compile and fit that prints something else. */
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
  const known = Object.entries(changes).filter(([key]) => key in chapter.hyperparameters)
  const tuned = {...h, ...Object.fromEntries(known)}
  return (['python', 'ts'] as const).flatMap(lang =>
    (['sequential', 'class'] as const).flatMap(style => [
      {chapter, lang, style, what: 'defaults', h},
      // The deep networks take a minute a step on plain JavaScript; their options are printed by the same code.
      ...(deep.has(chapter.id) ? [] : [{chapter, lang, style, what: 'tuned', h: tuned}]),
      ...(forecast || deep.has(chapter.id)
        ? []
        : [{chapter, lang, style, what: 'mse', h: {...h, loss: 'meanSquaredError'}}]),
    ]),
  )
}

const deep = new Set(['alexnet', 'vgg16', 'inception10', 'resnet18'])

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-code-'))
const data = join(folder, 'data')
await writeSmallData(data)

/** Writes a program into a folder of its own, beside the small files it reads. */
function write({chapter, lang, style, what, h}: Case): string {
  const place = join(folder, [chapter.id, lang, style, what].join('-'))
  mkdirSync(place)
  cpSync(join(data, 'own'), place, {recursive: true})
  if (lang === 'ts') symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const samples = deep.has(chapter.id)
    ? {trainSamples: lang === 'ts' ? 1 : 4, testSamples: lang === 'ts' ? 1 : 2}
    : {trainSamples: 32, testSamples: 16}
  const lines = printCode(chapter, {lang, style, h, ...(chapter.task === 'classify-image' ? samples : {})})
  const path = join(place, lang === 'ts' ? 'program.mts' : 'program.py')
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

interface Outcome {
  readonly parameters?: number
  readonly error?: string
}

function runPython(paths: readonly string[]): Map<string, Outcome> | undefined {
  const probe = spawnSync(flags.python, ['-c', 'import tensorflow, keras'], {encoding: 'utf8'})
  if (probe.status !== 0) return undefined
  const script = join(root, 'scripts/keras/run-printed-code.py')
  const {stdout, stderr} = spawnSync(flags.python, [script, ...paths], {encoding: 'utf8', maxBuffer: 1e9})
  const outcomes = new Map<string, Outcome>()
  for (const line of stdout.split('\n').filter(text => text.startsWith('{'))) {
    const {program, ...outcome} = JSON.parse(line)
    outcomes.set(program, outcome)
  }
  for (const path of paths)
    if (!outcomes.has(path)) outcomes.set(path, {error: `no result\n${stderr.slice(-2000)}`})
  return outcomes
}

/**
 * Two rounds, so that the second goes on from the first one's checkpoint (one for the deep networks); the total is in
 * the printed summary.
 */
function runTypeScript(path: string, rounds: number): Outcome {
  for (let round = 1; round <= rounds; round++) {
    const {status, signal, stdout, stderr} = spawnSync(process.execPath, ['--import', 'tsx', path], {
      encoding: 'utf8',
      cwd: join(path, '..'),
      env: {...process.env, TFNOTES_DATA: data},
    })
    const total = /Total params: (\d+)/.exec(stdout)?.[1]
    if (status !== 0 || total === undefined)
      return {error: `status ${status}, signal ${signal}\n${stdout.slice(-500)}\n${stderr.slice(-2000)}`}
    if (round === rounds) return {parameters: Number(total)}
  }
  return {}
}

/** What the program's network must have: the chapter's total, less the second bias of a GRU, which tfjs has not. */
function expected({chapter, lang, h}: Case): number {
  const {parameters} = summarise(chapter, h, expectedShape(chapter.dataset, h))
  const gru = chapter.id === 'stock-gru' && lang === 'ts' ? 3 * (Number(h.units1) + Number(h.units2)) : 0
  return parameters - gru
}

const chosen = chapters.filter(({id}) => positionals.length === 0 || positionals.includes(id))
const cases = chosen.flatMap(casesOf).filter(({lang}) => flags.lang === undefined || flags.lang === lang)
const paths = new Map(cases.map(each => [each, write(each)]))
const inPython = cases.filter(({lang}) => lang === 'python').map(each => paths.get(each) as string)
const python = inPython.length > 0 ? runPython(inPython) : new Map<string, Outcome>()

const count = {right: 0, wrong: 0, skipped: 0}
for (const each of cases) {
  const path = paths.get(each) as string
  const name = `${each.chapter.id} ${each.lang} ${each.style} ${each.what}`
  const outcome =
    each.lang === 'ts'
      ? runTypeScript(path, each.what === 'mse' || deep.has(each.chapter.id) ? 1 : 2)
      : python?.get(path)
  if (outcome === undefined) {
    count.skipped += 1
    console.log(`skipped  ${name}: ${flags.python} has no TensorFlow`)
  } else if (outcome.parameters === expected(each)) {
    count.right += 1
    console.log(`right    ${name}: ${outcome.parameters} parameters`)
  } else {
    count.wrong += 1
    console.log(
      `WRONG    ${name}: ${outcome.error ?? `${outcome.parameters} parameters, not ${expected(each)}`}`,
    )
  }
}
rmSync(folder, {recursive: true})
console.log(`${count.right} right, ${count.wrong} wrong, ${count.skipped} skipped`)
process.exitCode = count.wrong > 0 ? 1 : 0
