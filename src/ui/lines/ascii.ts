import type {Line} from './span.ts'

/** What typography becomes where only ASCII can be shown: one column for one. Formulas keep their signs. */
const plainer: Readonly<Record<string, string>> = {
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '.',
  '→': '>',
  '×': 'x',
  '·': '.',
  '–': '-',
  '−': '-',
}

/** A line whose typography is plain, as wide as before. */
export const inAscii = (row: Line): Line =>
  row.map(part => ({
    ...part,
    text: part.text.replace(/[’“”…→×·–−]/g, character => plainer[character] ?? character),
  }))
