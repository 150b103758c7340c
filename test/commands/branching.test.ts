import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {createRun, readSpec} from '../../src/runs/create.ts'
import {runNames} from '../../src/runs/find.ts'
import type {RunSpec} from '../../src/runs/spec.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const open = world()

/** A finished run, and a world in which it lies. */
async function finished(spec: RunSpec = specOf('iris', {epochs: 2, optimizer: 'adam'})) {
  const {run, checkpoints} = open()
  const dir = await createRun(checkpoints, spec)
  const writer = openWriter(dir)
  for (const event of await play(spec, dir)) writer.emit(event)
  writer.close()
  /** Branches off it; no trainer is there to go on. */
  const branch = async (...words: readonly string[]) => {
    const told = await run(['train', '--branch', ...words])
    const made = (await runNames(checkpoints)).find(name => name !== dir.split('/').at(-1))
    return {
      ...told,
      ...(made !== undefined && {
        made: join(checkpoints, made),
        spec: await readSpec(join(checkpoints, made)),
      }),
    }
  }
  return {run, dir, id: dir.split('/').at(-1) as string, checkpoints, branch}
}

it('takes everything over but what is said, and says that', async () => {
  const {branch, id, dir} = await finished()
  const parent = await readSpec(dir)
  const {out, spec, made = ''} = await branch('latest', '--lr', '3e-4', '--epochs', '+5')
  expect(out).toContain(`Other than in ${id}:\n  learning rate  0.1 → 0.0003\n  epochs         2 → 7\n`)
  const {id: _, createdAt: __, versions, parent: of, ...rest} = spec as RunSpec
  const {id: ___, createdAt: ____, versions: _____, ...before} = parent
  expect(rest).toEqual({
    ...before,
    hyperparameters: {...rest.hyperparameters, epochs: 7, learningRate: 0.0003, optimizer: 'adam'},
    ...(rest.preset !== undefined && {preset: rest.preset}),
  })
  expect(of).toMatchObject({
    run: id,
    checkpoint: 'last',
    epoch: 2,
    step: 0,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  })
  for (const file of ['state.json', 'weights.bin', 'optimizer.bin', 'model.json'])
    expect(readFileSync(join(made, 'init', file)).equals(readFileSync(join(dir, 'last', file)))).toBe(true)
})

it('takes the checkpoint that is named', async () => {
  const {branch, id, run} = await finished()
  expect((await branch(`${id}@best`, '--epochs', '+1')).spec?.parent).toMatchObject({checkpoint: 'best'})
  expect((await run(['train', '--branch', `${id}@worst`, '--epochs', '+1'])).err).toMatch(
    /“@worst” is no checkpoint of iris-\S+: write @\w+, @\w+, or the run alone/,
  )
})

it('takes another data set of the same shape, and of the options what that takes', async () => {
  const digits = specOf('mnist', {epochs: 1, units: 8})
  const {branch} = await finished(digits)
  const {out, spec} = await branch('latest', '--dataset', 'fashion', '--epochs', '2')
  expect(spec?.dataset).toEqual({name: 'fashion', from: 'generated', trainSamples: 200, testSamples: 50})
  expect(out).toMatch(/data set +MNIST handwritten digits → Fashion-MNIST garments/)
})

describe('is refused in one sentence, with nothing made,', () => {
  const digits = specOf('mnist', {epochs: 1, units: 8})
  it.each<[string, RunSpec | undefined, string[], RegExp]>([
    [
      'without epochs to do',
      undefined,
      [],
      /has 2 epochs already: --epochs takes a greater number, as 3, or how many more/,
    ],
    ['with fewer epochs than it has', undefined, ['--epochs', '2'], /has 2 epochs already/],
    [
      'with another width',
      digits,
      ['--units', '9', '--epochs', '+1'],
      /kernel of the layer hidden is 784 × 8, and this network wants 784 × 9\./,
    ],
    [
      'with pictures of another size',
      digits,
      ['--dataset', 'cifar10', '--epochs', '+1'],
      /kernel of the layer hidden is 784 × 8, and this network wants 3072 × 8\./,
    ],
    ['with a preset', undefined, ['--preset', 'notes'], /--branch, --preset cannot be used together/],
    ['beside --resume', undefined, ['--resume', 'latest'], /--branch, --resume cannot be used together/],
    [
      'with a checkpoint by --from',
      undefined,
      ['--from', 'best'],
      /--branch, --from cannot be used together/,
    ],
    ['as another chapter', undefined, ['mnist', '--epochs', '+1'], /is one of iris, not of mnist/],
    ['with what the chapter does not have', undefined, ['--window', '3', '--epochs', '+1'], /window/],
    ['with another data set than its own', undefined, ['--dataset', 'mnist', '--epochs', '+1'], /mnist/],
  ])('%s', async (_, of, words, sentence) => {
    const {branch, checkpoints} = await finished(of)
    const {code, out, err} = await branch('latest', ...words)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect([out, code === 0]).toEqual(['', false])
    expect(await runNames(checkpoints)).toHaveLength(1)
  })
})

it('is refused where the parent has no checkpoint, or a damaged one', async () => {
  const {branch, dir, checkpoints} = await finished()
  writeFileSync(join(dir, 'last', 'weights.bin'), '')
  expect((await branch('latest', '--epochs', '+1')).err).toMatch(/weights\.bin/)
  const empty = await createRun(checkpoints, specOf('iris', {epochs: 1}))
  expect((await branch(empty, '--epochs', '+1')).err).toMatch(/There is no checkpoint/)
  expect(existsSync(join(empty, 'init'))).toBe(false)
})
