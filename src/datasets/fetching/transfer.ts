import {constants} from 'node:fs'
import {type FileHandle, lstat, open} from 'node:fs/promises'
import {TfnotesError} from '../../errors.ts'
import {unfollowed} from '../../system/file-kind.ts'
import {writeError} from '../../system/io-error.ts'
import {expectOwnFile, fileMode} from '../../system/own-file.ts'
import {reasonOf} from '../../system/reason-of.ts'
import {checkBeginning, goesOn, WrongAnswer} from './answer.ts'

export interface Transfer {
  readonly url: string
  /** Where the bytes go; what is already there is gone on with. */
  readonly part: string
  readonly bytes: number
  readonly fetch: typeof fetch
  /** Called with the number of bytes that are there. */
  readonly report: (bytes: number) => void
  readonly signal?: AbortSignal
  /** Milliseconds without a byte after which the server is given up. @default 15000 */
  readonly patience?: number
  /** A server that sends fewer `bytes` in so many `milliseconds` is given up. @default 1 kB/s over half a minute */
  readonly slowest?: {readonly bytes: number; readonly milliseconds: number}
}

/** How often a transfer that was cut off, but brought something, is taken up again. */
const attempts = 5

/** Another server may be faster; this one is not asked again. */
class TooSlow extends Error {}

/**
 * Brings one file from one server until `part` has `bytes` bytes; a server that cuts off is asked for the rest. What is
 * no part of the file is not kept.
 *
 * @throws TfnotesError transfer-failed when another server may do better; disk-full, not-writable and foreign-file when
 *   none would
 */
export async function transferFile(transfer: Transfer): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const before = await sizeOf(transfer.part)
    if (before === transfer.bytes) return
    let reason = 'cut off'
    let hopeless = false
    try {
      await receive(transfer, before > transfer.bytes ? 0 : before)
    } catch (error) {
      if (transfer.signal?.aborted || error instanceof TfnotesError) throw error
      hopeless = error instanceof WrongAnswer || error instanceof TooSlow
      reason = reasonOf(error instanceof Error && error.cause ? error.cause : error)
    }
    const after = await sizeOf(transfer.part)
    if (after === transfer.bytes) return
    if (hopeless || after <= before || attempt === attempts) {
      throw new TfnotesError('transfer-failed', {
        url: transfer.url,
        reason,
        found: after,
        expected: transfer.bytes,
      })
    }
  }
}

/** Of a file; of anything else that stands there it is none of ours. */
export const sizeOf = (path: string): Promise<number> =>
  lstat(path).then(
    found => (found.isFile() ? found.size : 0),
    () => 0,
  )

async function receive(transfer: Transfer, have: number): Promise<void> {
  const {url, part, bytes, fetch, report, signal} = transfer
  const watch = watchOver(transfer)
  try {
    const response = await fetch(url, {
      // As it is: packed for the way, its parts would be parts of something else.
      headers: {'accept-encoding': 'identity', ...(have > 0 && {range: `bytes=${have}-`})},
      signal: signal ? AbortSignal.any([signal, watch.signal]) : watch.signal,
    })
    const start = goesOn(response, {url, bytes, have}) ? have : 0
    let size = start
    let file: FileHandle | undefined
    try {
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        watch.came(chunk.length)
        if (size === 0) checkBeginning(chunk)
        file ??= await openPart(part, start)
        size += chunk.length
        if (size > bytes) {
          await file.truncate(start)
          throw new WrongAnswer(`more than the ${bytes} bytes of the official file`)
        }
        await write(file, chunk, part)
        report(size)
      }
    } finally {
      await file?.close()
    }
  } finally {
    watch.end()
  }
}

/** Gives a server up that sends nothing for a while, or next to nothing for longer. */
function watchOver({patience = 15_000, slowest = {bytes: 30_000, milliseconds: 30_000}}: Transfer) {
  const stop = new AbortController()
  const fallSilent = () => stop.abort(new Error(`no answer for ${patience / 1000} s`))
  let silence = setTimeout(fallSilent, patience)
  let came = 0
  const pace = setInterval(() => {
    const {bytes, milliseconds} = slowest
    if (came < bytes) stop.abort(new TooSlow(`less than ${bytes} bytes in ${milliseconds / 1000} s`))
    came = 0
  }, slowest.milliseconds)
  return {
    signal: stop.signal,
    came(bytes: number) {
      came += bytes
      clearTimeout(silence)
      silence = setTimeout(fallSilent, patience)
    },
    end() {
      clearTimeout(silence)
      clearInterval(pace)
    },
  }
}

const {O_WRONLY, O_CREAT, O_APPEND} = constants

/** Behind the bytes that are kept. A link that somebody has put there leads to a file of another's, a pipe nowhere. */
async function openPart(part: string, kept: number): Promise<FileHandle> {
  try {
    expectOwnFile(part)
    const file = await open(part, O_WRONLY | O_CREAT | O_APPEND | unfollowed, fileMode)
    try {
      await file.truncate(kept)
      return file
    } catch (cause) {
      await file.close()
      throw cause
    }
  } catch (cause) {
    throw writeError(cause, part)
  }
}

async function write(file: FileHandle, chunk: Uint8Array, part: string): Promise<void> {
  try {
    await file.writeFile(chunk)
  } catch (cause) {
    throw writeError(cause, part)
  }
}
