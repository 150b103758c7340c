import '@tensorflow/tfjs-backend-cpu'
import {existsSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import * as tf from '@tensorflow/tfjs-core'
import {beforeAll, describe, expect, it} from 'vitest'
import {createOptimizer} from '../../../src/trainers/engines/built-in/optimizers/index.ts'
import {type Position, startPosition} from '../../../src/trainers/session/position.ts'
import {findCheckpoint} from '../../../src/trainers/session/resume.ts'
import {openSaver} from '../../../src/trainers/session/saver.ts'
import {tinyNetwork, tinyTraining, twoLayers} from '../engines/built-in/tiny.ts'
import {scratchFolder} from '../scratch.ts'

beforeAll(() => tf.setBackend('cpu'))

/** A saver under a clock that the test turns; what was written is told as `last 3.5` (epoch 3, step 5). */
function open(bestOnly = false) {
  const dir = scratchFolder()
  const network = tinyNetwork(twoLayers)
  const written: string[] = []
  /** Where the checkpoint stood whenever the events were synced. */
  const synced: ({epoch: number} | undefined)[] = []
  const clock = {now: 0}
  const subject = {
    training: tinyTraining(network, createOptimizer('sgd', {weights: network.weights})),
    weightsOnly: false,
    facts: {
      seed: 1,
      backend: 'cpu',
      data: {name: 'iris', source: 'embedded', inputShape: [4], classes: [], scale: 1, fingerprint: ''},
    },
  } as const
  const saver = openSaver({
    dir,
    subject,
    bestOnly,
    now: () => clock.now,
    sync: () => {
      const path = join(dir, 'last', 'state.json')
      synced.push(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).state.position : undefined)
    },
    emit: event => {
      if (event.event === 'checkpoint') written.push(`${event.kind} ${event.epoch}.${event.step}`)
    },
  })
  return {dir, saver, written, synced, clock}
}

const at = (epoch: number, step = 0): Position => ({...startPosition(0.1), epoch, step})

describe('a saver', () => {
  it('writes at the end of an epoch once a second, inside one every ten', async () => {
    const {saver, written, clock} = open()
    await saver.saveIfDue(at(1), 'epoch-end')
    clock.now = 1000
    await saver.saveIfDue(at(2), 'epoch-end')
    clock.now = 10_900
    await saver.saveIfDue(at(2, 5), 'inside')
    clock.now = 11_000
    await saver.saveIfDue(at(2, 6), 'inside')
    await saver.saveNow(at(2, 7))
    expect(written).toEqual(['last 2.0', 'last 2.6', 'last 2.7'])
  })

  it('has the events on the disk before a checkpoint that knows of them', async () => {
    const {dir, saver, synced} = open()
    await saver.saveNow(at(1))
    await saver.saveNow(at(2))
    expect(synced.map(position => position?.epoch)).toEqual([undefined, 1])
    expect((await findCheckpoint(dir, 'last'))?.state.position.epoch).toBe(2)
  })

  it('never has the best wait behind a later last one', async () => {
    const {dir, saver, written, clock} = open()
    await saver.keepBest(at(1))
    await saver.keepBest(at(2))
    clock.now = 1000
    await saver.saveIfDue(at(3), 'epoch-end')
    await saver.keepBest(at(4))
    clock.now = 2000
    await saver.keepBest(at(5))
    expect(written).toEqual(['best 2.0', 'last 3.0', 'best 5.0'])
    // What is furthest is what a killed run goes on from.
    expect((await findCheckpoint(dir, undefined))?.state.position.epoch).toBe(5)
    expect((await findCheckpoint(dir, 'last'))?.state.position.epoch).toBe(3)
  })

  it('writes the last one also where every epoch is the best so far', async () => {
    const {saver, written, clock} = open()
    for (let epoch = 1; epoch <= 2; epoch++) {
      clock.now += 1500
      await saver.keepBest(at(epoch))
      await saver.saveIfDue(at(epoch), 'epoch-end')
    }
    expect(written).toEqual(['best 1.0', 'last 1.0', 'best 2.0', 'last 2.0'])
  })

  it('writes the best alone when that is asked for', async () => {
    const {saver, written, clock} = open(true)
    await saver.keepBest(at(1))
    clock.now = 1e6
    await saver.saveIfDue(at(2), 'epoch-end')
    await saver.saveNow(at(3))
    expect(written).toEqual(['best 1.0'])
  })
})
