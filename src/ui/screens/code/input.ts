import {checkDistribution, distributions} from '../../../chapters/code/distribution.ts'
import {failureOf} from '../../../errors.ts'
import {pathKeys, pickPath} from '../../components/path-field.ts'
import type {AppState} from '../../state.ts'
import {put, refuse, type Step, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import type {Handlers} from '../module.ts'
import {chapterOf, codeOf, dataFile} from './rows.ts'
import type {CodeScreen} from './state.ts'

const program = (state: AppState, screen: CodeScreen) => `${codeOf(screen, state.language).join('\n')}\n`

export const handlers: Omit<Handlers<CodeScreen, 'code'>, keyof Handlers<CodeScreen, 'reading'>> = {
  codeLanguage: (state, screen) => {
    const lang = screen.lang === 'python' ? 'ts' : 'python'
    // Of TypeScript there is no program for several devices.
    const distribute = lang === 'ts' ? 'none' : screen.distribute
    return stay(put(state, {...screen, lang, distribute, top: 0}))
  },
  codeStyle: (state, screen) =>
    stay(put(state, {...screen, style: screen.style === 'class' ? 'sequential' : 'class', top: 0})),
  codeDevices: (state, screen) => {
    const next =
      distributions[(distributions.indexOf(screen.distribute) + 1) % distributions.length] ?? 'none'
    try {
      checkDistribution(chapterOf(screen), screen.lang, next)
    } catch (error) {
      return refuse(state, failureWords(failureOf(error)))
    }
    return stay(put(state, {...screen, distribute: next, top: 0}))
  },
  writeData: (state, screen) => pickPath(state, screen, dataFile(screen).path),
  copy: (state, screen) => stay(state, {effect: 'copy', text: program(state, screen)}),
  save: (state, screen) => {
    const name = `${screen.chapter}.${screen.lang === 'python' ? 'py' : 'mts'}`
    return stay(state, {effect: 'save', owner: screen.id, name, text: program(state, screen)})
  },
}

/** Has the command write the data; the program reads it once it is there. */
export function writeData(state: AppState, screen: CodeScreen, path: string): Step {
  const next = {...screen, picking: undefined}
  if (path === '') return stay(put(state, next))
  const {words} = dataFile(screen, path)
  return stay(put(state, {...next, writing: path}), {
    effect: 'ask',
    owner: screen.id,
    topic: 'data',
    args: [...words, '--json'],
  })
}

export const choosing = pathKeys<CodeScreen>({
  take: writeData,
  leave: (state, screen) => stay(put(state, {...screen, picking: undefined})),
})
