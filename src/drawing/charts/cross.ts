import type {Grid} from './grid.ts'
import type {Series} from './series.ts'
import type {Stroke} from './trace.ts'

/** A curve with all its characters. */
export interface Traced {
  readonly series: Series
  readonly strokes: readonly Stroke[]
}

interface Claim {
  readonly stroke: Stroke
  readonly role: Series['role']
}

/** Columns that belong to one of several curves that run over each other before the next one has its turn. */
const turn = 2

/**
 * Puts curves on a grid so that none is erased by more than it must be: where a curve that climbs meets one that goes
 * along, the second is drawn, since the first is seen above and below; where they run over each other they take turns.
 * What is dim lies beneath.
 */
export function drawCurves(grid: Grid, left: number, curves: readonly Traced[]): void {
  const put = ({column, y, char}: Stroke, role: Series['role']) => grid.put(left + column, y, char, role)
  const cells = new Map<number, Claim[]>()
  for (const {series, strokes} of curves) {
    for (const stroke of strokes) {
      // There may be hundreds of them: the last one is as good as any.
      if (series.role === 'dim') {
        put(stroke, series.role)
        continue
      }
      const cell = stroke.y * grid.width + stroke.column
      const claims = cells.get(cell)
      if (claims) claims.push({stroke, role: series.role})
      else cells.set(cell, [{stroke, role: series.role}])
    }
  }
  for (const claims of cells.values()) {
    const {stroke, role} = oneOf(claims)
    put(stroke, role)
  }
}

function oneOf(claims: readonly Claim[]): Claim {
  const [first] = claims as [Claim]
  if (claims.length === 1) return first
  const lying = claims.filter(({stroke}) => !stroke.isUpright)
  const rivals = lying.length > 0 ? lying : claims
  return rivals[Math.floor(first.stroke.column / turn) % rivals.length] as Claim
}
