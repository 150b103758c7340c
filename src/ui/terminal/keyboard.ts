import type {Key} from '../keys/key.ts'
import {KeyParser} from '../keys/parser.ts'

/** Milliseconds after which a lone ESC is the Escape key and not the beginning of a sequence. */
const patience = 30

/** Reads keys from a terminal in raw mode until `stop`; `onGone` when the terminal has vanished. */
export function readKeys(
  input: NodeJS.ReadStream,
  {onKeys, onGone}: {onKeys: (keys: readonly Key[]) => void; onGone: () => void},
): {stop(): void} {
  const parser = new KeyParser()
  let timer: NodeJS.Timeout | undefined
  const emit = (keys: readonly Key[]) => {
    if (keys.length > 0) onKeys(keys)
  }
  const onData = (chunk: string) => {
    clearTimeout(timer)
    emit(parser.feed(chunk))
    if (parser.waiting) timer = setTimeout(() => emit(parser.flush()), patience)
  }
  input.setEncoding('utf8')
  input.on('data', onData)
  input.on('end', onGone)
  input.on('error', onGone)
  // Where the terminal has vanished, this is what says so first.
  input.setRawMode?.(true)
  input.resume()
  return {
    stop: () => {
      clearTimeout(timer)
      input.off('data', onData)
      input.off('end', onGone)
      input.off('error', onGone)
      try {
        input.setRawMode?.(false)
      } catch {
        // The terminal has vanished; there is nothing to put back.
      }
      input.pause()
    },
  }
}
