import {TfnotesError} from '../../errors.ts'
import {numpyRandom} from '../../random/numpy.ts'
import type {LabelledRows} from '../lab.ts'

/** More points than this are refused: a plot shows no more, and every epoch visits each. */
const mostPoints = 20_000

/**
 * A cloud around the origin, class 1 within the circle x1² + x2² < 2: `RandomState(seed).randn(count, 2)`, which for
 * seed 2 and 300 points is the notes' own file. Then `noise` of the labels are turned round.
 */
export function generatePoints(count: number, noise: number, seed: number): LabelledRows {
  const random = numpyRandom(seed)
  const rows = Array.from({length: count}, () => [random.standardNormal(), random.standardNormal()] as const)
  const labels = rows.map(([x1, x2]) => {
    const inside = x1 * x1 + x2 * x2 < 2
    return (noise > 0 && random.randomSample() < noise) !== inside ? 1 : 0
  })
  return {rows, labels, classes: ['0', '1'], origin: 'generated'}
}

/**
 * Reads `x1,x2,label` lines: comma, semicolon or tab, with or without a header, BOM, CRLF or blank lines. Labels are
 * any two words or numbers; the smaller one, or the first in the alphabet, is class 0.
 * @throws TfnotesError `points-columns` {line}, `points-number` {line, value}, `points-range` {line}, `points-classes` {line, classes},
 * `points-too-many` {max}, `points-too-few` {count, min}
 */
export function parsePoints(text: string, origin: string): LabelledRows {
  const rows: [number, number][] = []
  const names: string[] = []
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue
    const fields = line.split(/[,;\t]/).map(field => field.trim().replace(/^"(.*)"$/, '$1'))
    if (fields.length !== 3)
      throw new TfnotesError('points-columns', {file: origin, line: index + 1, found: fields.length})
    const [x1, x2] = fields.slice(0, 2).map(field => (field === '' ? Number.NaN : Number(field))) as [
      number,
      number,
    ]
    if (!Number.isFinite(x1) || !Number.isFinite(x2)) {
      if (
        rows.length === 0 &&
        names.length === 0 &&
        Number.isNaN(x1) &&
        Number.isNaN(x2) &&
        index === firstLine(lines)
      )
        continue
      throw new TfnotesError('points-number', {
        file: origin,
        line: index + 1,
        value: (Number.isFinite(x1) ? fields[1] : fields[0])?.slice(0, 40),
      })
    }
    if (Math.abs(x1) > 1e6 || Math.abs(x2) > 1e6)
      throw new TfnotesError('points-range', {file: origin, line: index + 1})
    rows.push([x1, x2])
    names.push(fields[2] ?? '')
    if (rows.length > mostPoints) throw new TfnotesError('points-too-many', {file: origin, max: mostPoints})
  }
  if (rows.length < 4) throw new TfnotesError('points-too-few', {file: origin, count: rows.length, min: 4})
  const classes = [...new Set(names)].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
  if (classes.length !== 2)
    throw new TfnotesError('points-classes', {
      file: origin,
      classes: classes.slice(0, 5),
      count: classes.length,
    })
  return {rows, labels: names.map(name => classes.indexOf(name)), classes, origin}
}

const firstLine = (lines: readonly string[]) => lines.findIndex(line => line.trim() !== '')
