/** Passes on what a process prints: all of it as long as that is little, then only the end, when all is over. */
export interface CappedLog {
  write(text: string): void
  /** What was printed last. */
  readonly end: string
  /** Passes on what was printed last, if it has not been passed on. */
  close(): void
}

/** Characters of the end that are kept. */
const kept = 1 << 14

/** @param most characters that are passed on as they come @default ten million */
export function openCappedLog(log: (text: string) => void, most = 10_000_000): CappedLog {
  let passed = 0
  let left = 0
  let end = ''
  return {
    write(text) {
      end = (end + text).slice(-kept)
      const now = text.slice(0, Math.max(0, most - passed))
      if (now) log(now)
      passed += now.length
      left += text.length - now.length
    },
    get end() {
      return end
    },
    close() {
      const last = end.slice(-left)
      if (left > last.length) log(`\n… ${left - last.length} …\n`)
      if (left > 0) log(last)
      left = 0
    },
  }
}
