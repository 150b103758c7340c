import {Box} from 'ink'
import {frameOf, isWide} from '../../components/layout.ts'
import {clip} from '../../components/list.ts'
import {Pane} from '../../components/pane.tsx'
import {PathList} from '../../components/path-list.tsx'
import type {AppState} from '../../state.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {gap, notesLines, widest} from '../notes/rows.ts'
import {dataFile} from './rows.ts'
import type {CodeScreen} from './state.ts'

/** Columns of the program: all, or what the chapter's notes beside it leave on a wide terminal. */
export const codeWidth = ({size}: Pick<AppState, 'size'>): number =>
  frameOf(size).width - (isWide(size) ? widest + gap : 0)

/** The program, with the chapter's notes beside it where there is room, or the path that its data is to be written to, with the command that does it. */
export const codeView = (Page: ScreenModule<CodeScreen>['view']) => (props: ViewProps<CodeScreen>) => {
  const {state, screen, width, height} = props
  const {picking} = screen
  if (!picking) {
    const code = codeWidth(state)
    if (code >= width) return <Page {...props} />
    const beside = width - code - gap
    return (
      <Box width={width} height={height} columnGap={gap} flexShrink={0}>
        <Page {...props} width={code} />
        <Pane
          look={state.look}
          title={texts[state.language].notes.title}
          width={beside}
          height={height}
          lines={clip(notesLines(state, screen.chapter, beside), height - 1, state.look.glyphs.ellipsis)}
        />
      </Box>
    )
  }
  return (
    <PathList
      look={state.look}
      field={picking}
      label={texts[state.language].code.data}
      hint={dataFile(screen, picking.path).command}
      empty={texts[state.language].code.newFile}
      width={width}
      height={height}
    />
  )
}
