import type {Fact, Figure, Table} from '../../../labs/figure.ts'
import type {LabResult} from '../../../labs/lab.ts'
import type {Localised} from '../../../text/localised.ts'

/** What can be looked at: a figure, a table, or all the numbers to take away. */
export type LabPage =
  | {readonly kind: 'figure'; readonly figure: Figure}
  | {readonly kind: 'table'; readonly table: Table}
  | {readonly kind: 'facts'; readonly facts: readonly Fact[]}

export const pagesOf = ({figures, tables, facts}: LabResult): readonly LabPage[] => [
  ...figures.map((figure): LabPage => ({kind: 'figure', figure})),
  ...tables.map((table): LabPage => ({kind: 'table', table})),
  ...(facts.length > 0 ? [{kind: 'facts', facts} as const] : []),
]

/** The title of a page; the numbers have that of the screen's own words. */
export const titleOf = (page: LabPage): Localised | undefined =>
  page.kind === 'figure' ? page.figure.title : page.kind === 'table' ? page.table.title : undefined

export const groupOf = (page: LabPage | undefined): string | undefined =>
  page?.kind === 'figure' ? page.figure.group : undefined
