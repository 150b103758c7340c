import {appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {integer} from '../../../src/random/distributions.ts'
import {createRandom} from '../../../src/random/random.ts'
import {secondsOf} from '../../../src/runs/history.ts'
import {knownEpochs} from '../../../src/runs/known-epochs.ts'
import {readState} from '../../../src/runs/read-state.ts'
import type {RunState} from '../../../src/runs/state.ts'
import {openTail} from '../../../src/runs/tail.ts'
import {openWriter} from '../../../src/runs/writer.ts'
import {readCheckpoint} from '../../../src/trainers/session/checkpoints/read.ts'
import {lostEpochs} from '../../../src/trainers/session/lost-epochs.ts'
import {curvesOf} from '../../runs/curves.ts'
import {bytesOf, play, type Script, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const spec = specOf('iris', {epochs: 12, validationFreq: 3})
const random = createRandom(7, 'where to cut')

/** One session as the trainer's process has it, with its events in the file. */
async function session(dir: string, script: Script = {}): Promise<void> {
  const known = await knownEpochs(dir)
  const again = existsSync(join(dir, 'events.jsonl'))
  const writer = openWriter(dir)
  await play(spec, dir, {
    known,
    again,
    ...script,
    dieAt: event => {
      writer.emit(event)
      return script.dieAt?.(event) ?? false
    },
  })
  writer.close()
}

/** What readers of the file know. */
const read = (dir: string): Promise<RunState> => readState(openTail(join(dir, 'events.jsonl')))

async function whole(): Promise<{dir: string; curves: ReturnType<typeof curvesOf>}> {
  const dir = scratchFolder()
  await session(dir)
  return {dir, curves: curvesOf(await read(dir))}
}

/** A run that died in its eighth epoch, and whose events then lost something. */
async function broken(lose: (path: string) => void): Promise<string> {
  const dir = scratchFolder()
  await session(dir, {dieAt: event => event.event === 'checkpoint' && event.epoch === 7})
  lose(join(dir, 'events.jsonl'))
  return dir
}

const cutAt = (path: string) => truncateSync(path, integer(random, statSync(path).size))

const losses: [string, (path: string) => void][] = [
  ...Array.from({length: 8}, (_, i): [string, (path: string) => void] => [`a cut, ${i}`, cutAt]),
  ['everything', path => truncateSync(path, 0)],
  [
    'a tail that the disk had made room for',
    path => {
      cutAt(path)
      appendFileSync(path, Buffer.alloc(5000))
    },
  ],
  [
    'a block in the middle',
    path => {
      const text = readFileSync(path, 'utf8').split('\n')
      const from = text.findIndex(line => line.includes('"event":"epoch","epoch":3'))
      const to = text.findIndex(line => line.includes('"event":"epoch","epoch":5'))
      const lost = '\0'.repeat(text.slice(from, to).join('\n').length)
      writeFileSync(path, [...text.slice(0, from), lost, ...text.slice(to)].join('\n'))
    },
  ],
]

describe('events that were lost', () => {
  it.each(losses)('(%s) come again from the checkpoint: the curves have no hole', async (_, lose) => {
    const straight = await whole()
    const dir = await broken(lose)
    await session(dir)
    const state = await read(dir)
    expect(curvesOf(state)).toEqual(straight.curves)
    expect(bytesOf(dir, 'last', 'weights.bin')).toBe(bytesOf(straight.dir, 'last', 'weights.bin'))
    expect(state.best?.epoch).toBe((await read(straight.dir)).best?.epoch)
  })

  it('are marked, and keep the time that was spent', async () => {
    const dir = await broken(path => truncateSync(path, 0))
    await session(dir)
    const {history, finished} = await read(dir)
    const lines = readFileSync(join(dir, 'events.jsonl'), 'utf8').split('\n')
    const epochs = lines.filter(line => line.includes('"event":"epoch"'))
    expect(epochs.map(line => line.includes('"restored":true'))).toEqual(
      Array.from({length: 12}, (_, i) => i < 7),
    )
    expect(secondsOf(history)).toBeCloseTo(finished?.seconds ?? 0)
  })

  it('count as lost where a session told them that another one took back', async () => {
    const dir = await broken(() => {})
    const {state} = (await readCheckpoint(join(dir, 'last'))) ?? {}
    const known = [...(await knownEpochs(dir))].map(point => (point.epoch > 4 ? {...point, lr: 0.5} : point))
    const again = state && lostEpochs(state.position, known, {epochs: 12, before: 0, train: 120, steps: 4})
    expect(again?.map(({epoch, lr}) => [epoch, lr])).toEqual([
      [5, 0.1],
      [6, 0.1],
      [7, 0.1],
    ])
  })

  it('are none where nothing was lost', async () => {
    const dir = await broken(() => {})
    await session(dir)
    const epochs = readFileSync(join(dir, 'events.jsonl'), 'utf8').match(/"event":"epoch"/g)
    expect(epochs).toHaveLength(12)
  })
})
