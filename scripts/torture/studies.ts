import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {integer, uniform} from '../../src/random/distributions.ts'
import {endProcess, openPlace, type Place} from './place.ts'
import type {Outcome, Torment} from './torment.ts'

/** Eighteen trials. */
const trials = ['--learning-rate', '0.01..0.5:log', '--batch-size', '16,32', '--seeds', '3', '--json']
const sweep = ['sweep', 'iris', '--epochs', '6', ...trials]
const halving = ['sweep', 'iris', '--epochs', '9', '--search', 'halving', ...trials]

/** Milliseconds after which a study counts as hanging. */
const patience = 300_000

const kills = 3

interface Told {
  /** The leader board, as far as it must be the same however it was reached. */
  readonly table: string
  /** Milliseconds. */
  readonly took: number
  readonly runs: number
}

const runsOf = ({checkpoints}: Place): number =>
  readdirSync(checkpoints).filter(name => name.startsWith('iris-')).length

async function finish(place: Place, args: readonly string[]): Promise<Told> {
  const begun = Date.now()
  const {out, err, code} = await place.run(args, {patience})
  if (code !== 0) throw new Error(`${args.join(' ')}: exit ${code}, ${err}`)
  const report = JSON.parse(out.trim().split('\n').at(-1) ?? '')
  const rows = report.rows.map(
    ({readings, ...row}: {readonly readings: readonly {seed: number; value: number; epoch: number}[]}) => ({
      ...row,
      readings: readings.map(({seed, value, epoch}) => ({seed, value, epoch})),
    }),
  )
  return {table: JSON.stringify({done: report.done, rows}), took: Date.now() - begun, runs: runsOf(place)}
}

const straight = new Map<readonly string[], Told>()

/** A study of eighteen trials whose processes are killed three times, all of them or some, and that is asked for again. */
export const studies: Torment = {
  what: 'a sweep of 18 trials, driver, trainer and watcher killed three times',
  count: 4,
  async prepare(root) {
    for (const [at, args] of [sweep, halving].entries())
      straight.set(args, await finish(openPlace(join(root, `straight-${at}`)), args))
  },
  async once({folder, random, at}): Promise<Outcome> {
    const args = at % 2 === 0 ? sweep : halving
    const undisturbed = straight.get(args) as Told
    const place = openPlace(folder)
    const lost: string[] = []
    const hit: string[] = []
    try {
      for (let killed = 0; killed < kills; killed++) {
        const running = place.start(args, {patience})
        await sleep(uniform(random, 0, undisturbed.took / kills))
        const there = place.trainers()
        // All of them; or the driver alone, whose trainer goes on; or the trainer alone, which the driver takes up again.
        const which = integer(random, 3)
        const victims = there.filter((_, i) => which === 0 || i % 2 === which % 2)
        victims.forEach(endProcess)
        if (victims.length > 0) hit.push(`${victims.length} of ${there.length}`)
        running.child.kill('SIGKILL')
        await running.ended
      }
      const after = await finish(place, args)
      if (after.table !== undisturbed.table)
        lost.push(`another table:\n    ${after.table}\n    ${undisturbed.table}`)
      if (after.runs !== undisturbed.runs)
        lost.push(`${after.runs} runs instead of ${undisturbed.runs}: a trial was lost or repeated`)
      const again = await finish(place, args)
      if (again.runs !== after.runs) lost.push(`asked again, it trained ${again.runs - after.runs} more`)
      if (again.table !== after.table) lost.push('asked again, it says something else')
    } finally {
      place.close()
    }
    return {hit: hit.length > 0 ? hit.join('; ') : undefined, lost}
  },
}
