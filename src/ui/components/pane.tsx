import {Box} from 'ink'
import {type Line, span} from '../../drawing/lines/span.ts'
import {lineWidth, spread, truncate, widthOf} from '../../drawing/lines/width.ts'
import type {Look} from '../../drawing/look.ts'
import {Rows} from './rows.tsx'

interface PaneProps {
  readonly look: Look
  readonly title: string
  /** At the right end of the title's row. */
  readonly aside?: Line
  readonly focused?: boolean
  readonly width: number
  readonly height: number
  readonly lines: readonly Line[]
}

/** The title of a pane, with a rule to its right end. */
export function titleLine(
  {glyphs}: Pick<Look, 'glyphs'>,
  title: string,
  width: number,
  {aside = [], focused = false}: {aside?: Line; focused?: boolean} = {},
): Line {
  const fitted = truncate(title, width, glyphs.ellipsis)
  const left: Line = [{text: fitted, bold: true, ...(focused ? {role: 'accent' as const} : {})}]
  const rest = width - widthOf(fitted) - (aside.length > 0 ? lineWidth(aside) + 2 : 1)
  const rule = rest > 0 ? span(` ${glyphs.rule.repeat(rest)}`, 'dim') : span('')
  return aside.length > 0 ? spread([...left, rule], aside, width, glyphs.ellipsis) : [...left, rule]
}

/** A titled rectangle; `height` counts the title. */
export function Pane({look, title, aside, focused, width, height, lines}: PaneProps) {
  const heading = titleLine(look, title, width, {...(aside && {aside}), ...(focused && {focused})})
  return (
    <Box flexDirection="column" width={width} height={height} flexShrink={0}>
      <Rows look={look} width={width} height={height} lines={[heading, ...lines]} />
    </Box>
  )
}
