import {hostname, totalmem} from 'node:os'
import {type Failure, failureOf} from '../errors.ts'
import {askNvidiaSmi, type GraphicsCard} from '../system/nvidia-smi.ts'
import {processMemory} from '../system/process-memory.ts'
import {openProcessorUse} from '../system/processor-use.ts'
import {trainerOf} from './alive.ts'
import {type LogTail, logStamp, readLogTail} from './log-tail.ts'

/** What a run takes of the machine at one moment, as far as the system tells. */
export interface MachineUse {
  /** How busy all processors are, from 0 to 1. */
  readonly cpu?: number
  /** Bytes of the trainer and of what computes for it, of all that the machine has. */
  readonly memory?: number
  readonly memoryTotal: number
  /** All graphics cards of the machine; absent where nobody tells of any. */
  readonly cards?: readonly GraphicsCard[]
}

/** Something that was seen of a run beside its events. */
export type Seen =
  | {readonly seen: 'log'; readonly log: LogTail | Failure}
  | {readonly seen: 'machine'; readonly use: MachineUse}
  /** Its trainer is on another machine, of which nothing can be seen from here. */
  | {readonly seen: 'elsewhere'; readonly host: string}

export interface ObserveOptions {
  readonly signal: AbortSignal
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds between two looks. */
  readonly every?: number
  /** Milliseconds after which a tool that does not answer is ended. */
  readonly patience?: number
}

/**
 * Looks at a run's log, and while a trainer is at work on this machine at what it takes, now and then until `signal` aborts.
 * Never rejects: what cannot be had is left out.
 */
export async function observeRun(
  dir: string,
  onSeen: (seen: Seen) => void,
  {signal, environment, every = 3000, patience = 3000}: ObserveOptions,
): Promise<void> {
  const processors = openProcessorUse()
  const cards = openCards({signal, environment, every, patience})
  let stamp: string | undefined
  let elsewhere: string | undefined
  const lookAtLog = async () => {
    const now = logStamp(dir)
    if (now === stamp) return
    stamp = now
    const log = await readLogTail(dir).catch(failureOf)
    if (!signal.aborted) onSeen({seen: 'log', log})
  }
  const lookAtMachine = () => {
    const trainer = trainerOf(dir)
    if (!trainer) return
    if (trainer.host !== hostname()) {
      if (elsewhere !== trainer.host) onSeen({seen: 'elsewhere', host: trainer.host})
      elsewhere = trainer.host
      return
    }
    elsewhere = undefined
    const [cpu, memory, shown] = [processors(), processMemory(trainer.pid), cards.read()]
    const use = {
      ...(cpu !== undefined && {cpu}),
      ...(memory !== undefined && {memory}),
      ...(shown && {cards: shown}),
    }
    if (Object.keys(use).length > 0) onSeen({seen: 'machine', use: {...use, memoryTotal: totalmem()}})
  }
  while (!signal.aborted) {
    try {
      await lookAtLog()
      if (!signal.aborted) lookAtMachine()
    } catch {
      // A folder that may not be read has nothing to show.
    }
    await pause(every, signal)
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })

/** Where the tool takes its time, it is asked so much more rarely that it takes no more than this share of a processor. */
const mostShare = 1 / 20

/** The graphics cards, asked for beside everything else. Who fails once, or does not answer, is not asked again. */
function openCards({signal, environment, every, patience}: Required<ObserveOptions>): {
  read(): readonly GraphicsCard[] | undefined
} {
  let known: readonly GraphicsCard[] | undefined
  let isAsking = false
  let isSilent = false
  let notBefore = Number.NEGATIVE_INFINITY
  const ask = async () => {
    isAsking = true
    const began = performance.now()
    try {
      const cards = await askNvidiaSmi({environment, signal, patience})
      known = cards.length > 0 ? cards : undefined
      isSilent = cards.length === 0
    } catch {
      known = undefined
      isSilent = true
    }
    const took = performance.now() - began
    notBefore = performance.now() + Math.max(every, took / mostShare) - every / 2
    isAsking = false
  }
  return {
    read() {
      if (!isAsking && !isSilent && performance.now() >= notBefore) void ask()
      return known
    },
  }
}
