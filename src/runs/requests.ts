import {closeSync, lstatSync, readSync} from 'node:fs'
import {join} from 'node:path'
import {openGuardedSync} from '../system/read-guarded.ts'
import {readAlive, requestsFile} from './alive.ts'
import {openAppender} from './append.ts'
import type {Request} from './events.ts'
import {openLines} from './lines.ts'
import {parseJson} from './parse-json.ts'
import {type Is, isFlag, isNumber, isObjectOf, isOneOf, isOptional} from './shape.ts'

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

/** Bytes of a line that may be a request, and bytes that are read between two batches. */
const longestLine = 1 << 12
const chunkBytes = 1 << 18

/**
 * For the trainer: the requests made since its session was launched; without a launcher, since now. What earlier
 * sessions were asked is not repeated.
 */
export function openRequests(dir: string): Requests {
  const path = join(dir, requestsFile)
  const size = () => lstatSync(path, {throwIfNoEntry: false})?.size ?? 0
  const lines = openLines(longestLine)
  const alive = readAlive(dir)
  let offset = alive?.pid === process.pid ? alive.requestsFrom : size()

  /** The next bytes behind `offset`. */
  function readChunk(): Buffer {
    const fd = openGuardedSync(path)
    try {
      const bytes = Buffer.alloc(chunkBytes)
      const read = readSync(fd, bytes, 0, bytes.length, offset)
      offset += read
      return bytes.subarray(0, read)
    } finally {
      closeSync(fd)
    }
  }

  return {
    poll() {
      try {
        return size() <= offset ? [] : String(lines.add(readChunk())).split('\n').flatMap(parseRequest)
      } catch {
        return []
      }
    },
  }
}

const isRate = (value: unknown): value is number => isNumber(value) && value > 0

const checks: {readonly [K in Request['request']]: Is<Extract<Request, {request: K}>>} = {
  pause: isObjectOf({request: isOneOf(['pause'])}),
  resume: isObjectOf({request: isOneOf(['resume'])}),
  stop: isObjectOf({request: isOneOf(['stop']), when: isOneOf(['now', 'epoch-end']), keep: isFlag}),
  lr: isObjectOf<Extract<Request, {request: 'lr'}>>({
    request: isOneOf(['lr']),
    value: isRate,
    times: isOptional(isRate),
  }),
}

/** A line that is no request is passed over. */
function parseRequest(line: string): Request[] {
  const value = parseJson(line)
  return Object.values<Is<Request>>(checks).some(isRequest => isRequest(value)) ? [value as Request] : []
}
