import type {Glyphs} from '../../drawing/glyphs.ts'

/** How a key is written for people: arrows as symbols, `ctrl-z` as Ctrl-Z. */
export function keyLabel(key: string, glyphs: Pick<Glyphs, 'up' | 'down' | 'left' | 'right'>): string {
  const symbols: Readonly<Record<string, string>> = {
    up: glyphs.up,
    down: glyphs.down,
    left: glyphs.left,
    right: glyphs.right,
    escape: 'Esc',
    pageup: 'PgUp',
    pagedown: 'PgDn',
  }
  const known = symbols[key]
  if (known !== undefined) return known
  if (key.length === 1) return key
  return key
    .split('-')
    .map(part => (symbols[part] ?? part).replace(/^./, letter => letter.toUpperCase()))
    .join('-')
}
