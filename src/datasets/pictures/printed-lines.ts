/** Slopes that are tried: a sheet is held to the camera by eye. */
const [steepest, step] = [0.16, 0.01]

/** A line is at least this share of the picture long, and so many times as long as thick; strokes of a pen are not. */
const [shortest, slenderest] = [0.3, 18]

/** A line may be broken by this share of the picture's side. */
const widestGap = 0.03

/** Pixels within which a line's end meets another line or the picture's edge. */
const meeting = 4

interface PrintedLine {
  readonly upright: boolean
  /** Where it is at a place along it. */
  readonly across: (along: number) => number
  readonly from: number
  readonly to: number
  readonly thickness: number
}

/**
 * Takes ruled lines, squares and frames off a mask of ink: what is straight, thin, nearly level or upright, and runs
 * from edge to edge or ends at other such lines. Strokes that cross one stay whole.
 *
 * @returns the mask without them, and undefined where there is none
 */
export function withoutPrintedLines(mask: Uint8Array, width: number): Uint8Array | undefined {
  const height = mask.length / width
  const found = [false, true].flatMap(upright => straightIn(mask, width, height, upright))
  const printed = found.filter(line => isPrinted(line, found, width, height))
  if (printed.length === 0) return undefined
  const left = mask.slice()
  for (const line of printed) erase(left, width, height, line)
  return left
}

/** A view of the mask in which lines run along the first coordinate. */
const looking = (mask: Uint8Array, width: number, height: number, upright: boolean) => ({
  length: upright ? height : width,
  depth: upright ? width : height,
  at: (along: number, across: number) => (upright ? along * width + across : across * width + along),
  isInk: (along: number, across: number) => {
    const place = upright ? along * width + across : across * width + along
    return across >= 0 && across < (upright ? width : height) && mask[place] === 1
  },
})

function straightIn(mask: Uint8Array, width: number, height: number, upright: boolean): PrintedLine[] {
  const {length, depth, isInk} = looking(mask, width, height, upright)
  const margin = Math.ceil((steepest * length) / 2)
  const places: [number, number][] = []
  for (let along = 0; along < length; along++)
    for (let across = 0; across < depth; across++) if (isInk(along, across)) places.push([along, across])
  // Ink that lies on a line of one slope falls into one row of that slope's histogram.
  const lines: PrintedLine[] = []
  const candidates: {slope: number; row: number; count: number}[] = []
  for (let slope = -steepest; slope <= steepest; slope += step) {
    const counts = new Uint32Array(depth + 2 * margin)
    for (const [along, across] of places) {
      const row = Math.round(across - slope * (along - length / 2)) + margin
      counts[row] = (counts[row] ?? 0) + 1
    }
    counts.forEach((count, row) => {
      if (count >= 0.7 * shortest * length) candidates.push({slope, row: row - margin, count})
    })
  }
  candidates.sort((a, b) => b.count - a.count)
  for (const {slope, row} of candidates) {
    const across = (along: number) => Math.round(row + slope * (along - length / 2))
    const middle = across(length / 2)
    if (lines.some(line => Math.abs(line.across(length / 2) - middle) <= 3 + line.thickness)) continue
    const line = follow(isInk, across, length, depth)
    if (line) lines.push({upright, across, ...line})
  }
  return lines
}

/** The longest stretch of a line that is inked, and how thick it is there. */
function follow(
  isInk: (along: number, across: number) => boolean,
  across: (along: number) => number,
  length: number,
  depth: number,
): Pick<PrintedLine, 'from' | 'to' | 'thickness'> | undefined {
  let [from, to, inked] = [0, 0, 0]
  let [begin, last, count] = [0, Number.NEGATIVE_INFINITY, 0]
  for (let along = 0; along < length; along++) {
    const middle = across(along)
    if (!isInk(along, middle) && !isInk(along, middle - 1) && !isInk(along, middle + 1)) continue
    if (along - last > 1 + widestGap * length) [begin, count] = [along, 0]
    last = along
    count++
    if (count > inked) [from, to, inked] = [begin, along + 1, count]
  }
  if (to - from < shortest * length || inked < 0.85 * (to - from)) return undefined
  const runs: number[] = []
  for (let along = from; along < to; along++) {
    const run = runThrough(isInk, along, across(along), depth)
    if (run) runs.push(run.to - run.from)
  }
  runs.sort((a, b) => a - b)
  const thickness = runs[Math.floor(runs.length / 2)] ?? 1
  return (to - from) / thickness < slenderest ? undefined : {from, to, thickness}
}

/** The inked run across a line at a place. */
function runThrough(
  isInk: (along: number, across: number) => boolean,
  along: number,
  middle: number,
  depth: number,
): {from: number; to: number} | undefined {
  const start = [middle, middle - 1, middle + 1].find(across => isInk(along, across))
  if (start === undefined) return undefined
  let [from, to] = [start, start + 1]
  while (from > 0 && isInk(along, from - 1)) from--
  while (to < depth && isInk(along, to)) to++
  return {from, to}
}

function isPrinted(line: PrintedLine, all: readonly PrintedLine[], width: number, height: number): boolean {
  const length = line.upright ? height : width
  const atEdge = (end: number) => end <= meeting || end >= length - meeting
  const crossing = all.filter(({upright}) => upright !== line.upright)
  const meets = (end: number) =>
    crossing.some(other => {
      const place = other.across(line.across(end))
      return Math.abs(place - end) <= meeting + other.thickness
    })
  const ends = [line.from, line.to].map(end => (atEdge(end) ? 'edge' : meets(end) ? 'line' : 'nothing'))
  if (ends.includes('nothing')) return false
  // Two strokes that meet may be a 4 or a 7; a frame has more sides, or leaves the picture.
  return ends.every(end => end === 'edge') || (ends.includes('edge') ? all.length >= 2 : all.length >= 3)
}

/** Takes away every run across the line that is no thicker than the line: where one is, something else crosses. */
function erase(mask: Uint8Array, width: number, height: number, line: PrintedLine): void {
  const {isInk, at, depth} = looking(mask, width, height, line.upright)
  for (let along = line.from; along < line.to; along++) {
    const run = runThrough(isInk, along, line.across(along), depth)
    if (!run || run.to - run.from > line.thickness + 1.5) continue
    for (let across = run.from; across < run.to; across++) mask[at(along, across)] = 0
  }
}
