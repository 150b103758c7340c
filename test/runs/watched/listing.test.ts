import {appendFileSync, mkdirSync, readdirSync, rmSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {expect, it} from 'vitest'
import {listRuns, openRunList} from '../../../src/runs/list.ts'
import {removeRun} from '../../../src/runs/remove.ts'
import {createIris, scratch} from '../scratch.ts'
import {simple, version} from './write-events.ts'

const folder = scratch()

function write(path: string, ...parts: Buffer[]): void {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, Buffer.concat([version(), ...parts]))
}

it('a folder with event files below the runs is listed as watched, with its newest values', async () => {
  const root = folder()
  await createIris(root)
  mkdirSync(join(root, 'notes', 'deeper'), {recursive: true})
  const train = join(root, 'theirs', 'fit', 'train', 'events.out.tfevents.1700000000.host')
  const many = Array.from({length: 20_000}, (_, step) => simple('epoch_loss', step, step, 1.7e9))
  write(train, Buffer.concat(many))
  write(
    join(root, 'theirs', 'fit', 'validation', 'events.out.tfevents.1700000001.host'),
    simple('epoch_loss', 7, 19_999, 1.8e9),
    simple('epoch_accuracy', 0.5, 19_999, 1.8e9),
    simple('evaluation_loss_vs_iterations', 7, 1e9, 1.8e9),
  )
  const list = openRunList(root, {now: () => Date.now() + 60_000})
  const found = await list.look()
  expect(found.map(({id, status}) => [id, status]).sort()).toEqual(
    [
      [found.find(({status}) => status !== 'watched')?.id, 'starting'],
      ['theirs', 'watched'],
    ].sort(),
  )
  const theirs = () => list.look().then(runs => runs.find(({id}) => id === 'theirs'))
  expect(await theirs()).toEqual({
    id: 'theirs',
    dir: join(root, 'theirs'),
    status: 'watched',
    trained: false,
    resumable: false,
    createdAt: 1.7e12,
    updatedAt: 1.8e12,
    epoch: 0,
    epochs: 0,
    metrics: {loss: 19_999, valLoss: 7, valAccuracy: 0.5},
    seconds: 0,
    warnings: [],
    logs: {run: 'fit', step: 19_999},
  })
  appendFileSync(train, simple('epoch_loss', 5, 20_000))
  expect((await theirs())?.metrics?.loss).toBe(5)
  // While nothing changes, the list is the same.
  expect(await list.look()).toBe(await list.look())
  rmSync(join(root, 'theirs'), {recursive: true})
  expect(await theirs()).toBeUndefined()
})

it('is never deleted', async () => {
  const root = folder()
  write(join(root, 'theirs', 'events.out.tfevents.1.host'), simple('loss', 1, 0))
  await expect(removeRun(root, 'theirs')).rejects.toMatchObject({code: 'not-a-run'})
  expect(readdirSync(join(root, 'theirs'))).toHaveLength(1)
})

it('is listed where its files are damaged or hold no numbers', async () => {
  const root = folder()
  write(join(root, 'silent', 'events.out.tfevents.1.host'))
  mkdirSync(join(root, 'rubbish'))
  writeFileSync(join(root, 'rubbish', 'events.out.tfevents.1.host'), Buffer.alloc(5000, 7))
  mkdirSync(join(root, 'folder', 'events.out.tfevents.1.host'), {recursive: true})
  expect((await listRuns(root)).map(({id, logs, metrics}) => [id, logs?.step, metrics]).sort()).toEqual([
    ['rubbish', 0, undefined],
    ['silent', 0, undefined],
  ])
})
