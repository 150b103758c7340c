/** Greatest seed and greatest number of whatever is counted: what 32 bits hold. */
export const greatest = 2 ** 32 - 1
