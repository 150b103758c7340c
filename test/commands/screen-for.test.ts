import {mkdirSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'
import {expect, it} from 'vitest'
import {screenFor} from '../../src/commands/running/screen-for.ts'
import {createRun} from '../../src/runs/create.ts'
import {specOf} from '../runs/scratch.ts'
import {simple, version} from '../runs/watched/write-events.ts'
import {contextIn, world} from './program.ts'

const newWorld = world()

it('attach opens the screen of a run or of event files, and none where text is asked for or something is wrong', async () => {
  const {cwd, checkpoints} = newWorld()
  const context = contextIn(cwd)
  const opens = (line: string) => screenFor(line.split(' ').filter(Boolean), context)
  const path = join(cwd, 'logs')
  mkdirSync(path)
  writeFileSync(join(path, 'events.out.tfevents.1.host'), Buffer.concat([version(), simple('loss', 1, 0)]))
  expect(await opens('logs')).toEqual({watch: {path, run: undefined, said: {}}})
  expect(await opens('logs --run . --val-loss none --lr LR')).toEqual({
    watch: {path, run: '.', said: {valLoss: 'none', lr: 'LR'}},
  })
  for (const line of [
    'logs --plain',
    'logs --json',
    'logs --once',
    'logs --unknown',
    'nothing',
    '',
    'logs logs',
  ])
    expect(await opens(line), line).toBeUndefined()
  const dir = await createRun(checkpoints, specOf())
  expect(await opens('')).toEqual({attach: basename(dir)})
  expect(await opens('latest --loss x')).toBeUndefined()
})
