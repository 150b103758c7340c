import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {claimRun, writeAlive} from '../../src/runs/alive.ts'
import {type Hold, holdRun} from '../../src/runs/hold.ts'
import {createIris, scratch} from './scratch.ts'

const folder = scratch()

async function held(): Promise<{dir: string; hold: Hold}> {
  const dir = await createIris(folder())
  writeFileSync(join(dir, 'events.jsonl'), 'x\n')
  const hold = holdRun(dir, claimRun(dir))
  hold.include('events.jsonl')
  hold.check()
  return {dir, hold}
}

/** A copy in the place of the folder: the same names, the same words, other files. */
function replaceByCopy(dir: string): void {
  renameSync(dir, `${dir}-before`)
  mkdirSync(dir)
  for (const name of ['run.json', 'alive', 'events.jsonl'])
    copyFileSync(join(`${dir}-before`, name), join(dir, name))
}

/** In place, of the same length: as little as a look can show. */
function writeOther(dir: string): void {
  const path = join(dir, 'alive')
  const text = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    text.replace(/"pid":(\d)/, (_, digit) => `"pid":${digit === '9' ? 8 : 9}`),
  )
}

const losses: [string, (dir: string) => void, object][] = [
  ['the folder was deleted', dir => rmSync(dir, {recursive: true}), {code: 'run-gone'}],
  ['the folder was renamed', dir => renameSync(dir, `${dir}-2`), {code: 'run-gone'}],
  ['a copy took its place', replaceByCopy, {code: 'run-gone'}],
  ['another session has taken over', writeOther, {code: 'run-taken'}],
  ['alive is gone', dir => rmSync(join(dir, 'alive')), {code: 'run-taken'}],
]

describe('the hold on a run', () => {
  it.each(losses)('is lost when %s', async (_, lose, error) => {
    const {dir, hold} = await held()
    lose(dir)
    expect(() => hold.check()).toThrowError(expect.objectContaining(error))
    hold.close()
  })

  it('is lost when its events were replaced, at the next long look', async () => {
    const {dir, hold} = await held()
    // As the trainer has it: another file never gets the number of one that is open.
    const fd = openSync(join(dir, 'events.jsonl'), 'a')
    onTestFinished(() => closeSync(fd))
    rmSync(join(dir, 'events.jsonl'))
    writeFileSync(join(dir, 'events.jsonl'), '')
    writeAlive(dir, process.pid)
    expect(() => hold.check()).toThrowError(expect.objectContaining({code: 'run-gone'}))
    hold.close()
  })

  it('stays when its own launcher writes alive, and when that is touched or cannot be read', async () => {
    const {dir, hold} = await held()
    writeAlive(dir, process.pid)
    hold.check()
    writeFileSync(join(dir, 'alive'), '{"pi')
    hold.check()
    hold.close()
  })
})
