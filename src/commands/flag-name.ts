/** camelCase → `--kebab-case`. */
export const flagName = (key: string): string =>
  `--${key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`
