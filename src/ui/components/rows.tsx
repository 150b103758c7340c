import {Box, Transform} from 'ink'
import {memo} from 'react'
import {inAscii} from '../../drawing/lines/ascii.ts'
import type {Line} from '../../drawing/lines/span.ts'
import {cutLine, lineWidth} from '../../drawing/lines/width.ts'
import type {Look} from '../../drawing/look.ts'
import {paint} from '../theme/paint.ts'

interface RowsProps {
  readonly look: Look
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
}

const blankText = (width: number, height: number): string =>
  Array.from({length: height}, () => ' '.repeat(width)).join('\n')

/**
 * A rectangle of lines. Ink keeps the measurements of every text it ever met, for ever; so it is given a blank of
 * the pane's size to measure, and the lines are painted in its place. That also spares it measuring them.
 */
export const Rows = memo(function Rows({look, width, height, lines}: RowsProps) {
  if (width < 1 || height < 1) return null
  const typeset = (line: Line) =>
    look.glyphs.name === 'ascii' ? inAscii(line, width - lineWidth(line)) : line
  const painted = lines
    .slice(0, height)
    .map(line => paint(typeset(cutLine(line, width, look.glyphs.ellipsis)), look.theme))
  return (
    <Box width={width} height={height} flexShrink={0}>
      <Transform transform={(_, index) => painted[index] ?? ''}>{blankText(width, height)}</Transform>
    </Box>
  )
})
