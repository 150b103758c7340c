/** Weights are whole numbers of 2⁻²², as PIL keeps them: sums of bytes are exact 32-bit integers. */
export const precision: i32 = 22
/** Their upper 12 bits and the 12 below are multiplied apart, eight 16-bit pairs at once. */
export const lower: i32 = 12
