import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {stripVTControlCharacters} from 'node:util'
import {expect, it} from 'vitest'
import {createRun, specFile} from '../../src/runs/create.ts'
import type {CheckpointState, StateFile} from '../../src/trainers/session/checkpoints/state.ts'
import {hashOf} from '../../src/trainers/session/checkpoints/write.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const newWorld = world()

/** Writes something else into a checkpoint, with checksums that are right: a stranger can do that, too. */
function forge(folder: string, change: (state: CheckpointState) => CheckpointState): void {
  const path = join(folder, 'state.json')
  const file: StateFile = JSON.parse(readFileSync(path, 'utf8'))
  const state = change(file.state)
  writeFileSync(path, JSON.stringify({...file, state, sha256: hashOf(JSON.stringify(state))}))
}

const named =
  (name: string) =>
  (state: CheckpointState): CheckpointState => ({
    ...state,
    weights: state.weights.map((facts, at) => (at === 0 ? {...facts, name} : facts)),
  })

const forgeries: readonly (readonly [string, (state: CheckpointState) => CheckpointState, RegExp])[] = [
  ['a line for a shell', named('output/kernel\ntouch /tmp/pwned\n'), /is none of its weights/],
  ['what a shell replaces', named('$(touch /tmp/pwned)'), /is none of its weights/],
  ['what steers a terminal', named('\u001b]0;pwned\u0007'), /is none of its weights/],
  ['a path', named('../../../.profile'), /is none of its weights/],
  ['a name of another network', named('hidden/kernel'), /the weight hidden\/kernel is none of its weights/],
  [
    'too little',
    state => ({...state, weights: state.weights.slice(0, 1)}),
    /its state\.json is not that of a checkpoint/,
  ],
  [
    'another shape of as many values',
    state => ({...state, weights: state.weights.map(one => ({...one, shape: [...one.shape].reverse()}))}),
    /the weight output\/kernel is 3 × 4 instead of 4 × 3/,
  ],
]

const commands = [
  ['extract'],
  ['extract', '--out', '-'],
  ['extract', '--json'],
  ['export', '--format', 'npz'],
]

it.each(forgeries)('%s among the weights of a checkpoint is written nowhere', async (_, change, sentence) => {
  const {checkpoints, cwd, run} = newWorld()
  const dir = await createRun(checkpoints, specOf('iris', {epochs: 1, learningRate: 0.1, batchSize: 32}))
  await play(specOf('iris', {epochs: 1, learningRate: 0.1, batchSize: 32}), dir)
  for (const kind of ['last', 'best']) if (existsSync(join(dir, kind))) forge(join(dir, kind), change)
  for (const [command, ...flags] of commands) {
    const {code, out, err} = await run([command as string, basename(dir), ...flags])
    expect(code).toBe(1)
    expect(err).toMatch(sentence)
    expect(stripVTControlCharacters(err).trimEnd().split('\n')).toHaveLength(1)
    expect(stripVTControlCharacters(err)).toBe(err)
    // For programs the failure is there, too.
    expect(out).toMatch(/^({"error":.*}\n)?$/)
  }
  expect(existsSync(join(dir, 'weights.txt'))).toBe(false)
  expect(existsSync(join(cwd, `${basename(dir)}.npz`))).toBe(false)
})

it('of a chapter that this version does not know, plain names are written and no others', async () => {
  const {checkpoints, run} = newWorld()
  const spec = specOf('iris', {epochs: 1, learningRate: 0.1, batchSize: 32})
  const dir = await createRun(checkpoints, spec)
  await play(spec, dir)
  const path = join(dir, specFile)
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('iris', 'tulips'))
  expect((await run(['extract', basename(dir)])).code).toBe(0)
  for (const kind of ['last', 'best'])
    if (existsSync(join(dir, kind))) forge(join(dir, kind), named('output/kernel;touch /tmp/pwned'))
  expect(await run(['extract', basename(dir)])).toMatchObject({
    code: 1,
    err: expect.stringMatching(/is none of its weights/),
  })
})
