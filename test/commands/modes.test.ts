import {readdirSync, statSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {afterEach, expect, it} from 'vitest'
import {claimRun} from '../../src/runs/alive.ts'
import {createRun} from '../../src/runs/create.ts'
import {launchTrainer} from '../../src/runs/launch.ts'
import {sendRequest} from '../../src/runs/requests.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const umask = process.umask()
afterEach(() => void process.umask(umask))

const newWorld = world()

it.skipIf(process.platform === 'win32').each([
  [0o000, '644', '755'],
  [0o002, '644', '755'],
  [0o027, '640', '750'],
  [0o077, '600', '700'],
])(
  'under the umask %i files of a run are %s and folders %s, its own to write',
  async (mask, file, folder) => {
    process.umask(mask)
    const {checkpoints, run, cwd} = newWorld()
    const spec = specOf('iris', {epochs: 1, learningRate: 0.1, batchSize: 32})
    const dir = await createRun(checkpoints, spec)
    const told = await play(spec, dir)
    const events = openWriter(dir)
    for (const event of told) events.emit(event)
    events.close()
    await sendRequest(dir, {request: 'pause'})
    const entry = join(cwd, 'nothing.js')
    writeFileSync(entry, 'process.send({claimed: true}, () => process.disconnect())')
    await launchTrainer({dir, entry, env: {}})
    claimRun(dir)
    expect((await run(['extract', basename(dir)])).code).toBe(0)

    const made = [
      checkpoints,
      ...readdirSync(checkpoints, {recursive: true, encoding: 'utf8'}).map(name => join(checkpoints, name)),
    ]
    expect(made.map(path => path.slice(dir.length + 1))).toEqual(
      expect.arrayContaining(['alive', 'log.txt', 'weights.txt', 'history.csv', join('last', 'state.json')]),
    )
    const odd = made.filter(path => {
      const found = statSync(path)
      return (found.mode & 0o777).toString(8) !== (found.isDirectory() ? folder : file)
    })
    expect(odd).toEqual([])
  },
)
