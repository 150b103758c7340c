import {Box} from 'ink'
import {Fragment, type ReactNode} from 'react'

export interface Size {
  readonly width: number
  readonly height: number
}

interface Props<Name extends string> extends Size {
  /** One or two. */
  readonly names: readonly Name[]
  /** One above the other. @default where the terminal is narrow and tall */
  readonly stacked?: boolean
  /** What the first one gets of the columns, or of the rows where they are stacked. @default half of them */
  readonly share?: number
  readonly draw: (name: Name, size: Size) => ReactNode
}

const gap = 2

const isStacked = ({width, height}: Size): boolean => width < 110 && height >= 28

/** The sizes of one pane that is alone, or of two that share the room. */
export function paneSizes(
  count: number,
  {width, height}: Size,
  {stacked = isStacked({width, height}), share = 0.5}: {stacked?: boolean; share?: number} = {},
): readonly Size[] {
  if (count < 2) return [{width, height}]
  const left = Math.floor((width - gap) * share)
  const top = Math.round(height * share)
  return stacked
    ? [
        {width, height: top},
        {width, height: height - top},
      ]
    : [
        {width: left, height},
        {width: width - left - gap, height},
      ]
}

/** Both panes: side by side, or one above the other. One alone has all the room. */
export function TwoPanes<Name extends string>({
  names,
  width,
  height,
  draw,
  stacked = isStacked({width, height}),
  share = 0.5,
}: Props<Name>) {
  const both = names.length === 2
  const sizes = paneSizes(names.length, {width, height}, {stacked, share})
  return (
    <Box
      flexDirection={both && stacked ? 'column' : 'row'}
      width={width}
      height={height}
      columnGap={both && !stacked ? gap : 0}
      flexShrink={0}
    >
      {names.map((name, index) => (
        <Fragment key={name}>{draw(name, sizes[index] ?? {width, height})}</Fragment>
      ))}
    </Box>
  )
}
