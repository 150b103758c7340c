import type {Role} from '../look.ts'
import {brailleOf} from './braille.ts'
import type {Grid} from './grid.ts'
import type {Placed} from './placed.ts'
import type {Raster} from './raster.ts'
import type {Stroke} from './trace.ts'

/** What is drawn of a curve, and in what colour. */
type Curve = Pick<Placed, 'role' | 'drawn'>

interface Claim {
  readonly stroke: Stroke
  readonly role: Role
}

/** Columns that belong to one of several curves that run over each other before the next one has its turn. */
const turn = 2

/**
 * Puts curves on a grid so that none is erased by another. Dots of several in one cell are all there, in the colour of one of
 * them: they take turns from column to column. Of characters a cell holds one: where a curve that climbs meets one that goes
 * along, the second is drawn, since the first is seen above and below; where they run over each other they take turns.
 * What is dim lies beneath.
 */
export function drawCurves(grid: Grid, left: number, raster: Raster, curves: readonly Curve[]): void {
  drawCharacters(grid, left, curves)
  drawDots(grid, left, raster, curves)
}

function drawDots(grid: Grid, left: number, {columns, rows}: Raster, curves: readonly Curve[]): void {
  const all = curves.flatMap(({drawn, role}) => ('dots' in drawn ? [{dots: drawn.dots, role}] : []))
  if (all.length === 0) return
  const beneath = all.filter(({role}) => role === 'dim')
  const above = all.filter(({role}) => role !== 'dim')
  for (let cell = 0; cell < columns * rows; cell++) {
    let found = 0
    for (const {dots} of beneath) found |= dots[cell] as number
    const here = above.filter(({dots}) => dots[cell] !== 0)
    for (const {dots} of here) found |= dots[cell] as number
    if (found === 0) continue
    const column = cell % columns
    const role = here[Math.floor(column / turn) % here.length]?.role ?? 'dim'
    grid.put(left + column, Math.floor(cell / columns), brailleOf(found), role)
  }
}

function drawCharacters(grid: Grid, left: number, curves: readonly Curve[]): void {
  const put = ({column, y, char}: Stroke, role: Role) => grid.put(left + column, y, char, role)
  const cells = new Map<number, Claim[]>()
  for (const {drawn, role} of curves) {
    for (const stroke of 'strokes' in drawn ? drawn.strokes : []) {
      // There may be hundreds of them: the last one is as good as any.
      if (role === 'dim') {
        put(stroke, role)
        continue
      }
      const cell = stroke.y * grid.width + stroke.column
      const claims = cells.get(cell)
      if (claims) claims.push({stroke, role})
      else cells.set(cell, [{stroke, role}])
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
