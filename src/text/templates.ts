import type {Language} from './localised.ts'

export type Detail = Readonly<Record<string, unknown>>

/**
 * A sentence with places to fill: `{name}` takes the detail of that name (lists are joined), `{name|bytes}` writes
 * a number of bytes for people, `{name|flag}` the flag of that name, with the label that the detail may have for it. A function chooses among such sentences by what the detail holds.
 */
export type Template = string | ((detail: Detail) => string)

export type Templates = Readonly<Record<string, Readonly<Record<Language, Template>>>>
