import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {unzipSync, zipSync} from 'fflate'
import {describe, expect, it} from 'vitest'
import {record} from '../../../src/chapters/graph.ts'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'
import {createRun, readSpec} from '../../../src/runs/create.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {kerasArchive} from '../../../src/trainers/applying/export/keras-archive.ts'
import {initWeights, initWeightsFile} from '../../../src/trainers/branching/init-weights.ts'
import {readKeras} from '../../../src/trainers/branching/read-keras.ts'
import {expectSameShapes} from '../../../src/trainers/branching/same-shapes.ts'
import {dataShape} from '../../../src/trainers/loading/data-facts.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {checkSpec} from '../../../src/trainers/spec/check-spec.ts'
import {bytesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const digits = specOf('mnist', {epochs: 1, units: 12})

/** What is trained by a spec, and the file that its export would be. */
async function exported(spec: RunSpec) {
  const dir = scratchFolder()
  await play(spec, dir)
  const checkpoint = await readCheckpoint(join(dir, 'last'))
  if (!checkpoint) throw new Error('no checkpoint')
  const {chapter, values} = checkSpec(spec)
  const graph = record(chapter, values, dataShape(checkpoint.state.data))
  return {dir, checkpoint, file: kerasArchive(graph, checkpoint, chapter.id)}
}

async function begun(spec: RunSpec, file: Uint8Array) {
  const {id: _, v: __, createdAt: ___, ...rest} = spec
  const initFrom = {file: '/somewhere/digits.keras', sha256: initWeights(file, 'x').sha256}
  const dir = await createRun(
    scratchFolder(),
    {...rest, initFrom},
    () => 0,
    new Map([[initWeightsFile, file]]),
  )
  return {dir, spec: await readSpec(dir)}
}

describe('a file that the export wrote', () => {
  it('has the weights of its checkpoint, by their names', async () => {
    const {checkpoint, file} = await exported(digits)
    const read = readKeras(file, 'digits.keras')
    expect(read.map(({name, shape}) => ({name, shape}))).toEqual(checkpoint.state.weights)
    for (const {name, values} of read) expect(values, name).toEqual(checkpoint.weights.get(name))
  })

  it('is what a run begins with, killed at once or not; frozen layers keep it', async () => {
    const {checkpoint, file} = await exported(digits)
    const other = {...digits, seed: 7, hyperparameters: {...digits.hyperparameters, freeze: 'hidden'}}
    const {dir, spec} = await begun(other, file)
    await play(spec, dir, {dieAt: ({event}) => event === 'started'})
    await play(spec, dir, {again: true})
    const after = await readCheckpoint(join(dir, 'last'))
    expect(after?.weights.get('hidden/kernel')).toEqual(checkpoint.weights.get('hidden/kernel'))
    expect(after?.weights.get('output/kernel')).not.toEqual(checkpoint.weights.get('output/kernel'))
    expect(after?.state.position.epoch).toBe(1)
    const straight = await begun(other, file)
    await play(straight.spec, straight.dir)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight.dir, 'last', 'weights.bin'))
  })

  it('is refused where it does not fit, naming the layer', async () => {
    const {file} = await exported(digits)
    const {weights} = initWeights(file, 'x')
    const wider = {...digits, hyperparameters: {...digits.hyperparameters, units: 13}}
    expect(() => expectSameShapes(wider, weights, 'digits.keras')).toThrow(
      /branch-other-shape.*"layer":"hidden"/,
    )
    expect(() =>
      expectSameShapes({...digits, dataset: {...digits.dataset, name: 'fashion'}}, weights, ''),
    ).not.toThrow()
    const more = [...weights, {name: 'third/kernel', shape: [1]}]
    expect(() => expectSameShapes(digits, more, 'digits.keras')).toThrow(
      /init-other-layers.*"layers":\["third"\]/,
    )
    expect(() => expectSameShapes(digits, weights.slice(1), 'x')).toThrow(/branch-other-shape/)
  })

  it.each([
    ['is gone', (dir: string) => rmSync(join(dir, 'init', initWeightsFile))],
    [
      'is another one',
      (dir: string) => {
        const path = join(dir, 'init', initWeightsFile)
        const files = unzipSync(readFileSync(path))
        writeFileSync(path, zipSync(files, {level: 9}))
      },
    ],
  ])('whose copy %s is not begun with', async (_, spoil) => {
    const {file} = await exported(digits)
    const {dir, spec} = await begun(digits, file)
    spoil(dir)
    await expect(play(spec, dir)).rejects.toMatchObject({code: 'init-changed'})
  })
})

describe('a file of somebody else’s', () => {
  const refused = (bytes: Uint8Array) => {
    try {
      return readKeras(bytes, 'x.keras').length
    } catch (error) {
      return (error as {code?: string}).code
    }
  }

  it('that is none is refused', async () => {
    const {file} = await exported(specOf('iris', {epochs: 1}))
    const files = unzipSync(file)
    const withConfig = (config: unknown) =>
      zipSync({...files, 'config.json': Buffer.from(JSON.stringify(config))})
    for (const bytes of [
      new Uint8Array(),
      Buffer.from('PK'),
      zipSync({}),
      zipSync({'config.json': Buffer.from('{}')}),
      withConfig(null),
      withConfig({config: {layers: [{}], output_layers: []}}),
      withConfig({
        config: {layers: [{class_name: 'Lambda', name: 'a', inbound_nodes: []}], output_layers: ['a']},
      }),
      zipSync({...files, 'model.weights.h5': new Uint8Array(100)}),
      file.subarray(0, file.length >> 1),
    ])
      expect(refused(bytes)).toBe('init-file-broken')
  })

  it('that is damaged anywhere is refused or read, and never goes on for ever', async () => {
    const {file} = await exported(specOf('iris', {epochs: 1}))
    const files = unzipSync(file)
    const weights = files['model.weights.h5'] as Uint8Array
    const random = createRandom(17, 'where to damage')
    const seen = new Set<unknown>()
    for (let i = 0; i < 3000; i++) {
      const bytes = weights.slice(0, i % 10 === 0 ? integer(random, weights.length) : weights.length)
      for (let hits = integer(random, 4) + 1; hits > 0 && bytes.length > 0; hits--)
        bytes[integer(random, bytes.length)] = integer(random, 256)
      seen.add(refused(zipSync({...files, 'model.weights.h5': bytes}, {level: 0})))
    }
    for (const one of seen) expect(one === 'init-file-broken' || typeof one === 'number').toBe(true)
    expect(seen).toContain('init-file-broken')
  })
})
