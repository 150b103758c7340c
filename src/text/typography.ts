/** What typography becomes where only ASCII can be shown. Formulas keep their Greek and their powers. */
const plainer: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '→': '->',
  '←': '<-',
  '×': 'x',
  '·': '.',
  '±': '+-',
  '–': '-',
  '—': '-',
  '−': '-',
}

/** The same in one column each, for what has been laid out already. */
const asWide: Readonly<Record<string, string>> = {...plainer, '…': '.', '→': '>', '←': '<', '±': '~'}

const typographic = new RegExp(`[${Object.keys(plainer).join('')}]`, 'g')

const replaced = (text: string, by: Readonly<Record<string, string>>): string =>
  text.replace(typographic, character => by[character] ?? character)

export const inAscii = (text: string): string => replaced(text, plainer)
export const inAsciiAsWide = (text: string): string => replaced(text, asWide)
