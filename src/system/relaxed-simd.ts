/** Node 20 has relaxed SIMD behind this flag; newer ones have it without asking and do not know the flag any more. */
export const relaxedSimd: readonly string[] = process.version.startsWith('v20.')
  ? ['--experimental-wasm-relaxed-simd']
  : []
