import {createInterface} from 'node:readline'

/** Lines as they are typed, or come out of a pipe: none is lost that comes before it is asked for. */
export interface TypedLines {
  /** The next line; undefined at the end of the input, or when `signal` says that nobody waits for one any more. */
  next(signal?: AbortSignal): Promise<string | undefined>
  /** A line that was not meant for whoever took it. */
  putBack(line: string): void
  close(): void
}

export function openTypedLines(input: NodeJS.ReadableStream): TypedLines {
  const reader = createInterface({input, terminal: false})
  const come: string[] = []
  let ended = false
  let wake = () => {}
  reader.on('line', line => {
    come.push(line)
    wake()
  })
  reader.on('close', () => {
    ended = true
    wake()
  })
  return {
    async next(signal) {
      while (come.length === 0 && !ended && !signal?.aborted)
        await new Promise<void>(resolve => {
          wake = resolve
          signal?.addEventListener('abort', () => resolve(), {once: true})
        })
      return signal?.aborted ? undefined : come.shift()
    },
    putBack: line => void come.unshift(line),
    close: () => reader.close(),
  }
}
