import type {Facts, Tuned} from './facts.ts'

/** The column that is forecast, then the further features. */
export const priceColumns = (h: Tuned): string[] => [
  String(h.column),
  ...String(h.features)
    .split(',')
    .map(name => name.trim())
    .filter(name => name !== ''),
]

/** How a price file is to be read where that is not to be guessed: options of a run, as `run.json` has them. */
export interface PriceOptions {
  readonly timeColumn?: string
  readonly order?: 'auto' | 'oldest-first' | 'newest-first'
  readonly dateOrder?: 'auto' | 'day-first' | 'month-first' | 'year-first' | 'roc'
  readonly decimal?: 'auto' | 'point' | 'comma'
  readonly encoding?: string
  readonly since?: string
  readonly skipMissing?: boolean
}

/** Their names. */
export const priceOptions = [
  'timeColumn',
  'order',
  'dateOrder',
  'decimal',
  'encoding',
  'since',
  'skipMissing',
] as const satisfies readonly (keyof PriceOptions)[]

export const prices = {
  title: {en: 'Price history (CSV)', zh: '价格历史（CSV）'},
  about: {en: 'a price history', zh: '一段价格历史'},
  kind: 'prices',
  inputShape: h => [Number(h.window), priceColumns(h).length],
  classes: 1,
  licence: 'the reader’s own',
  homepage: '',
  files: [],
  brings: {column: 'open', features: '', testRows: 300, window: 60},
  takes: ['from', 'csv', 'trainSamples', 'testSamples', 'holdOut', 'split', ...priceOptions],
} satisfies Facts
