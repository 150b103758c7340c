import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {chapterById} from '../../../src/chapters/index.ts'
import {summarise} from '../../../src/chapters/summary.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {bytesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const digits = (values: Record<string, number | string>) => specOf('mnist', {epochs: 2, units: 12, ...values})

async function weightsAfter(values: Record<string, number | string>) {
  const dir = scratchFolder()
  await play(digits(values), dir)
  const checkpoint = await readCheckpoint(join(dir, 'last'))
  if (!checkpoint) throw new Error('no checkpoint')
  return {dir, ...checkpoint}
}

it('a frozen layer keeps its bytes and has no slots; the others are trained', async () => {
  const one = await weightsAfter({freeze: 'hidden', epochs: 1})
  const two = await weightsAfter({freeze: ' hidden ,', l2: 0.1})
  const free = await weightsAfter({})
  for (const name of ['hidden/kernel', 'hidden/bias']) {
    expect(two.weights.get(name)).toEqual(one.weights.get(name))
    expect(two.weights.get(name)).not.toEqual(free.weights.get(name))
  }
  expect(two.weights.get('output/kernel')).not.toEqual(one.weights.get('output/kernel'))
  expect([...two.slots.keys()]).toEqual([
    'output/kernel/m',
    'output/kernel/v',
    'output/bias/m',
    'output/bias/v',
  ])
  // The order of weights is the network's, whatever is frozen.
  expect([...two.weights.keys()]).toEqual([...free.weights.keys()])
  const model = readFileSync(join(two.dir, 'last', 'model.json'), 'utf8')
  expect(model).toContain('"trainable":false')
})

it('killed in the middle of an epoch it ends with the same bytes', async () => {
  const spec = digits({freeze: 'output', dropout: 0.2})
  const [straight, broken] = [scratchFolder(), scratchFolder()]
  await play(spec, straight)
  await play(spec, broken, {dieAt: event => event.event === 'checkpoint' && event.step > 0})
  await play(spec, broken, {again: true})
  for (const file of ['weights.bin', 'optimizer.bin'])
    expect(bytesOf(broken, 'last', file)).toBe(bytesOf(straight, 'last', file))
})

it('another layer than before may not be frozen by hand', async () => {
  const dir = scratchFolder()
  await play(digits({freeze: 'output'}), dir, {dieAt: ({event}) => event === 'checkpoint'})
  await expect(play(digits({freeze: 'hidden'}), dir, {again: true})).rejects.toMatchObject({
    code: 'run-changed',
    detail: {changes: ['freeze output → hidden']},
  })
})

it.each([
  ['mnist', 'nope', {code: 'unknown-layer', detail: {layer: 'nope', accepted: ['hidden', 'output']}}],
  ['mnist', 'hidden,flatten', {code: 'unknown-layer', detail: {layer: 'flatten'}}],
  ['mnist', 'output, hidden', {code: 'nothing-to-train'}],
  [
    'resnet18',
    'residual9',
    {code: 'unknown-layer', detail: {accepted: expect.arrayContaining(['conv1', 'residual1'])}},
  ],
])('%s: %s is refused', (id, freeze, error) => {
  const chapter = chapterById(id)
  const values = Object.fromEntries(
    Object.entries(chapter?.settings ?? {}).map(([key, {default: value}]) => [key, value]),
  )
  const shape = id === 'iris' ? {inputShape: [4], classes: 3} : {inputShape: [32, 32, 3], classes: 10}
  let seen: unknown
  try {
    if (chapter) summarise(chapter, {...values, freeze}, shape)
  } catch (thrown) {
    seen = thrown
  }
  expect(seen).toMatchObject(error)
})

it('a block is all of its layers, and the summary counts what is left to train', () => {
  const chapter = chapterById('resnet18')
  if (!chapter) throw new Error('no resnet18')
  const values = Object.fromEntries(
    Object.entries(chapter.settings).map(([key, {default: value}]) => [key, value]),
  )
  const count = (freeze: string) =>
    summarise(chapter, {...values, freeze}, {inputShape: [32, 32, 3], classes: 10})
  const [all, some] = [count(''), count('residual1')]
  const block = all.layers.filter(({name}) => name.startsWith('residual1_'))
  expect(some.parameters).toBe(all.parameters)
  expect(all.trainable - some.trainable).toBe(block.reduce((sum, {trainable}) => sum + trainable, 0))
})
