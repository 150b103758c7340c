import {layerLine} from '../../../answers/inspection.ts'
import type {Read} from '../../../answers/schema.ts'
import {titlePath} from '../../components/title.ts'
import {texts} from '../../text/index.ts'
import type {ScreenModule} from '../module.ts'
import {receiveLines} from '../receive-lines.ts'
import {handlers} from './input.ts'
import type {MapsScreen} from './state.ts'
import {MapsView} from './view.tsx'

function take(screen: MapsScreen, line: Read<typeof layerLine>): MapsScreen {
  switch (line.kind) {
    // The first line about a picture; only now the one before goes.
    case 'picture':
      return {...screen, subject: line, filters: undefined, layers: [], waiting: false, failure: undefined}
    case 'filters':
      return {...screen, filters: line}
    case 'layer':
      return {...screen, layers: [...screen.layers, line]}
  }
}

export const maps: ScreenModule<MapsScreen> = {
  context: () => 'maps',
  parts: {maps: {handlers}},
  receive: receiveLines(layerLine, take, {
    isAnswered: ({waiting}) => !waiting,
    settled: {waiting: false},
    lost: {subject: undefined, filters: undefined, layers: []},
  }),
  title: (state, {run}) => titlePath(state, run, texts[state.language].inspection.maps.title),
  view: MapsView,
}
