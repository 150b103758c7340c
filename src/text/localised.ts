/** A text in both languages of the program. */
export interface Localised {
  readonly en: string
  readonly zh: string
}

export type Language = keyof Localised

/** The languages of the program. */
export const languages = ['en', 'zh'] as const satisfies readonly Language[]

/** The one that the reader has not chosen. */
export const otherLanguage = (language: Language): Language => (language === 'en' ? 'zh' : 'en')
