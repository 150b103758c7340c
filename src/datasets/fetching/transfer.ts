import {type FileHandle, open, stat} from 'node:fs/promises'
import {TfnotesError} from '../../errors.ts'
import {writeError} from '../../system/io-error.ts'
import {fileMode} from '../../system/own-file.ts'
import {reasonOf} from '../../system/reason-of.ts'

export interface Transfer {
  readonly url: string
  /** Where the bytes go; what is already there is gone on with. */
  readonly part: string
  readonly bytes: number
  readonly fetch: typeof fetch
  /** Called with the number of bytes that are there. */
  readonly report: (bytes: number) => void
  readonly signal?: AbortSignal
  /** Milliseconds without a byte after which the server is given up. */
  readonly patience?: number
}

/** How often a transfer that was cut off, but brought something, is taken up again. */
const attempts = 5

/**
 * Brings one file from one server until `part` has `bytes` bytes; a server that cuts off is asked for the rest.
 *
 * @throws TfnotesError transfer-failed when another server may do better; disk-full and not-writable when none would
 */
export async function transferFile(transfer: Transfer): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const before = await sizeOf(transfer.part)
    if (before === transfer.bytes) return
    let reason = 'cut off'
    try {
      await receive(transfer, before)
    } catch (error) {
      if (transfer.signal?.aborted || error instanceof TfnotesError) throw error
      reason = reasonOf(error instanceof Error && error.cause ? error.cause : error)
    }
    const after = await sizeOf(transfer.part)
    if (after === transfer.bytes) return
    if (after <= before || attempt === attempts) {
      throw new TfnotesError('transfer-failed', {
        url: transfer.url,
        reason,
        found: after,
        expected: transfer.bytes,
      })
    }
  }
}

const sizeOf = (path: string) =>
  stat(path).then(
    found => found.size,
    () => 0,
  )

async function receive({url, part, bytes, fetch, report, signal, patience = 15_000}: Transfer, have: number) {
  const silence = new AbortController()
  const giveUp = () => silence.abort(new Error(`no answer for ${patience / 1000} s`))
  let timer = setTimeout(giveUp, patience)
  try {
    const response = await fetch(url, {
      headers: have > 0 && have < bytes ? {range: `bytes=${have}-`} : {},
      signal: signal ? AbortSignal.any([signal, silence.signal]) : silence.signal,
    })
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`)
    const goesOn =
      response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${have}-`)
    const file = await openPart(part, goesOn === true)
    try {
      let size = goesOn ? have : 0
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        clearTimeout(timer)
        timer = setTimeout(giveUp, patience)
        size += chunk.length
        if (size > bytes) throw new Error(`more than the ${bytes} bytes of the official file`)
        await write(file, chunk, part)
        report(size)
      }
    } finally {
      await file.close()
    }
  } finally {
    clearTimeout(timer)
  }
}

async function openPart(part: string, goesOn: boolean): Promise<FileHandle> {
  try {
    return await open(part, goesOn ? 'a' : 'w', fileMode)
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
