import {execFileSync} from 'node:child_process'
import {cpSync, readFileSync, renameSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {historyCsv, weightsText} from '../../../../src/trainers/applying/extract.ts'
import type {DataFacts} from '../../../../src/trainers/loading/data-facts.ts'
import {isStateFile} from '../../../../src/trainers/session/checkpoints/check-state.ts'
import {readCheckpoint} from '../../../../src/trainers/session/checkpoints/read.ts'
import type {StateFile} from '../../../../src/trainers/session/checkpoints/state.ts'
import {hashOf, writeCheckpoint} from '../../../../src/trainers/session/checkpoints/write.ts'
import {startPosition} from '../../../../src/trainers/session/position.ts'
import {mutations} from '../../../odd-values.ts'
import {scratchFolder} from '../../scratch.ts'

const onWindows = process.platform === 'win32'

const data: DataFacts = {
  name: 'prices',
  source: 'generated',
  inputShape: [4],
  classes: ['a', 'b'],
  scale: 1,
  fingerprint: 'f',
  prices: {
    column: 'open',
    window: 5,
    testRows: 10,
    min: 0,
    max: 1,
    features: [{name: 'open', min: 0, max: 1}],
  },
}

const position = startPosition(0.1)
Object.assign(position.health.validation, {best: {epoch: 1, valLoss: 1, mean: 1}})
position.best = {epoch: 1, loss: 1}
position.epoch = 1
for (const values of Object.values(position.history)) values.push(0.5)

const weight = {name: 'dense/kernel', shape: [4, 2], values: new Float32Array(8).fill(0.5)}
const slot = {name: 'dense/kernel/m', shape: [4, 2], values: new Float32Array(8)}

async function written(): Promise<string> {
  const folder = join(scratchFolder(), 'last')
  await writeCheckpoint(folder, {
    state: {
      v: 1,
      kind: 'last',
      position,
      seed: 1,
      backend: 'cpu',
      data,
      weights: [{name: weight.name, shape: weight.shape}],
      optimizer: {name: 'adam', iterations: 3, slots: [{name: slot.name, shape: slot.shape}]},
    },
    topology: {},
    weights: [weight],
    slots: [slot],
  })
  return folder
}

const fileOf = (folder: string): StateFile => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8'))

/** Writes what somebody wrote who knows how the hash is made. */
function write(folder: string, {files, state}: {readonly files: unknown; readonly state: unknown}): void {
  const text = JSON.stringify({sha256: hashOf(JSON.stringify(state)), files, state})
  writeFileSync(join(folder, 'state.json'), text)
}

const isOdd = (file: string, problem: string) => ({code: 'checkpoint-corrupt', detail: {file, problem}})

describe('a checkpoint that somebody made', () => {
  it('is one where it is as ours are, and may hold more', async () => {
    const folder = await written()
    const {files, state} = fileOf(folder)
    write(folder, {files, state: {...state, newer: 1}})
    const found = await readCheckpoint(folder)
    expect(found?.weights).toEqual(new Map([[weight.name, weight.values]]))
    expect(found?.slots).toEqual(new Map([[slot.name, slot.values]]))
  })

  it('may spell its numbers otherwise than JavaScript: the bytes are what is hashed', async () => {
    const folder = await written()
    const {files, state} = fileOf(folder)
    const spelt = JSON.stringify(state).replace('"seed":1', '"seed": 1.0e0').replaceAll(',', ', ')
    const text = (hash: string) =>
      `{"sha256": "${hash}", "files": ${JSON.stringify(files)}, "state": ${spelt} }\n`
    writeFileSync(join(folder, 'state.json'), text(hashOf(spelt)))
    expect((await readCheckpoint(folder))?.state).toEqual(state)
    writeFileSync(join(folder, 'state.json'), text(hashOf(`${spelt} `)))
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'checksum'))
  })

  it('gives no two weights one name', async () => {
    const folder = await written()
    const {files, state} = fileOf(folder)
    const [first] = state.weights
    write(folder, {files, state: {...state, weights: [first, first]}})
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'odd'))
  })

  it.each([{features: []}, {features: [{name: 'open', min: -1e308, max: 1e308}]}, {min: -1e308, max: 1e308}])(
    'has a column to forecast, of values that numbers hold: %j',
    async odd => {
      const folder = await written()
      const {files, state} = fileOf(folder)
      write(folder, {files, state: {...state, data: {...data, prices: {...data.prices, ...odd}}}})
      await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'odd'))
    },
  )

  it('has its own files and no others', async () => {
    const folder = await written()
    const {files, state} = fileOf(folder)
    const weights = files['weights.bin']
    for (const odd of [
      {...files, '../../dev/zero': {bytes: 4, sha256: ''}},
      {...files, '/dev/zero': {bytes: 4, sha256: ''}},
      {...files, 'log.txt': {bytes: 0, sha256: hashOf('')}},
      {'model.json': files['model.json'], 'weights.bin': weights},
      {...files, 'weights.bin': {...weights, bytes: 28}},
      {...files, 'weights.bin': {...weights, bytes: '32'}},
      {},
      null,
    ]) {
      write(folder, {files: odd, state})
      await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'odd'))
    }
  })

  it('says of weights what they can be', () => {
    const state = (weights: unknown, inputShape: unknown = [4]) => ({
      sha256: '',
      files: {'model.json': {bytes: 1, sha256: ''}, 'weights.bin': {bytes: 32, sha256: ''}},
      state: {v: 1, kind: 'last', position, seed: 1, backend: 'cpu', data: {...data, inputShape}, weights},
    })
    expect(isStateFile(state([{name: 'a', shape: [8]}]))).toBe(true)
    for (const shape of [[9], [-8], [8.5], ['8'], [null], 8, [2, 2, 2, 1, 1, 1, 1, 1, 1], [1e9, 1e9]])
      expect(isStateFile(state([{name: 'a', shape}]))).toBe(false)
    for (const name of ['x'.repeat(300), 7, null])
      expect(isStateFile(state([{name, shape: [8]}]))).toBe(false)
    const half = {name: 'a', shape: [4]}
    expect(isStateFile(state([half, half]))).toBe(false)
    expect(isStateFile(state([half, {...half, name: 'b'}]))).toBe(true)
    expect(isStateFile(state([{name: 'a', shape: [8]}], [1e5, 1e5, 3]))).toBe(false)
  })

  it('is read to its end or refused, whatever one of its values is', async () => {
    const file = fileOf(await written())
    let kept = 0
    for (const [, , whole] of mutations(file)) {
      if (!isStateFile(whole)) continue
      kept += 1
      const {state} = whole
      const weights = new Map(state.weights.map(({name}) => [name, weight.values]))
      const text = [
        ...weightsText({state, weights, slots: new Map(), files: new Map()}),
        ...historyCsv({state} as never),
      ].join('')
      expect(text).not.toContain('[object')
    }
    expect(kept).toBeGreaterThan(20)
  })

  it.skipIf(onWindows)('consists of files of its own', async () => {
    const folder = await written()
    const path = join(folder, 'weights.bin')
    const aside = join(folder, '..', 'aside')
    renameSync(path, aside)
    symlinkSync(aside, path)
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('weights.bin', 'foreign'))
    rmSync(path)
    execFileSync('mkfifo', [path])
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('weights.bin', 'foreign'))
    rmSync(join(folder, 'state.json'))
    execFileSync('mkfifo', [join(folder, 'state.json')])
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'foreign'))
  })

  it.skipIf(onWindows)('is a folder of its own', async () => {
    const folder = await written()
    const run = scratchFolder()
    symlinkSync(folder, join(run, 'last'))
    await expect(readCheckpoint(join(run, 'last'))).rejects.toMatchObject({code: 'is-a-link'})
    cpSync(folder, join(run, 'best'), {recursive: true})
    await expect(readCheckpoint(join(run, 'best'))).resolves.toBeDefined()
    writeFileSync(join(run, 'file'), '')
    await expect(readCheckpoint(join(run, 'file'))).rejects.toMatchObject({code: 'not-a-folder'})
  })

  it('is not read beyond what it says it has', async () => {
    const folder = await written()
    truncateSync(join(folder, 'weights.bin'), 2 ** 40)
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('weights.bin', 'size'))
    truncateSync(join(folder, 'state.json'), 2 ** 40)
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'size'))
  })

  it('that is nested too deeply is damaged', async () => {
    const folder = await written()
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    writeFileSync(join(folder, 'state.json'), `{"sha256":"","files":{},"state":{"x":${deep}}}`)
    await expect(readCheckpoint(folder)).rejects.toMatchObject(isOdd('state.json', 'checksum'))
  })
})
