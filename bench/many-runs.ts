import {cpSync, mkdirSync, readFileSync, utimesSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {runId} from '../src/runs/create.ts'

const minute = 60_000
/** Every so many runs one goes on for 10,000 epochs. */
const [longEvery, longEpochs] = [100, 10_000]

/**
 * Fills a folder with copies of a run that has ended, of other ids, times and lengths: an hour apart, the newest now.
 * Their checkpoints are the original's.
 */
export function makeManyRuns(root: string, original: string, count: number, now = Date.now()): void {
  const spec = JSON.parse(readFileSync(join(original, 'run.json'), 'utf8'))
  const lines = readFileSync(join(original, 'events.jsonl'), 'utf8').trimEnd().split('\n')
  const events = lines.map(line => JSON.parse(line))
  const first = events.findIndex(({event}) => event === 'epoch')
  const epoch = events[first]
  mkdirSync(root, {recursive: true})
  for (let index = 0; index < count; index++) {
    const at = now - index * 60 * minute
    const id = runId(spec.chapter, new Date(at), index.toString(16).padStart(4, '0'))
    const epochs = index % longEvery === longEvery - 1 ? longEpochs : 20 + ((index * 7) % 200)
    const hyperparameters = {...spec.hyperparameters, epochs}
    const history = Array.from({length: epochs}, (_, done) => ({
      ...epoch,
      t: at + 10 * (done + 1),
      epoch: done + 1,
      epochs,
      loss: 1 / (done + 1) + index / 1e4,
    }))
    const told = [
      {...events[0], t: at, run: id, hyperparameters},
      ...history,
      {...events.at(-1), t: at + 10 * epochs + 10, epochs, metrics: {loss: history.at(-1).loss}},
    ]
    const dir = join(root, id)
    mkdirSync(dir)
    for (const kind of ['last', 'best']) cpSync(join(original, kind), join(dir, kind), {recursive: true})
    writeFileSync(join(dir, 'run.json'), JSON.stringify({...spec, id, createdAt: at, hyperparameters}))
    writeFileSync(join(dir, 'events.jsonl'), told.map(event => `${JSON.stringify(event)}\n`).join(''))
    for (const name of ['events.jsonl', 'run.json', '']) utimesSync(join(dir, name), at / 1000, at / 1000)
  }
}
