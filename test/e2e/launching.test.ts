import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {checkpoints, run} = place()
const minute = 60_000

/** Digits that take their time. */
const slow = ['mnist', '--data-source', 'generated', '--train-samples', '320', '--test-samples', '20']
const train = ['train', ...slow, '--epochs', '10000', '--threads', '1']

async function launch(): Promise<string> {
  const {out} = await run([...train, '--detach', '--json'])
  return answersIn(out, 'launched')[0]?.run as string
}

const events = (id: string) => answersIn(readFileSync(join(checkpoints, id, 'events.jsonl'), 'utf8'), 'event')
const aliveOf = (id: string) => JSON.parse(readFileSync(join(checkpoints, id, 'alive'), 'utf8'))
const statusOf = async (id: string) =>
  answersIn((await run(['runs', '--json'])).out, 'runSummary').find(one => one.id === id)?.status

describe('a launcher', () => {
  it('of several says that it has started the run only where its trainer has got it', {
    timeout: minute,
  }, async () => {
    const id = await launch()
    const {pid} = aliveOf(id)
    process.kill(pid, 'SIGKILL')
    await sleep(100)
    const all = await Promise.all(
      Array.from({length: 5}, () => run(['train', '--resume', id, '--detach', '--json'])),
    )
    const [winner, ...none] = all.filter(({code}) => code === 0)
    expect(none).toEqual([])
    expect(answersIn(winner?.out ?? '', 'launched')).toMatchObject([{run: id, pid: aliveOf(id).pid}])
    for (const loser of all.filter(one => one !== winner)) {
      expect(loser).toMatchObject({code: 1, err: expect.stringMatching(/^The run .* is still being trained/)})
      expect(answersIn(loser.out, 'failed')).toMatchObject([{error: {code: 'run-still-live'}}])
    }
    expect(readFileSync(join(checkpoints, id, 'log.txt'), 'utf8')).toBe('')
    expect((await run(['stop', id])).code).toBe(0)
    const sessions = events(id).flatMap(one => (one.event === 'started' ? [one.pid] : []))
    expect(sessions.length).toBeLessThanOrEqual(2)
  })
})

describe.each(['SIGTERM', 'SIGINT'] as const)('%s as soon as a trainer has its run', signal => {
  it('ends it, with a word on how', async () => {
    const id = await launch()
    process.kill(aliveOf(id).pid, signal)
    const watching = await run(['attach', id, '--json'])
    expect(watching.code).toBe(130)
    expect(await statusOf(id)).toBe('stopped')
  })
})

describe('a stop that is asked for while a run is starting', () => {
  it('is obeyed, and not waited for where that is not wanted', async () => {
    const id = await launch()
    expect(await run(['stop', id, '--no-wait'])).toEqual({
      code: 0,
      signal: null,
      err: '',
      out: `The request is left for ${id}; nobody has waited for what comes of it.\n`,
    })
    expect((await run(['attach', id, '--json'])).code).toBe(130)
    expect(await statusOf(id)).toBe('stopped')
  })
})
