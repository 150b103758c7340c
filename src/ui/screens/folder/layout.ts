import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'

/** From this size on the picture under the cursor stands beside the table. */
const roomy = 110
const tall = 26

/** Columns of what is known of one picture. */
export const sideWidth = (width: number): number => Math.min(64, Math.floor(width * 0.34))

export function hasRoomForPictures({size}: Pick<AppState, 'size'>): boolean {
  const {width, height} = frameOf(size)
  return width >= roomy && height >= tall
}
