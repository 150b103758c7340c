import type {Grid} from './grid.ts'
import type {Series} from './series.ts'
import type {Stroke} from './trace.ts'

/** A curve with all its characters. */
export interface Traced {
  readonly series: Series
  readonly strokes: readonly Stroke[]
}

type Claim = Stroke & {readonly series: Series}

/** Columns that belong to one of several curves that run over each other before the next one has its turn. */
const turn = 2

/**
 * Puts curves on a grid so that none is erased by more than it must be: where a curve that climbs meets one that goes
 * along, the second is drawn, since the first is seen above and below; where they run over each other they take turns.
 * What is dim lies beneath.
 */
export function drawCurves(grid: Grid, left: number, curves: readonly Traced[]): void {
  const cells = new Map<number, Claim[]>()
  for (const {series, strokes} of curves) {
    for (const stroke of strokes) {
      const cell = stroke.y * grid.width + stroke.column
      const claims = cells.get(cell)
      if (claims) claims.push({...stroke, series})
      else cells.set(cell, [{...stroke, series}])
    }
  }
  for (const claims of cells.values()) {
    const {column, y, char, series} = oneOf(claims)
    grid.put(left + column, y, char, series.role)
  }
}

function oneOf(claims: readonly Claim[]): Claim {
  const above = preferred(claims, ({series}) => series.role !== 'dim')
  const along = preferred(above, ({isUpright}) => !isUpright)
  const {column} = along[0] as Claim
  return along[Math.floor(column / turn) % along.length] as Claim
}

/** Those for which it holds; all, where it holds for none. */
function preferred(claims: readonly Claim[], holds: (claim: Claim) => boolean): readonly Claim[] {
  const found = claims.length > 1 ? claims.filter(holds) : claims
  return found.length > 0 ? found : claims
}
