import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'

/** Rows of the fields and the species with their titles. */
export const fieldRows = 12

/** From this size on what another length would be taken for stands below the fields. */
export function hasRoomForCurve({size}: Pick<AppState, 'size'>): boolean {
  const {width, height} = frameOf(size)
  return width >= 110 && height >= fieldRows + 14
}
