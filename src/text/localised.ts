/** A text in both languages of the program. */
export interface Localised {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Localised
