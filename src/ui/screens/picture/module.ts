import {classified} from '../../../answers/applying.ts'
import {failed} from '../../../answers/failure.ts'
import {layerLine} from '../../../answers/inspection.ts'
import {read} from '../../../answers/schema.ts'
import {pathCompleted, pathRead, typePath} from '../../components/path-field.ts'
import {titlePath} from '../../components/title.ts'
import {put, stay} from '../../step.ts'
import {texts} from '../../text/index.ts'
import {helperEnded} from '../helper-ended.ts'
import type {ScreenModule} from '../module.ts'
import {answering, choosing, take, takeFolder} from './input.ts'
import {hasRoomForLayers} from './layout.ts'
import {inspect, type PictureScreen} from './state.ts'
import {PictureView} from './view.tsx'

export const picture: ScreenModule<PictureScreen> = {
  context: screen => (screen.choosing ? 'path' : 'picture'),
  parts: {
    path: {handlers: choosing, typed: typePath},
    picture: {handlers: answering},
  },
  receive: (state, screen, message) => {
    switch (message.message) {
      case 'completed':
        return pathCompleted(state, screen, message)
      case 'path':
        return pathRead(state, screen, message, take)
      case 'answer': {
        if (message.topic === 'inspect') {
          const line = read(layerLine, message.value)
          if (line?.kind === 'picture') return stay(put(state, {...screen, layers: []}))
          return stay(
            line?.kind === 'layer' ? put(state, {...screen, layers: [...screen.layers, line]}) : state,
          )
        }
        const failure = read(failed, message.value)
        const answer = read(classified, message.value)
        const file = (failure ?? answer)?.file ?? screen.asked
        if ((!failure && !answer) || file !== screen.asked) return stay(state)
        // What was pasted is a folder.
        if (failure?.error.code === 'is-a-folder')
          return takeFolder(put(state, {...screen, choosing: true, asked: undefined}), screen, file ?? '')
        const answered = {...screen, answer, failure: failure?.error}
        return answer && hasRoomForLayers(state)
          ? stay(put(state, {...answered, inspecting: true}), ...inspect(screen))
          : stay(put(state, answered))
      }
      case 'ended':
        // Its layers are by the way.
        if (message.topic === 'inspect') return stay(put(state, {...screen, inspecting: false}))
        return helperEnded(state, screen, message, {
          isAnswered: screen.choosing || screen.answer !== undefined,
          open: {answer: undefined},
        })
      default:
        return stay(state)
    }
  },
  title: (state, {run}) => titlePath(state, texts[state.language].apply.title, run),
  view: PictureView,
}
