import {Box} from 'ink'
import {bold, type Line, line, span} from '../../drawing/lines/span.ts'
import {spread, truncateStart, widthOf} from '../../drawing/lines/width.ts'
import type {Look} from '../../drawing/look.ts'
import {bytes} from '../../text/numbers.ts'
import {selected, visible} from './list.ts'
import {Pane} from './pane.tsx'
import {baseName} from './path.ts'
import type {PathField} from './path-field.ts'
import {Rows} from './rows.tsx'

interface PathListProps {
  readonly look: Look
  readonly field: PathField
  readonly label: string
  readonly hint: string
  /** What is said where there is no such file or folder. */
  readonly empty: string
  readonly width: number
  readonly height: number
}

function entryLines({look, field, empty, width, height}: PathListProps): Line[] {
  if (field.entries.length === 0) return [line(empty, 'dim')]
  const {rows, first} = visible(field.entries, Math.max(0, field.cursor), height)
  return rows.map((entry, index): Line => {
    const size = entry.size === undefined ? '' : bytes(entry.size)
    const row = spread(
      [span(`  ${baseName(entry.path)}`, entry.folder ? 'accent' : undefined)],
      [span(`${size} `, 'dim')],
      width,
      look.glyphs.ellipsis,
    )
    return first + index === field.cursor ? selected(row, width, true) : row
  })
}

/** A path being typed, and below it the files and folders to pick from. */
export function PathList(props: PathListProps) {
  const {look, field, label, hint, width, height} = props
  const shown = truncateStart(field.path, width - widthOf(label) - 3, look.glyphs.ellipsis)
  const head: Line[] = [
    [bold(`${label} `, 'accent'), span(shown), {text: ' ', inverse: true}],
    line(hint, 'dim'),
  ]
  return (
    <Box flexDirection="column" width={width} height={height}>
      <Rows look={look} width={width} height={2} lines={head} />
      <Pane
        look={look}
        title={field.entries[0]?.path.replace(/[^/]*\/?$/, '') || './'}
        focused
        width={width}
        height={height - 2}
        lines={entryLines({...props, height: height - 3})}
      />
    </Box>
  )
}
