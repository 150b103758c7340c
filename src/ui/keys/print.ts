import {glyphsFor} from '../../drawing/glyphs.ts'
import {en} from '../text/en.ts'
import {keyLabel} from './names.ts'
import {type Command, type Context, keyTable} from './table.ts'

/** The key table as a page of the documentation. */
export function keysPage(): string {
  const glyphs = {...glyphsFor({TFNOTES_GLYPHS: 'unicode'}), up: '↑', down: '↓', left: '←', right: '→'}
  const sections = (Object.keys(keyTable) as Context[]).map(context => {
    const rows = keyTable[context].map(({keys, command}) => {
      const names = keys.map(key => `\`${keyLabel(key, glyphs)}\``).join(' ')
      return `| ${names.replaceAll('|', '\\|')} | ${en.commands[command as Command][1]} |`
    })
    return `## ${en.contexts[context]}\n\n| keys | what they do |\n|---|---|\n${rows.join('\n')}\n`
  })
  const note = '<!-- Printed from src/ui/keys/table.ts; `npx vitest run test/ui/keys -u` writes it anew. -->'
  return `# Keys\n\n${note}\n\n${sections.join('\n')}`
}
