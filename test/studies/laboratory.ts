import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {openRunList} from '../../src/runs/list.ts'
import {openSameData} from '../../src/studies/same-data.ts'
import type {Laboratory} from '../../src/studies/trial.ts'
import {epoch, started} from '../runs/scratch.ts'

/** Writes what a real one would, and ends. */
const trainer = `
import {appendFileSync, readFileSync, statSync} from 'node:fs'
const dir = process.argv[2]
const spec = JSON.parse(readFileSync(dir + '/run.json', 'utf8'))
const tell = body => appendFileSync(dir + '/events.jsonl', JSON.stringify({v: 1, t: Date.now(), ...body}) + '\\n')
tell(${JSON.stringify(started(2))})
const metrics = {loss: 0.5, accuracy: spec.seed / 10, valLoss: 0.6, valAccuracy: spec.seed / 10}
for (const n of [1, 2]) tell({...${JSON.stringify(epoch(1))}, epoch: n, epochs: 2, ...metrics})
tell({event: 'finished', epochs: 2, metrics, seconds: 1, reason: 'completed'})
process.send({claimed: true}, () => process.disconnect())
`

/** A folder of runs whose trainer takes no time: every seed has its own accuracy. */
export function laboratoryIn(root: string): Laboratory {
  const entry = join(root, 'trainer.mjs')
  writeFileSync(entry, trainer)
  const places = {kerasCache: join(root, 'none'), cache: join(root, 'none')}
  return {
    root: join(root, 'checkpoints'),
    trainer: {entry},
    env: process.env,
    runs: openRunList(join(root, 'checkpoints')),
    sameData: openSameData(places),
  }
}
