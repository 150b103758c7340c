import {PassThrough} from 'node:stream'
import {expect, it} from 'vitest'
import type {Finding} from '../../src/answers/machine.ts'
import type {Context} from '../../src/commands/line/command.ts'
import {rowsOf} from '../../src/commands/machine/doctor-rows.ts'
import {openOutput} from '../../src/commands/printing/output.ts'

const said = (finding: Finding, language: 'en' | 'zh' = 'en') => {
  const context = {
    env: {},
    stdout: new PassThrough(),
    stderr: new PassThrough(),
    language,
  } as unknown as Context
  return rowsOf(finding, openOutput(context), context)
}

it.each([
  [true, 'native 2.21.0, 4 threads, on a GPU'],
  [false, 'native 2.21.0, 4 threads, without a GPU'],
  [undefined, 'native 2.21.0, 4 threads'],
])('the native backend says whether it computes on a GPU: %s', (gpu, line) => {
  const backend = {name: 'native', computes: true, version: '2.21.0', threads: 4} as const
  expect(said({backend: {...backend, ...(gpu !== undefined && {gpu})}})).toEqual([['backend', line]])
})
