import {mkdirSync, mkdtempSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {dataFileOf} from '../../src/chapters/code/data-file.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {CodeOptions} from '../../src/chapters/code/program.ts'
import {record} from '../../src/chapters/graph.ts'
import {weightShapes} from '../../src/chapters/summary.ts'
import type {LoadedDataset} from '../../src/datasets/dataset.ts'
import {type DatasetName, expectedShape, facts, takes} from '../../src/datasets/facts/index.ts'
import {writeNpz} from '../../src/datasets/formats/write-npz.ts'
import {loaders} from '../../src/datasets/index.ts'
import {programArrays} from '../../src/datasets/program-arrays.ts'
import {kerasArchive} from '../../src/trainers/applying/export/keras-archive.ts'
import {weightsNpz} from '../../src/trainers/applying/export/npz.ts'
import type {Checkpoint} from '../../src/trainers/session/checkpoints/read.ts'
import {writeSmallData} from '../small-data.ts'
import {type Case, deep, nameOf} from './cases.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export const folder = mkdtempSync(join(tmpdir(), 'tfnotes-code-'))
export const data = join(folder, 'data')
await writeSmallData(data)

/** Plain JavaScript takes seconds for what Keras does in milliseconds. */
const samplesFor = {shallow: {python: [32, 16], ts: [8, 4]}, deep: {python: [4, 2], ts: [1, 1]}} as const

/**
 * Writes a program into a folder of its own, beside the small files it reads.
 * @param apart names that folder where the case is run more than once
 * @returns the program's path
 */
export async function writeProgram(each: Case, apart = ''): Promise<string> {
  const {chapter, lang, style, what, h, distribute = 'none', dataset = chapter.dataset, given} = each
  const place = join(folder, apart, nameOf(each))
  mkdirSync(place, {recursive: true})
  if (lang === 'ts') symlinkSync(join(root, 'node_modules'), join(place, 'node_modules'))
  const [trainSamples, testSamples] = samplesFor[deep.has(chapter.id) ? 'deep' : 'shallow'][lang]
  const own = join(data, 'own')
  const options: CodeOptions = {
    lang,
    style,
    h,
    dataset,
    distribute,
    given: {
      ...(takes(dataset, 'csv') && {csv: join(own, 'prices.csv')}),
      ...(takes(dataset, 'images') && {images: join(own, 'pictures'), labels: join(own, 'pictures.txt')}),
      ...(takes(dataset, 'trainSamples') && chapter.task === 'classify-image' && {trainSamples, testSamples}),
      ...given,
    },
    ...(what === 'file' && {data: 'file.npz'}),
  }
  const file = dataFileOf(chapter, facts[dataset], options)
  if (file) await writeNpz(join(place, file.path), programArrays(await load(options, dataset)))
  if (what === 'defaults' && lang === 'python' && !chapter.byHand) writeExports(each, place)
  const path = join(place, lang === 'ts' ? 'program.mts' : 'program.py')
  writeFileSync(path, `${printCode(chapter, options).join('\n')}\n`)
  return path
}

/** As a page would, caches aside. */
const load = ({given, h}: CodeOptions, dataset: DatasetName): Promise<LoadedDataset> => {
  const nowhere = join(folder, 'cache')
  const places = {given: data, kerasCache: nowhere, cache: nowhere}
  return loaders[dataset]({places, from: 'auto', seed: 1, hyperparameters: h, ...given})
}

/** What `tfnotes export` writes of a run of this network, whose weights are whatever they are. */
function writeExports({chapter, h, dataset = chapter.dataset}: Case, place: string): void {
  const graph = record(chapter, h, expectedShape(dataset, h))
  const shapes = [...weightShapes(graph)]
  const weights = shapes.map(([name, shape], k) => {
    const values = Array.from(
      {length: shape.reduce((product, side) => product * side, 1)},
      (_, i) => Math.sin(i + k) / 10 + (/gamma|variance/.test(name) ? 1 : 0),
    )
    return [name, Float32Array.from(values)] as const
  })
  const checkpoint = {
    state: {weights: shapes.map(([name, shape]) => ({name, shape}))},
    weights: new Map(weights),
    slots: new Map(),
  } as unknown as Checkpoint
  writeFileSync(join(place, 'run.keras'), kerasArchive(graph, checkpoint, chapter.id))
  writeFileSync(join(place, 'run.npz'), weightsNpz(checkpoint))
}
