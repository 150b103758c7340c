import type {Random} from '../../../../random/random.ts'

/** How far pictures may be changed: the arguments of Keras' ImageDataGenerator (§3.2). */
export interface AugmentationRanges {
  /** Degrees, ±. */
  readonly rotation: number
  /** Share of the width and of the height, ±. */
  readonly widthShift: number
  readonly heightShift: number
  /** Factors are drawn from [1 − zoom, 1 + zoom], one for each direction. */
  readonly zoom: number
  readonly horizontalFlip: boolean
}

/** One picture's change. Offsets in pixels; zoom factors above 1 show more of the surroundings, as in Keras. */
export interface Transform {
  readonly angle: number
  readonly shiftX: number
  readonly shiftY: number
  readonly zoomX: number
  readonly zoomY: number
  readonly flip: boolean
}

/**
 * Draws one picture's change. Every value is drawn, used or not, so that switching one range off leaves the others'
 * draws alone. In Keras the names of the two shifts are crossed (`height_shift_range` moves sideways); here each
 * moves the way it is called, which on square pictures with equal ranges, as in the notes, is the same thing.
 */
export function drawTransform(
  random: Pick<Random, 'unit'>,
  ranges: AugmentationRanges,
  height: number,
  width: number,
): Transform {
  const around = (centre: number, spread: number) => centre + (2 * random.unit() - 1) * spread
  return {
    angle: around(0, ranges.rotation),
    shiftX: around(0, ranges.widthShift) * width,
    shiftY: around(0, ranges.heightShift) * height,
    zoomX: around(1, ranges.zoom),
    zoomY: around(1, ranges.zoom),
    flip: random.unit() < 0.5 && ranges.horizontalFlip,
  }
}
