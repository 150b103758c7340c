import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {createRun} from '../../src/runs/create.ts'
import {answersIn, linesOf} from '../answers/lines.ts'
import {specOf} from '../runs/scratch.ts'
import {simple, version} from '../runs/watched/write-events.ts'
import {world} from './program.ts'

const newWorld = world()

/** The files that a real writer made, in a folder. */
function unpack(root: string, writer: string): void {
  const path = fileURLToPath(new URL(`../fixtures/event-files/${writer}.json`, import.meta.url))
  const {files}: {files: Record<string, string>} = JSON.parse(readFileSync(path, 'utf8'))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(root, dirname(file)), {recursive: true})
    writeFileSync(join(root, file), Buffer.from(text, 'base64'))
  }
}

function write(folder: string, ...parts: Buffer[]): string {
  mkdirSync(folder, {recursive: true})
  const path = join(folder, 'events.out.tfevents.1.host')
  writeFileSync(path, Buffer.concat([version(), ...parts]))
  return path
}

it('prints another program’s run step by step, with what each curve is taken from', async () => {
  const {cwd, run} = newWorld()
  unpack(join(cwd, 'logs'), 'keras')
  const {code, out, err} = await run('attach logs --once')
  expect([code, err]).toEqual([0, ''])
  expect(out).toContain('another program’s run: watched, not controlled')
  expect(out).toContain('loss: train/epoch_loss (a guess, of 2 that fit; --loss says another)')
  expect(out).toContain('written by: TensorFlow')
  expect(out).toMatch(/step 3 {2}loss 0\.6050 {2}val\. loss 0\.5705 {2}accuracy 0\.8333 .*lr 0\.0364/)
  const zh = await run('attach logs --once', {language: 'zh'})
  expect(zh.out).toMatch(/步 3 {2}损失 0\.6050/)
})

it('says the same in JSON, all of it declared', async () => {
  const {cwd, run} = newWorld()
  unpack(cwd, 'torch')
  const {out} = await run('attach . --run first --once --json --val-accuracy none --loss odd')
  expect(answersIn(out, 'watching')).toMatchObject([
    {
      run: 'first',
      runs: expect.arrayContaining(['first', 'second']),
      writers: ['tensorboard.summary.writer.event_file_writer'],
      curves: {loss: {tag: 'odd', guessed: false}, valLoss: {tag: 'Loss/val', guessed: true}},
    },
  ])
  const steps = answersIn(out, 'loggedStep')
  // What is no number is null in JSON.
  expect(steps.filter(({loss}) => loss !== undefined).map(({step, loss}) => [step, loss])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ])
  expect(linesOf(out).length).toBe(steps.length + 1)
})

it('asks which of several runs is meant, and names what cannot be found', async () => {
  const {cwd, checkpoints, run} = newWorld()
  unpack(join(cwd, 'logs'), 'torch')
  const several = await run('attach logs --once')
  expect(several.code).toBe(2)
  expect(several.err).toMatch(/holds 2 runs; say which one with --run.*(first, second|second, first)/)
  expect((await run('attach logs --run third')).err).toMatch(/no run is called “third”/)
  const missing = await run('attach logs --run second --once --loss lost')
  expect([missing.code, missing.out]).toEqual([2, ''])
  expect(missing.err).toMatch(/“lost” \(--loss\).*There are: doubles, train_loss/)
  mkdirSync(join(cwd, 'empty'))
  const empty = await run('attach empty')
  expect([empty.code, empty.out]).toEqual([1, ''])
  expect(empty.err).toMatch(/empty holds neither a run of tfnotes nor event files/)
  write(join(cwd, 'rewards'), simple('reward', 1, 0), simple('length', 1, 0))
  const rewards = await run('attach rewards')
  expect(rewards.code).toBe(1)
  expect(rewards.err).toMatch(
    /No tag of .*rewards can be taken for a loss; say one with --loss. There are: length, reward/,
  )
  expect((await run('attach rewards --loss reward --once')).out).toContain('step 0  loss 1.0000')
  expect((await run('attach rewards --loss none --accuracy reward --once')).out).toContain(
    'step 0  accuracy 1.0000',
  )
  write(join(cwd, 'silent'))
  expect((await run('attach silent --once')).err).toMatch(/hold no numbers yet/)
  for (const asked of ['pause', 'stop', 'extract'])
    expect((await run([asked, join(cwd, 'rewards')])).err).toMatch(
      /rewards is another program’s run: it is watched/,
    )
  write(join(cwd, 'rewards', 'below'), simple('loss', 1, 0))
  expect((await run('attach rewards --loss reward --once')).out).toContain('other runs, for --run: below')
  // A folder among the runs, and an event file itself.
  write(join(checkpoints, 'theirs'), simple('loss', 1, 0))
  expect((await run('attach theirs --once')).out).toContain('loss 1.0000')
  expect((await run('stop theirs')).err).toMatch(/theirs is another program’s run/)
  expect(
    (await run(['attach', join(checkpoints, 'theirs', 'events.out.tfevents.1.host'), '--once'])).code,
  ).toBe(0)
})

it('says once what is damaged and where, on stderr and in JSON, and shows the rest', async () => {
  const {cwd, run} = newWorld()
  const bad = simple('loss', 2, 1)
  bad.writeUInt8(bad.readUInt8(20) ^ 1, 20)
  const path = write(join(cwd, 'logs'), simple('loss', 3, 0), bad, simple('loss', 1, 2))
  const offset = Buffer.concat([version(), simple('loss', 3, 0)]).length
  const {code, out, err} = await run('attach logs --once --json')
  expect(code).toBe(0)
  expect(err).toBe(
    `${path} is damaged at byte ${offset}: a record there does not fit its checksum. What can be read of the file is shown.\n`,
  )
  expect(answersIn(out, 'unreadLogs')).toMatchObject([{code: 'events-damaged', detail: {path, offset}}])
  expect(answersIn(out, 'loggedStep').map(({step}) => step)).toEqual([0, 2])
})

it('shows nothing that would steer the terminal', async () => {
  const {cwd, run} = newWorld()
  const evil = '\x1b]0;owned\x07\x1b[31m\u009b2J\u202e\u2028\u200b\r\b\nFORGED'
  const bad = simple('lr', 2, 1)
  bad.writeUInt8(bad.readUInt8(20) ^ 1, 20)
  write(join(cwd, 'logs', `a${evil}`), simple(`loss${evil}`, 3, 0), simple(`other${evil}`, 3, 0), bad)
  write(join(cwd, 'logs', `b${evil}`), simple(`reward${evil}`, 3, 0))
  for (const line of [
    ['attach', 'logs'],
    ['attach', 'logs', '--run', 'b', '--once'],
    ['attach', 'logs', '--run', `a${evil}`, '--once'],
    ['attach', 'logs', '--run', 'a', '--once', '--loss', evil],
    ['attach', 'logs', '--run', 'a', '--once', '--json'],
  ]) {
    const {out, err} = await run(line)
    for (const text of [out, err]) {
      expect(text, line.join(' ')).not.toMatch(/[\p{Cf}\p{Zl}\p{Zp}]|(?!\n)\p{Cc}/u)
      expect(text, line.join(' ')).not.toMatch(/^FORGED/m)
    }
  }
})

it('takes flags of event files for these alone', async () => {
  const {checkpoints, run} = newWorld()
  await createRun(checkpoints, specOf())
  const {code, err} = await run('attach latest --loss x --once')
  expect(code).toBe(2)
  expect(err).toMatch(/^--loss, --once tells how to read event files/)
})
