import {chmodSync, existsSync, readFileSync, writeFileSync} from 'node:fs'
import {processExists} from '../../../../src/system/process-start.ts'
import type {RequestName} from '../../../../src/trainers/engines/keras/messages.ts'
import {overview} from './fake-python.ts'

/** What the fake is asked, and what it has to do with the answer. */
export interface Asked {
  /** How often it has been asked this, from 1 on; by all processes of this fake. */
  readonly nth: number
  /** As it would be said. */
  readonly answer: {readonly say: string} & Readonly<Record<string, unknown>>
  /** Says that. */
  reply(): void
  /** Says something else. */
  say(answer: object): void
  /** Writes into stdout as it is. */
  print(text: string | Uint8Array): void
  /** What stands before every answer. */
  readonly mark: string
  /** The hand-over folder. */
  readonly folder: string
  /** The fake's own. */
  readonly process: NodeJS.Process
  readonly require: NodeJS.Require
}

/** What it does in place of its answer. Runs in the fake: it knows nothing but what it is given. */
type Act = (asked: Asked) => unknown

/** By what is asked; `ready` is asked by the task itself. */
export type Troubles = Readonly<Partial<Record<RequestName | 'ready', Act>>>

/**
 * A program that answers as a Python with Keras does to whom `probe.py` and `main.py` are given, without any: its steps add
 * to the weights what follows from the samples' order and the rate. Only for optimizers without slots.
 * @param path where it is written; beside it, in `<path>.asked`, a line for everything asked with the process that was
 * @returns the path
 */
export function fakeKeras(path: string, troubles: Troubles = {}): string {
  const about = overview({keras: '3.15.1', tensorflow: '2.21.0'})
  const acts = Object.entries(troubles).map(([name, act]) => `${name}: ${act.toString()}`)
  writeFileSync(
    path,
    `#!${process.execPath}
const program = ${program.toString()}
program(require, {${acts.join(',\n')}}, ${JSON.stringify(about)}, __filename + '.asked')
`,
  )
  chmodSync(path, 0o755)
  return path
}

/** The processes of a fake that are still there. */
export function processesOf(path: string): number[] {
  if (!existsSync(`${path}.asked`)) return []
  const asked = readFileSync(`${path}.asked`, 'utf8').trim().split('\n')
  return [...new Set(asked.map(line => Number(line.split(' ')[1])))].filter(processExists)
}

function program(require: NodeJS.Require, troubles: Troubles, about: object, counts: string): void {
  const fs = require('node:fs')
  const path = require('node:path')
  const print = (text: string | Uint8Array) => {
    fs.writeSync(1, text as string)
  }
  if (process.argv.some(word => word.endsWith('probe.py'))) {
    print(`TFNOTES-PROBE ${JSON.stringify(about)}\n`)
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
  const mark = '\u001etfnotes '
  const say = (answer: object) => print(`${mark}${JSON.stringify(answer)}\n`)
  let folder = ''
  let values = new Float32Array()
  let order = new Int32Array()
  let iterations = 0
  let outputs = 1

  // biome-ignore lint/suspicious/noExplicitAny: of each request another
  const answers: Record<string, (request: any) => object> = {
    ready(task) {
      folder = task.folder
      const last = task.model.config.layers.at(-1)
      outputs = last.config.units
      return {
        backend: 'torch',
        version: '2.13.0',
        keras: '3.15.1',
        python: '3.12.1',
        devices: ['CPU'],
        kinds: ['cpu'],
        threads: 1,
        seen: 1,
      }
    },
    prepare: () => ({}),
    epoch({order: packed}) {
      order = new Int32Array(Uint8Array.from(Buffer.from(packed, 'base64')).buffer)
      return {}
    },
    train({start, stop, batch, rate}) {
      const losses = []
      for (let step = start; step < stop; step++) {
        for (const sample of order.subarray(step * batch, (step + 1) * batch))
          values[sample % values.length] = (values[sample % values.length] ?? 0) + rate / (1 + sample)
        iterations++
        losses.push(1 / (1 + iterations))
      }
      return {losses, right: losses.map(() => 1), memory: 1e6, cpu: 1}
    },
    judge: ({start, stop, see}) => ({
      loss: (stop - start) / (1 + iterations),
      right: 1,
      memory: 1e6,
      cpu: 1,
      ...(see && {
        outputs: Buffer.from(new Float32Array((stop - start) * outputs).buffer).toString('base64'),
      }),
    }),
    state({file}) {
      fs.writeFileSync(path.join(folder, file), new Uint8Array(values.buffer))
      return {iterations}
    },
    restore(request) {
      values = new Float32Array(Uint8Array.from(fs.readFileSync(path.join(folder, request.file))).buffer)
      iterations = request.iterations
      return {memory: 1e6, cpu: 1}
    },
  }

  const hear = (line: string) => {
    const request = JSON.parse(line)
    const name: string = request.do ?? 'ready'
    fs.appendFileSync(counts, `${name} ${process.pid}\n`)
    const asked: string[] = fs.readFileSync(counts, 'utf8').split('\n')
    const nth = asked.filter(line => line.startsWith(`${name} `)).length
    const answer = {say: name, ...answers[name]?.(request)}
    const reply = () => say(answer)
    const act = troubles[name as RequestName] ?? reply
    act({nth, answer, reply, say, print, mark, folder, process, require})
  }
  let rest = ''
  process.stdin.setEncoding('utf8').on('data', text => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    lines.forEach(hear)
  })
  process.stdin.on('end', () => process.exit(3))
}
