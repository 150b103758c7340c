import {PassThrough} from 'node:stream'
import {expect, it} from 'vitest'
import type {Context} from '../../src/commands/line/command.ts'
import {printLossChart} from '../../src/commands/printing/loss-chart.ts'
import {openOutput} from '../../src/commands/printing/output.ts'
import {History} from '../../src/runs/history.ts'

it('the chart at the end of a training names the highest and the lowest loss', () => {
  const stdout = new PassThrough()
  const output = openOutput({env: {}, stdout, stderr: stdout, language: 'en'} as unknown as Context)
  const history = [8, 4, 2, 1].reduce(
    (soFar, loss, i) => soFar.with({t: 0, epoch: i + 1, lr: 0.1, seconds: 1, loss}),
    History.empty,
  )
  printLossChart(history, output)
  const labels = String(stdout.read())
    .split('\n')
    .flatMap(row => /^ *([\d.]+)[┤|]/.exec(row)?.[1] ?? [])
  expect([labels[0], labels.at(-1)].map(Number)).toEqual([8, 1])
})
