import {Box} from 'ink'
import {Fragment, type ReactNode} from 'react'

interface Size {
  readonly width: number
  readonly height: number
}

interface Props<Name extends string> extends Size {
  /** One or two. */
  readonly names: readonly Name[]
  readonly draw: (name: Name, size: Size) => ReactNode
}

const gap = 2

/** Both panes: side by side, or one above the other where the terminal is narrow and tall. One alone has all the room. */
export function TwoPanes<Name extends string>({names, width, height, draw}: Props<Name>) {
  const stacked = names.length === 2 && width < 110 && height >= 28
  const half = Math.floor((width - gap) / 2)
  return (
    <Box
      flexDirection={stacked ? 'column' : 'row'}
      width={width}
      height={height}
      columnGap={names.length === 2 ? gap : 0}
      flexShrink={0}
    >
      {names.map((name, index) => {
        const size = {
          width: stacked || names.length === 1 ? width : index === 0 ? half : width - half - gap,
          height: stacked ? (index === 0 ? Math.ceil(height / 2) : Math.floor(height / 2)) : height,
        }
        return <Fragment key={name}>{draw(name, size)}</Fragment>
      })}
    </Box>
  )
}
