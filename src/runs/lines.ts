const newline = 0x0a
const nothing: Buffer = Buffer.alloc(0)

/** What is read of a growing file of lines, put together. */
export interface Lines {
  /** The whole lines that these next bytes complete, with their newlines. */
  add(bytes: Buffer): Buffer
  /** Bytes that have come of the line which has no end yet. */
  readonly unfinished: number
}

/** A line of which more than `longest` bytes have come without its end is left out, and nothing of it is kept. */
export function openLines(longest: number): Lines {
  let rest = nothing
  /** Bytes of the line that is being left out; 0 where none is. */
  let leftOut = 0
  return {
    get unfinished() {
      return rest.length + leftOut
    },
    add(bytes) {
      const from = leftOut > 0 ? bytes.indexOf(newline) + 1 : 0
      if (leftOut > 0 && from === 0) {
        leftOut += bytes.length
        return nothing
      }
      const all = rest.length === 0 ? bytes.subarray(from) : Buffer.concat([rest, bytes])
      const end = all.lastIndexOf(newline) + 1
      leftOut = all.length - end > longest ? all.length - end : 0
      rest = leftOut > 0 ? nothing : Buffer.from(all.subarray(end))
      return all.subarray(0, end)
    },
  }
}
