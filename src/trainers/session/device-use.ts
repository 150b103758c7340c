import type {DeviceUse} from '../../runs/events.ts'
import {askNvidiaSmi, type GraphicsCard} from '../../system/nvidia-smi.ts'

/** Milliseconds after which who does not answer is not asked again. */
const patience = 10_000

/** Watches how busy devices are while others compute on them. */
export interface DeviceWatch {
  /** Their use since it was last read, as far as it was looked at meanwhile; undefined where nothing is known. */
  read(): readonly DeviceUse[] | undefined
  close(): void
}

export interface WatchOptions {
  /** What an engine computes on; `GPU:0 …` are those that are watched. */
  readonly devices: readonly string[]
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Milliseconds between two looks. */
  readonly every?: number
}

/**
 * Asks `nvidia-smi` now and then, beside the training. Who does not answer once, for there is no such program or another
 * maker's card, is not asked again.
 */
export function watchDevices({devices, environment, every = 2000}: WatchOptions): DeviceWatch {
  const wanted = devices.flatMap(name => {
    const [, index, model = ''] = /^gpu:(\d+)\b *(.*)$/i.exec(name) ?? []
    return index === undefined ? [] : [{index: Number(index), model}]
  })
  if (wanted.length === 0) return {read: () => undefined, close: () => {}}

  const stop = new AbortController()
  let looks: (readonly DeviceUse[])[] = []
  let last: readonly DeviceUse[] | undefined
  let timer: NodeJS.Timeout | undefined

  const look = async () => {
    try {
      looks.push(await askNvidia(wanted, environment, stop.signal))
    } catch {
      return
    }
    if (stop.signal.aborted) return
    timer = setTimeout(look, every)
    timer.unref()
  }
  void look()

  return {
    read() {
      // A short epoch is one of those that the last look saw.
      if (looks.length > 0) last = together(looks)
      looks = []
      return last
    },
    close() {
      stop.abort()
      clearTimeout(timer)
    },
  }
}

/** The mean of what they were busy; of the memory what was last seen. */
function together(looks: readonly (readonly DeviceUse[])[]): readonly DeviceUse[] {
  const newest = looks.at(-1) ?? []
  return newest.map((device, at) => ({
    ...device,
    use: looks.reduce((sum, look) => sum + (look[at]?.use ?? 0), 0) / looks.length,
  }))
}

/** @throws what `askNvidiaSmi` does; where it does not say all of every one */
async function askNvidia(
  wanted: readonly {readonly index: number; readonly model: string}[],
  environment: WatchOptions['environment'],
  signal: AbortSignal,
): Promise<readonly DeviceUse[]> {
  const all = await askNvidiaSmi({environment, signal, patience})
  const seen = visible(all, environment.CUDA_VISIBLE_DEVICES)
  return wanted.map(({index, model}) => {
    const {name = '', use, memory, memoryTotal} = seen[index] ?? {}
    // Of different cards CUDA may count the fastest first: then nobody can say which is which.
    const isOther = model !== '' && !model.includes(name) && !name.includes(model)
    if (isOther || use === undefined || memory === undefined || memoryTotal === undefined)
      throw new Error(`nvidia-smi: ${JSON.stringify(all)}`)
    return {name: `GPU:${index} ${name}`, use, memory, memoryTotal}
  })
}

/** What the engine calls the first, the second … : nvidia-smi tells of all, whichever are to be seen. */
function visible(all: readonly GraphicsCard[], chosen: string | undefined): readonly GraphicsCard[] {
  if (chosen === undefined || chosen.trim() === '') return all
  return chosen.split(',').flatMap(word => {
    const one = word.trim()
    const found = all.find(
      ({index, uuid}) => index === one || (one.startsWith('GPU-') && uuid.startsWith(one)),
    )
    return found ? [found] : []
  })
}
