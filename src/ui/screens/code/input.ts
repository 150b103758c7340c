import {pathKeys, pickPath} from '../../components/path-field.ts'
import type {AppState} from '../../state.ts'
import {put, type Step, stay} from '../../step.ts'
import type {Handlers} from '../module.ts'
import {codeOf, dataFile} from './rows.ts'
import type {CodeScreen} from './state.ts'

const program = (state: AppState, screen: CodeScreen) => `${codeOf(screen, state.language).join('\n')}\n`

export const handlers: Omit<Handlers<CodeScreen, 'code'>, keyof Handlers<CodeScreen, 'reading'>> = {
  codeLanguage: (state, screen) =>
    stay(put(state, {...screen, lang: screen.lang === 'python' ? 'ts' : 'python', top: 0})),
  codeStyle: (state, screen) =>
    stay(put(state, {...screen, style: screen.style === 'class' ? 'sequential' : 'class', top: 0})),
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
