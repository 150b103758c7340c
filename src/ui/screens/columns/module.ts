import {readFailure} from '../../../answers/failure.ts'
import {priceTable} from '../../../answers/prices.ts'
import {read} from '../../../answers/schema.ts'
import {pathCompleted, pathRead, typePath} from '../../components/path-field.ts'
import {pageTitle, titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {endedBadly} from '../../text/failure.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {choosing, handlers, takeFile} from './input.ts'
import type {ColumnsScreen} from './state.ts'
import {ColumnsView} from './view.tsx'

const needsTable = new Set(['column', 'target', 'feature'])

export const columns: ScreenModule<ColumnsScreen> = {
  context: screen => (screen.picking ? 'path' : 'columns'),
  parts: {
    columns: {handlers},
    path: {handlers: choosing, typed: typePath},
  },
  unavailable: (_, screen, command) =>
    needsTable.has(command) && !screen.table ? text => text.columns.waiting : undefined,
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'completed':
        return pathCompleted(state, screen, message)
      case 'path':
        return pathRead(state, screen, message, takeFile)
      case 'answer': {
        const failure = readFailure(message.value)
        if (failure) return stay(put(state, {...screen, failure}))
        const table = read(priceTable, message.value)
        return stay(table ? put(state, {...screen, table, failure: undefined}) : state)
      }
      case 'ended':
        if (screen.table || screen.failure) return stay(state)
        return stay(put(state, {...screen, failure: endedBadly(message)}))
      default:
        return stay(state)
    }
  },
  title: (state, {chapter}) =>
    titlePath(state, pageTitle(state, chapter), texts[state.language].columns.title),
  view: ColumnsView,
}
