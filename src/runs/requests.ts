import {closeSync, fstatSync, openSync, readSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {readAlive, requestsFile} from './alive.ts'
import {openAppender} from './append.ts'
import type {Request} from './events.ts'

/** Asks a run's trainer for something; it obeys between two batches. @throws TfnotesError `disk-full`, `read-only` … */
export async function sendRequest(dir: string, request: Request): Promise<void> {
  const file = openAppender(join(dir, requestsFile))
  try {
    file.append(JSON.stringify({t: Date.now(), ...request}))
  } finally {
    file.close()
  }
}

export interface Requests {
  /** The requests that came since the last call. Cheap when there are none. Never throws. */
  poll(): Request[]
}

/**
 * For the trainer: the requests made since its session was launched; without a launcher, since now. What earlier
 * sessions were asked is not repeated.
 */
export function openRequests(dir: string): Requests {
  const path = join(dir, requestsFile)
  const size = () => statSync(path, {throwIfNoEntry: false})?.size ?? 0
  const alive = readAlive(dir)
  let offset = alive?.pid === process.pid ? alive.requestsFrom : size()

  /** The whole lines behind `offset`. */
  function readLines(): string {
    const fd = openSync(path, 'r')
    try {
      const bytes = Buffer.alloc(Math.max(0, fstatSync(fd).size - offset))
      const text = bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, offset))
      const end = text.lastIndexOf(0x0a) + 1
      offset += end
      return text.toString('utf8', 0, end)
    } finally {
      closeSync(fd)
    }
  }

  return {
    poll() {
      try {
        return size() <= offset ? [] : readLines().split('\n').flatMap(parseRequest)
      } catch {
        return []
      }
    },
  }
}

const isRequest: {[K in Request['request']]: (value: Extract<Request, {request: K}>) => boolean} = {
  pause: () => true,
  resume: () => true,
  stop: ({when, keep}) => (when === 'now' || when === 'epoch-end') && typeof keep === 'boolean',
  lr: ({value}) => Number.isFinite(value) && value > 0,
}

/** A line that is no request is passed over. */
function parseRequest(line: string): Request[] {
  try {
    const value = JSON.parse(line)
    const check = Object.hasOwn(isRequest, value.request)
      ? isRequest[value.request as Request['request']]
      : undefined
    return check?.(value as never) ? [value] : []
  } catch {
    return []
  }
}
