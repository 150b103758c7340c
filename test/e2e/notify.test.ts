import {existsSync, readdirSync, readFileSync, renameSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, checkpoints, run} = place()
const told = (name: string) => {
  const path = join(home, name)
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').filter(Boolean) : []
}
/** Writes what it is told into a file of the home folder, with a mark for its end. */
const into = (name: string) =>
  `printf '%s|%s|%s\\n' "$TFNOTES_STATUS" "$TFNOTES_RUN" "$TFNOTES_MESSAGE" >> '${name}'`
const few = ['--epochs', '3', '--threads', '1', '--backend', 'cpu']

/** Until so many were told, and long enough that one more would have been. */
async function heard(name: string, count: number): Promise<string[]> {
  for (let looks = 0; looks < 600 && told(name).length < count; looks++) await sleep(50)
  await sleep(300)
  return told(name)
}

describe('a command that is to be told', () => {
  it('is run once by the trainer, though nobody watches, and hears what came of the run', async () => {
    const {out} = await run(['train', 'iris', ...few, '--detach', '--json', '--notify', into('detached')])
    const [{run: id = ''} = {}] = answersIn(out, 'launched')
    expect(await heard('detached', 1)).toEqual([
      expect.stringMatching(
        new RegExp(`^finished\\|${id}\\|${id}: Finished: 3 epochs in .* of 30 test samples`),
      ),
    ])
    // It was told by the launcher alone.
    expect(readFileSync(join(checkpoints, id, 'run.json'), 'utf8')).not.toContain('notify')
  })

  it('is run once where somebody watches, too, and nothing of it is among the answers', async () => {
    const {out} = await run([
      'train',
      'iris',
      ...few,
      '--json',
      '--notify',
      `bell,echo loud; ${into('watched')}`,
    ])
    expect(await heard('watched', 1)).toHaveLength(1)
    expect(out).not.toMatch(/loud/)
    expect(out).not.toContain('\u0007')
    expect(answersIn(out, 'event').at(-1)).toMatchObject({event: 'finished'})
  })

  it('hears that a run has failed', async () => {
    const csv = join(home, 'short.csv')
    writeFileSync(csv, 'open\n1\n2\n3\n')
    await run(['train', 'stock-rnn', '--csv', csv, '--notify', into('failed')])
    expect(await heard('failed', 1)).toEqual([expect.stringMatching(/^failed\|stock-rnn-.*has too few rows/)])
  })

  it('hears that nothing is learnt, and is asked for by the environment as well', async () => {
    const part = ['--data-source', 'generated', '--train-samples', '100', '--test-samples', '50']
    await run(['train', 'lenet', ...part, '--epochs', '1', '--learning-rate', '10'], {
      TFNOTES_NOTIFY: into('warned'),
    })
    const statuses = (await heard('warned', 2)).map(line => line.split('|')[0])
    expect(statuses.sort()).toEqual(['finished', 'warning'])
  })

  it('gets names of folders as they are, and the shell none of them', async () => {
    const {out} = await run(['train', 'iris', ...few, '--detach', '--json'])
    const [{run: id = '', dir = ''} = {}] = answersIn(out, 'launched')
    for (let looks = 0; looks < 600 && existsSync(join(dir, 'alive')); looks++) await sleep(50)
    const evil = `$(touch pwned);'"\`touch pwned\``
    renameSync(join(checkpoints, id), join(checkpoints, evil))
    const {code} = await run(['train', '--resume', evil, '--epochs', '+1', '--notify', into('evil')])
    expect(code).toBe(0)
    expect(await heard('evil', 1)).toEqual([
      expect.stringMatching(/^finished\|\$\(touch pwned\);'"`touch pwned`\|/),
    ])
    expect(existsSync(join(home, 'pwned'))).toBe(false)
    expect(existsSync(join(checkpoints, evil, 'pwned'))).toBe(false)
  })

  it('is never taken from a run directory', async () => {
    const {out} = await run(['train', 'iris', ...few, '--detach', '--json'])
    const [{dir = ''} = {}] = answersIn(out, 'launched')
    for (let looks = 0; looks < 600 && existsSync(join(dir, 'alive')); looks++) await sleep(50)
    const spec = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))
    const planted = {...spec, notify: 'touch planted', TFNOTES_NOTIFY: 'touch planted'}
    writeFileSync(join(dir, 'run.json'), JSON.stringify(planted))
    expect((await run(['train', '--resume', dir, '--epochs', '+1'])).code).toBe(0)
    await sleep(300)
    expect(existsSync(join(home, 'planted'))).toBe(false)
    expect(existsSync(join(dir, 'planted'))).toBe(false)
  })

  it('is refused where it is most likely a word of ours, misspelt, before anything is created', async () => {
    const before = readdirSync(checkpoints)
    expect(await run(['train', 'iris', '--notify', 'bel'])).toMatchObject({
      code: 2,
      err: '--notify takes bell, osc9 or a command; there is no program bel.\n',
    })
    expect(readdirSync(checkpoints)).toEqual(before)
  })
})
