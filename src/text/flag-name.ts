/** camelCase → kebab-case: how the command line calls a value, without the dashes. */
export const flagOf = (key: string): string => key.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

/** The same as it is typed: `--kebab-case`. */
export const flagName = (key: string): string => `--${flagOf(key)}`
