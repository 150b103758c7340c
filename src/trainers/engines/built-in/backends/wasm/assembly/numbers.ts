/** The numbers that the callers must know too, and import from here: what `kind` and `activation` mean, how work is cut. */

/** Applied by kernels on their way out. */
export const LINEAR: i32 = 0
export const RELU: i32 = 1
export const SIGMOID: i32 = 2
export const TANH: i32 = 3

/** How the operands of `binary` run along a row of the result: both, or one as a single number per row. */
export const EACH: i32 = 0
export const SECOND_STILL: i32 = 1
export const FIRST_STILL: i32 = 2

export const SGD: i32 = 0
export const MOMENTUM: i32 = 1
export const ADAGRAD: i32 = 2
export const ADADELTA: i32 = 3
export const RMSPROP: i32 = 4
/** rest = 1 − β₁, restOfSecond = 1 − β₂ */
export const ADAM: i32 = 5
/** decay·w + rest·g */
export const MOVE: i32 = 6
/** As ADAM, after w −= decay·w */
export const ADAMW: i32 = 7
/** lr·w */
export const SCALE: i32 = 8

/** x → y */
export const MAX_POOL: i32 = 0
/** x, y, dy → dx */
export const MAX_POOL_GRAD: i32 = 1
/** x → y */
export const AVERAGE_POOL: i32 = 2
/** dy → dx */
export const AVERAGE_POOL_GRAD: i32 = 3

/** Numbers whose squares' sum is kept apart. */
export const SQUARED: i32 = 8192
/** Rows whose sums are kept apart. */
export const BLOCK: i32 = 256
/** Taps of a filter that conv.ts can follow. */
export const MAX_TAPS: i32 = 128
/** Tiles of the picture that winograd-grad.ts transforms at a time. */
export const LOT: i32 = 48
