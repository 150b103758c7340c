import {cpSync, existsSync, mkdirSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {choose} from './choose.ts'
import {endProcess, openPlace, processesOf} from './place.ts'
import {nextKey, sequences, sizes} from './random-keys.ts'
import {answersAndEnds, broken, openScreens} from './screens.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Keys that one terminal gets. */
const each = 250

/** Words of the dialogue that asks before a run is deleted; y and Enter answer it. */
const asking = /Delete .+ with its|delete it|删除/

/** A training that needs no data. */
const generated = 'train mnist --data-source generated --train-samples 100 --test-samples 50'.split(' ')

/** How many runs the question names. */
const asked = (text: string): number =>
  Number(/Delete (\d+) runs with|删除 ?(\d+) ?次/.exec(text)?.slice(1).find(Boolean) ?? 1)

async function prepare(root: string): Promise<void> {
  const place = openPlace(join(root, 'base'))
  await place.run(['train', 'iris', '--epochs', '60', '--json'])
  await place.run([...generated, '--epochs', '2', '--json'])
  await place.run(['train', 'letters-onehot-1', '--epochs', '5', '--json'])
}

async function once({folder, random}: Try): Promise<Outcome> {
  const checkpoints = join(folder, 'checkpoints')
  mkdirSync(join(folder, 'tmp'), {recursive: true})
  cpSync(join(folder, '..', 'base', 'checkpoints'), checkpoints, {recursive: true})
  const [columns, rows] = choose(random, sizes)
  // One of the runs is at work all the time.
  await openPlace(folder).run([...generated, '--epochs', '2000', '--detach', '--json'])
  const terminal = openScreens(folder, columns, rows)
  const lost: string[] = []
  const typed: string[] = []
  const there = () =>
    existsSync(checkpoints) ? readdirSync(checkpoints).filter(name => !name.startsWith('.')) : []
  const known = new Set(there())
  const before = known.size
  const met = [`${columns}×${rows}`]
  let confirmed = 0
  try {
    await terminal.until('a first screen', () => terminal.text().trim() !== '', 15_000)
    for (let count = 0; count < each && !terminal.exit(); count++) {
      if (random.unit() < 0.03) {
        const [width, height] = choose(random, sizes)
        terminal.resize(width, height)
      }
      const key = nextKey(random)
      if (asking.test(terminal.text()) && /[\ry]/.test(key)) confirmed += asked(terminal.text())
      typed.push(key)
      terminal.type(key)
      // A question has to stand on the screen before its answer can be told from another key.
      if (key.includes('x') || key === sequences.delete) await terminal.quiet(60)
      else await sleep(random.unit() < 0.1 ? 60 : 8)
      if (broken.test(terminal.text())) {
        lost.push(`the screen shows\n${terminal.text()}`)
        break
      }
      for (const name of there()) known.add(name)
    }
    const ended = terminal.exit()
    if (ended) lost.push(`ended by itself with ${ended.signal ?? ended.exitCode}\n${terminal.text()}`)
    else lost.push(...(await answersAndEnds(terminal, random)))
    if (known.size > before) met.push('a run begun')
    const gone = [...known].filter(name => !there().includes(name)).length
    if (gone > 0) met.push('a run deleted')
    if (gone > confirmed) lost.push(`${gone} runs are gone, ${confirmed} deletions were confirmed`)
  } catch (error) {
    lost.push(error instanceof Error ? error.message : String(error))
  } finally {
    if (!terminal.exit()) terminal.kill('SIGKILL')
    processesOf(checkpoints).forEach(endProcess)
  }
  const last = lost.length > 0 ? ` after ${JSON.stringify(typed.slice(-12))}` : ''
  return {hit: met.join('; '), lost: lost.map(one => `${one}${last}`)}
}

export const keys: Torment = {
  what: 'random keys on the real screens beside a live run: they answer, end, give the terminal back',
  count: 5000,
  each,
  prepare,
  once,
}
