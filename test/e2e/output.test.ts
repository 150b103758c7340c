import {spawn} from 'node:child_process'
import {existsSync} from 'node:fs'
import {constants} from 'node:os'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {openTerminal} from '../ui/support/terminal.ts'
import {place, program} from './cli.ts'

const {home, checkpoints, run} = place()
const env = {HOME: home, TFNOTES_CHECKPOINTS: checkpoints, LANG: 'C.UTF-8'}

/** A command line of the shell in which `tfnotes` is the program. */
function shell(line: string): Promise<{code: number | null; err: string}> {
  const child = spawn('bash', ['-c', `tfnotes() { "${process.execPath}" "${program}" "$@"; }; ${line}`], {
    cwd: home,
    env: {...env, PATH: process.env.PATH ?? ''},
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let err = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    err += text
  })
  return new Promise(resolve => child.once('close', code => resolve({code, err})))
}

describe.skipIf(!existsSync('/dev/full'))('output that cannot be written', () => {
  it.each([
    'tfnotes chapters',
    'tfnotes code mnist',
    'tfnotes train iris --epochs 2 --json',
    'tfnotes train iris --epochs 2 --detach',
    'tfnotes --version',
  ])('is one sentence: %s > /dev/full', async line => {
    expect(await shell(`${line} > /dev/full`)).toEqual({
      code: 1,
      err: expect.stringMatching(/^The disk is full: stdout could not be written\..*\n$/),
    })
  })

  it('takes no exit code from what went wrong before', async () => {
    expect(await shell('tfnotes nonsense 2> /dev/full')).toEqual({code: 2, err: ''})
    expect(await shell('tfnotes runs --json --json > /dev/full')).toMatchObject({code: 2})
  })
})

describe('a reader that has had enough', () => {
  it.each(['tfnotes chapters | head -1', 'tfnotes code mnist | true', 'tfnotes --help | head -1'])(
    'is no matter: %s',
    async line => {
      expect(await shell(`set -o pipefail; ${line}`)).toEqual({code: 0, err: ''})
    },
  )

  it.each(['>&-', '<&-', '2>&-'])('and a stream that is closed from the start (%s) neither', async closed => {
    expect(await shell(`tfnotes chapters ${closed}`)).toEqual({code: 0, err: ''})
  })
})

describe('a terminal that vanishes', () => {
  const open = (...args: string[]) => openTerminal(program, {columns: 80, rows: 24, env, args})
  const hungUp = async (terminal: ReturnType<typeof open>) => {
    terminal.vanish()
    await terminal.until('the end of the program', () => terminal.exit() !== undefined)
    expect(terminal.exit()).toMatchObject({signal: constants.signals.SIGHUP})
  }

  it('ends the screens as it ends any other program', async () => {
    const terminal = open()
    await terminal.shows('MNIST')
    await hungUp(terminal)
  })

  it('ends who watches a run, and not the run', async () => {
    const training = open('train', 'iris', '--epochs', '100000')
    await training.shows(/epoch +\d+/)
    const [{id} = {id: ''}] = answersIn((await run(['runs', '--json'])).out, 'runSummary')
    await hungUp(training)
    for (const args of [
      ['attach', id],
      ['attach', id, '--plain'],
    ]) {
      const watching = open(...args)
      await watching.shows(/epoch|Epoch/)
      await hungUp(watching)
    }
    const {out} = await run(['stop', id])
    expect(out).toMatch(/has stopped; everything is saved/)
  }, 30_000)
})
