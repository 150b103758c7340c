import {type ScaleResults, validationTable} from '../../bench/scale-page.ts'
import {links} from '../../src/labs/scale/links.ts'

/** The figures that lead the drawings of a lab, and what stands behind them. */
const [drawings, tables] = ['Speedup by devices (computed)', 'Batch shared (computed;']

/** What a command says, without its drawings. */
function quoted(line: string, out: string): string {
  const said = out.trimEnd().split('\n')
  const [from, to] = [drawings, tables].map(start => said.findIndex(row => row.startsWith(start ?? '')))
  return `\n\`\`\`\n$ tfnotes ${line}\n${[...said.slice(0, from), '…', '', ...said.slice(to)].join('\n')}\n\`\`\`\n`
}

const linkTable = [
  '| name | link | GB/s | µs a hop |',
  '|---|---|---|---|',
  ...Object.entries(links).map(
    ([name, {title, gigabytesPerSecond, microseconds}]) =>
      `| \`${name}\` | ${title.en} | ${gigabytesPerSecond} | ${microseconds} |`,
  ),
].join('\n')

/** docs/scale.md with what stands between its marks made anew. @param run gives what a command line says */
export async function scalePage(
  page: string,
  results: ScaleResults,
  run: (line: string) => Promise<string>,
): Promise<string> {
  const lines = [...page.matchAll(/<!-- (lab scale.*?) -->/g)].map(([, line = '']) => line)
  const said = new Map<string, string>()
  for (const line of lines) said.set(line, quoted(line, await run(line)))
  const between = (text: string, mark: string, end: string, inside: string) => {
    const [from, to] = [`<!-- ${mark} -->`, `<!-- /${end} -->`]
    const [before, rest = ''] = [text.slice(0, text.indexOf(from)), text.slice(text.indexOf(from))]
    return `${before}${from}\n${inside}\n${rest.slice(rest.indexOf(to))}`
  }
  const quotedAll = [...said].reduce((text, [line, block]) => between(text, line, 'lab', block), page)
  return between(
    between(quotedAll, 'links', 'links', `\n${linkTable}\n`),
    'validation',
    'validation',
    `\n${validationTable(results)}\n`,
  )
}
