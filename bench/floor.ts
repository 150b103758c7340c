/** Rows and columns of the matrices that bench/gemm.ts multiplies. */
export const gemmSide = 1024

/** Multiply-adds of a training step as often as of a way forward: the gradients of weights and of inputs are two more. */
const passes = 3

/** Milliseconds below which no step of a network can be that multiplies as fast as the product did in the same round. */
export const floorOf = (multiplyAdds: number, batch: number, gemmMs: number): number =>
  (multiplyAdds * passes * batch * gemmMs) / gemmSide ** 3
