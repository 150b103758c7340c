import {frameOf} from '../../components/layout.ts'
import type {AppState} from '../../state.ts'

/** From this size on what the layers make of a picture stands below it. */
const roomy = 110
const tall = 30

/** Rows of the layers, below the picture and the answer. */
export const layersHeight = (height: number): number => Math.floor(height * 0.42)

export function hasRoomForLayers({size}: Pick<AppState, 'size'>): boolean {
  const {width, height} = frameOf(size)
  return width >= roomy && height >= tall
}
