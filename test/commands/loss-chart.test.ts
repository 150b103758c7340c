import {PassThrough} from 'node:stream'
import {expect, it} from 'vitest'
import type {Context} from '../../src/commands/line/command.ts'
import {printLossChart} from '../../src/commands/printing/loss-chart.ts'
import {openOutput} from '../../src/commands/printing/output.ts'
import type {EpochPoint} from '../../src/runs/state.ts'

it('the chart at the end of a training names the highest and the lowest loss', () => {
  const stdout = new PassThrough()
  const output = openOutput({env: {}, stdout, stderr: stdout, language: 'en'} as unknown as Context)
  const history = [8, 4, 2, 1].map((loss, i) => ({epoch: i + 1, loss}) as EpochPoint)
  printLossChart(history, output)
  const labels = String(stdout.read())
    .split('\n')
    .flatMap(row => /^ *([\d.]+)[┤|]/.exec(row)?.[1] ?? [])
  expect([labels[0], labels.at(-1)].map(Number)).toEqual([8, 1])
})
