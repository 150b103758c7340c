import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {type Place, place} from './cli.ts'

const env = {TFNOTES_THREADS: '1'}
const sweep = ['sweep', 'iris', '--epochs', '5', '--learning-rate', '0.02,0.1', '--seeds', '2', '--json']

const runsOf = ({checkpoints}: Place) => readdirSync(checkpoints).filter(name => name.startsWith('iris-'))

interface Row {
  readonly mean: number
  readonly readings: readonly {readonly run: string; readonly seed: number; readonly value: number}[]
}

/** The last line of what was told, and the board in it without the names of the runs. */
function boardIn(out: string): {
  readonly report: {readonly done: number; readonly taken: number}
  readonly board: unknown
} {
  const report = JSON.parse(out.trim().split('\n').at(-1) ?? '')
  const board = report.rows.map((row: Row) => ({
    ...row,
    readings: row.readings.map(({run: _, ...reading}) => reading),
  }))
  return {report, board}
}

const pidIn = (path: string): number => JSON.parse(readFileSync(path, 'utf8')).pid

/** Ends a process that a file names, if there is one. */
function kill(path: string): boolean {
  try {
    return process.kill(pidIn(path), 'SIGKILL')
  } catch {
    return false
  }
}

describe('a sweep', () => {
  it('ends with the same table when driver and trainer are killed, and a second call trains nothing', async () => {
    const straight = place()
    const whole = await straight.run(sweep, env)
    expect(whole.err).toBe('')
    expect(whole.code).toBe(0)
    const {report, board} = boardIn(whole.out)
    expect(report).toMatchObject({status: 'done', trials: 4, done: 4, taken: 0, lost: 0})
    expect(runsOf(straight)).toHaveLength(4)

    const again = await straight.run(sweep, env)
    expect(again.code).toBe(0)
    expect(boardIn(again.out).board).toEqual(board)
    expect(runsOf(straight)).toHaveLength(4)
    const inWords = await straight.run([...sweep.slice(0, -1), '--plain'], env)
    expect(inWords.out).toContain('Asked before')
    expect(inWords.out).toContain('4 of 4 were trained before')
    // Part of it is another question, whose trials are all there.
    const part = await straight.run(
      [...sweep.slice(0, 4), '--learning-rate', '0.1', '--seeds', '2', '--json'],
      env,
    )
    expect(boardIn(part.out).report).toMatchObject({trials: 2, done: 2, taken: 2})
    expect(runsOf(straight)).toHaveLength(4)

    const disturbed = place()
    const begun = disturbed.start(sweep, env)
    await begun.said(/"kind":"trial"/)
    expect(kill(join(disturbed.checkpoints, 'studies', 'alive'))).toBe(true)
    for (const run of runsOf(disturbed)) kill(join(disturbed.checkpoints, run, 'alive'))
    // Who watches it sees to another driver.
    const ended = await begun.ended
    expect(ended.code).toBe(0)
    expect(boardIn(ended.out).board).toEqual(board)
    expect(runsOf(disturbed)).toHaveLength(4)
  })

  it('goes on without its terminal, and Ctrl-C takes it out of the queue with everything saved', async () => {
    const here = place()
    const detached = await here.run(
      ['train', 'iris', '--epochs', '3', '--seeds', '2', '--detach', '--json'],
      env,
    )
    expect(JSON.parse(detached.out)).toMatchObject({kind: 'study', asks: 'seeds', trials: 2})
    const long = ['sweep', 'iris', '--epochs', '20000', '--batch-size', '16,32', '--plain']
    const watched = here.start(long, env)
    await watched.said(/2 settings/)
    for (let looks = 0; ; looks++) {
      const {out} = await here.run(['queue', '--json', '--all'], env)
      if (/"asks":"seeds".*"status":"done"/.test(out) && /"asks":"sweep".*"live":\["iris/.test(out)) break
      if (looks > 100) throw new Error(out)
      await sleep(200)
    }
    watched.child.kill('SIGINT')
    const {code, out} = await watched.ended
    expect(code).toBe(130)
    expect(out).toMatch(/Go on with it: tfnotes sweep --resume sweep-iris/)
    const {out: runs} = await here.run(['runs', '--json'], env)
    const states = runs
      .trim()
      .split('\n')
      .map(line => JSON.parse(line).status)
    expect(states.toSorted()).toEqual(['finished', 'finished', 'stopped'])
    const shown = await here.run(['queue', 'show', 'seeds'], env)
    expect(shown.out).toMatch(/val\. accuracy: [\d.]+ ± [\d.]+ over 2 seeds/)
  })

  it('says that it waits for a run that was there first, and goes on when that is over', async () => {
    const here = place()
    const {out: launched} = await here.run(['train', 'iris', '--epochs', '100000', '--detach', '--json'], env)
    const {run} = JSON.parse(launched.trim().split('\n')[0] ?? '')
    const watched = here.start(['sweep', 'iris', '--epochs', '2', '--batch-size', '16,32', '--plain'], env)
    await watched.said(new RegExp(`waits for ${run}, which is being trained here`))
    const {out: queue} = await here.run(['queue', '--json'], env)
    expect(JSON.parse(queue.trim().split('\n')[1] ?? '')).toMatchObject({
      status: 'running',
      done: 0,
      waitsFor: run,
    })
    expect((await here.run(['queue'], env)).out).toContain(`waits for ${run}`)
    expect((await here.run(['queue', 'show'], env)).out).toContain(`waits for ${run}`)
    await here.run(['stop', run], env)
    const {code, out} = await watched.ended
    expect(code).toBe(0)
    expect(out.match(/waits for/g)).toHaveLength(1)
    expect((await here.run(['queue', 'show'], env)).out).not.toContain('waits for')
  })
})
