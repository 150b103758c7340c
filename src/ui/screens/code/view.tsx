import {PathList} from '../../components/path-list.tsx'
import {texts} from '../../text/index.ts'
import type {ScreenModule, ViewProps} from '../module.ts'
import {dataFile} from './rows.ts'
import type {CodeScreen} from './state.ts'

/** The program, or the path that its data is to be written to, with the command that does it. */
export const codeView = (Page: ScreenModule<CodeScreen>['view']) => (props: ViewProps<CodeScreen>) => {
  const {state, screen, width, height} = props
  const {picking} = screen
  if (!picking) return <Page {...props} />
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
