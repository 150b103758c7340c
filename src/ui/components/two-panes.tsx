import {Box} from 'ink'
import {Fragment, type ReactNode} from 'react'

interface Size {
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

/** Both panes: side by side, or one above the other. One alone has all the room. */
export function TwoPanes<Name extends string>({
  names,
  width,
  height,
  draw,
  stacked = width < 110 && height >= 28,
  share = 0.5,
}: Props<Name>) {
  const both = names.length === 2
  const left = Math.floor((width - gap) * share)
  const top = Math.round(height * share)
  return (
    <Box
      flexDirection={both && stacked ? 'column' : 'row'}
      width={width}
      height={height}
      columnGap={both && !stacked ? gap : 0}
      flexShrink={0}
    >
      {names.map((name, index) => {
        const size = {
          width: !both || stacked ? width : index === 0 ? left : width - left - gap,
          height: !both || !stacked ? height : index === 0 ? top : height - top,
        }
        return <Fragment key={name}>{draw(name, size)}</Fragment>
      })}
    </Box>
  )
}
