import {execFile} from 'node:child_process'

/** A graphics card as its maker's tool sees it; what the tool does not say of it (`[N/A]`, as of parts of a card) is left out. */
export interface GraphicsCard {
  readonly index: string
  readonly uuid: string
  readonly name: string
  /** Share of the last moments that it computed, from 0 to 1. */
  readonly use?: number
  /** Bytes that are taken, of all that it has. */
  readonly memory?: number
  readonly memoryTotal?: number
}

export interface AskOptions {
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
  /** Milliseconds after which it is ended and waited for no more. */
  readonly patience: number
}

const asked = ['index', 'uuid', 'name', 'utilization.gpu', 'memory.used', 'memory.total']

/**
 * What `nvidia-smi` tells of all cards of the machine. Rejects where there is no such program, where it fails, and where it
 * does not answer in time, even if it cannot be ended: a driver that hangs holds on to it.
 */
export function askNvidiaSmi({environment, signal, patience}: AskOptions): Promise<readonly GraphicsCard[]> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      'nvidia-smi',
      [`--query-gpu=${asked}`, '--format=csv,noheader,nounits'],
      {env: environment as NodeJS.ProcessEnv, windowsHide: true, ...(signal && {signal})},
      (error, stdout) => {
        clearTimeout(timer)
        if (error) reject(error)
        else resolve(cardsIn(stdout))
      },
    )
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      child.stdout?.destroy()
      child.stderr?.destroy()
      child.unref()
      reject(new Error('nvidia-smi does not answer'))
    }, patience)
  })
}

const megabyte = 2 ** 20

function cardsIn(table: string): readonly GraphicsCard[] {
  return table
    .split('\n')
    .map(line => line.split(',').map(word => word.trim()))
    .filter(words => words.length === asked.length)
    .map(([index = '', uuid = '', name = '', ...figures]) => {
      const [use, memory, memoryTotal] = figures.map(word => Number(word || Number.NaN))
      return {
        index,
        uuid,
        name,
        ...(isFigure(use) && {use: use / 100}),
        ...(isFigure(memory) && {memory: memory * megabyte}),
        ...(isFigure(memoryTotal) && {memoryTotal: memoryTotal * megabyte}),
      }
    })
}

const isFigure = (value: number | undefined): value is number => value !== undefined && Number.isFinite(value)
