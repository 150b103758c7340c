import {appendFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it, vi} from 'vitest'
import {claimRun} from '../../src/runs/alive.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {driveAll} from '../../src/studies/drive.ts'
import {askQueue} from '../../src/studies/queue.ts'
import {readQueueView, reportOf} from '../../src/studies/report.ts'
import {createStudy, readStudy} from '../../src/studies/study.ts'
import {addTrialLine} from '../../src/studies/trials-log.ts'
import {createIris, epoch, finished, scratch, specOf, started} from '../runs/scratch.ts'
import {laboratoryIn} from './laboratory.ts'

const folder = scratch()

it('says which run of somebody else a study waits for, until it goes on', async () => {
  const lab = laboratoryIn(folder())
  const {root} = lab
  const other = await createIris(root)
  const claim = claimRun(other)
  const writer = openWriter(other)
  writer.emit(started())
  const dir = await createStudy(root, {
    kind: 'seeds',
    base: {...specOf('iris', 2), hyperparameters: {epochs: 2, learningRate: 0.3}},
    space: {},
    search: 'grid',
    settings: [{}],
    seeds: [1, 2],
    rungs: [],
    parallel: 1,
  })
  const study = await readStudy(dir)
  askQueue(root, {ask: 'add', study: study.id})
  const look = async (isDriven: boolean) => reportOf(root, study, {...(await readQueueView(root)), isDriven})
  // What a driver that was killed had waited for is over.
  addTrialLine(dir, {t: Date.now(), event: 'waits', run: 'iris-gone'})
  // Of a newer version.
  appendFileSync(join(dir, 'trials.jsonl'), '{"t":1,"event":"yawns"}\n')

  const driving = driveAll({lab, signal: new AbortController().signal})
  const id = other.slice(root.length + 1)
  await vi.waitFor(
    async () => expect(await look(true)).toMatchObject({status: 'running', waitsFor: id}),
    10_000,
  )
  expect((await look(true)).counts.done).toBe(0)
  // Nobody waits who is gone.
  expect(await look(false)).toMatchObject({status: 'left'})
  expect(await look(false)).not.toHaveProperty('waitsFor')

  writer.emit(epoch(1))
  writer.emit(finished())
  writer.close()
  claim.close()
  await driving
  const report = await look(true)
  expect(report).toMatchObject({status: 'done', counts: {done: 2, lost: 0}})
  expect(report).not.toHaveProperty('waitsFor')
})
