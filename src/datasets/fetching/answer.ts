/** A server's answer that is no part of the file, so that nothing of it is kept and the server is not asked again. */
export class WrongAnswer extends Error {}

/** What was asked for. */
interface Asked {
  readonly url: string
  /** Bytes of the whole file. */
  readonly bytes: number
  /** Bytes that are there already. */
  readonly have: number
}

/**
 * Whether the answer goes on behind the bytes that are there; else it is the file from its beginning.
 *
 * @throws WrongAnswer when its head says that it is neither
 */
export function goesOn(response: Response, {url, bytes, have}: Asked): boolean {
  const {status, headers} = response
  if (!response.ok || !response.body) throw new WrongAnswer(`HTTP ${status}`)
  if (url.startsWith('https:') && !response.url.startsWith('https:'))
    throw new WrongAnswer('leads away from https')
  // A login page of the network at hand, or a mirror's apology, says that all is well.
  if (/html/i.test(headers.get('content-type') ?? '')) throw new WrongAnswer(page)
  const part = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
  if (status === 206) {
    const [, from, to, of] = part ?? []
    const isRest = Number(from) === have && Number(to) === bytes - 1 && (of === '*' || Number(of) === bytes)
    if (!isRest) throw new WrongAnswer('not the part that was asked for')
  }
  const rest = status === 206 ? bytes - have : bytes
  const told = headers.get('content-length')
  if (told !== null && !headers.has('content-encoding') && Number(told) !== rest)
    throw new WrongAnswer(`${told} bytes, not the ${rest} of the official file`)
  return status === 206
}

const page = 'a web page, not the file'

/** @throws WrongAnswer when a file's first bytes are those of a web page, whatever the answer calls itself */
export function checkBeginning(first: Uint8Array): void {
  const text = Buffer.from(first.subarray(0, 512)).toString('latin1')
  if (/^(\xef\xbb\xbf)?\s*<(!doctype html|html|head|body|script|meta)\b/i.test(text))
    throw new WrongAnswer(page)
}
