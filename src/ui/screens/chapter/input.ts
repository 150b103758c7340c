import {type DatasetName, facts} from '../../../datasets/facts/index.ts'
import {openApply} from '../../apply/open.ts'
import {step} from '../../components/list.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, stay} from '../../step.ts'
import {openAugmented} from '../augmented/state.ts'
import {openBrowse} from '../browse/state.ts'
import {openFormCode} from '../code/state.ts'
import {openColumns} from '../columns/state.ts'
import {openLayers} from '../layers/state.ts'
import type {Handlers} from '../module.ts'
import {openNotes} from '../notes/state.ts'
import {changeForm, setField} from './change.ts'
import {headlessCommand, runOf, trainArguments} from './command.ts'
import {beginEditing} from './edit.ts'
import {parseForm, steps} from './fields.ts'
import {fillForm, presetNames} from './form.ts'
import {describeNetwork} from './network.ts'
import {rangesOf, shownData} from './pictures.ts'
import {type ChapterScreen, chapterOf, currentField, formOf, shownFields} from './state.ts'
import {walkField} from './walk.ts'

type S = ChapterScreen

function moveTo(state: AppState, screen: S, key: string): Step {
  const fields = shownFields(state, screen)
  const {key: current} = currentField(state, screen)
  const at = fields.findIndex(one => one.key === current)
  const next = fields[step(at, fields.length, key)]
  return stay(next ? put(state, {...screen, field: next.key}) : state)
}

/** To the first field of the next step that has any. */
function nextStep(state: AppState, screen: S, direction: 1 | -1): Step {
  const fields = shownFields(state, screen)
  const present = steps.filter(name => fields.some(field => field.step === name))
  const at = present.indexOf(currentField(state, screen).step)
  const target = present[(at + direction + present.length) % present.length]
  const field = fields.find(one => one.step === target)
  return stay(field ? put(state, {...screen, field: field.key}) : state)
}

/** Starts the run, unless a value is wrong: then the cursor goes there. */
function train(state: AppState, screen: S): Step {
  const field = currentField(state, screen)
  const {failures} = parseForm(chapterOf(screen), formOf(state, screen))
  const wrong = shownFields(state, screen).find(({key}) => failures[key])
  if (wrong) return refuse(put(state, {...screen, field: wrong.key}), text => text.refused.invalid)
  if (screen.starting) return stay(state)
  const run = runOf(chapterOf(screen), formOf(state, screen))
  const starting = put(state, {...screen, field: field.key, starting: true})
  return stay(
    starting,
    {effect: 'stop-helper', owner: screen.id, topic: 'preflight'},
    {effect: 'launch', owner: screen.id, run},
  )
}

/** Asks for a few real batches with these values. */
export function measure(state: AppState, screen: S): Step {
  const chapter = chapterOf(screen)
  const form = formOf(state, screen)
  if (Object.keys(parseForm(chapter, form).failures).length > 0)
    return refuse(state, text => text.refused.invalid)
  const command = headlessCommand(chapter, form)
  return stay(
    put(state, {...screen, preflight: {command}}),
    {effect: 'stop-helper', owner: screen.id, topic: 'preflight'},
    {
      effect: 'ask',
      owner: screen.id,
      topic: 'preflight',
      args: ['preflight', ...trainArguments(chapter, form), '--json'],
    },
  )
}

export const handlers: Handlers<S, 'chapter'> = {
  move: (state, screen, {name}) => moveTo(state, screen, name),
  page: (state, screen, {name}) => moveTo(state, screen, name),
  ends: (state, screen, {name}) => moveTo(state, screen, name),
  step: (state, screen, {name}) => nextStep(state, screen, name === 'tab' ? 1 : -1),
  change: (state, screen, {name}) => {
    const field = currentField(state, screen)
    const text = formOf(state, screen).raw[field.key] ?? ''
    const direction = name === 'right' || name === 'l' ? 1 : -1
    return changeForm(state, screen, setField(field.key, walkField(field, text, direction)))
  },
  train: (state, screen, {name}) => {
    const field = currentField(state, screen)
    const isText =
      field.kind === 'path' || (field.kind === 'hyperparameter' && field.hyperparameter.kind === 'text')
    return name === 'enter' && isText ? beginEditing(state, screen, '') : train(state, screen)
  },
  preset: (state, screen) => {
    const chapter = chapterOf(screen)
    const names = presetNames(chapter)
    return changeForm(state, screen, form =>
      fillForm(chapter, names[(names.indexOf(form.preset) + 1) % names.length] ?? 'notes', form),
    )
  },
  reset: (state, screen) => changeForm(state, screen, form => fillForm(chapterOf(screen), form.preset)),
  resetField: (state, screen) => {
    const {key} = currentField(state, screen)
    return changeForm(state, screen, form =>
      setField(key, fillForm(chapterOf(screen), form.preset).raw[key] ?? '')(form),
    )
  },
  preflight: measure,
  notes: (state, screen) => openNotes(state, screen.chapter),
  code: (state, screen) => openFormCode(state, screen.chapter, formOf(state, screen)),
  layers: (state, screen) => {
    const {chapter, values, shape} = describeNetwork(state, screen)
    return openLayers(state, chapter, values, shape)
  },
  apply: (state, screen) => openApply(state, {chapter: screen.chapter}),
  browse: (state, screen) => openBrowse(state, ...shownData(chapterOf(screen), formOf(state, screen))),
  augmented: (state, screen) => {
    const chapter = chapterOf(screen)
    const form = formOf(state, screen)
    if (Object.keys(parseForm(chapter, form).failures).length > 0)
      return refuse(state, text => text.refused.invalid)
    return openAugmented(state, {
      chapter: chapter.id,
      args: trainArguments(chapter, form),
      ...rangesOf(chapter, form, state.language),
    })
  },
  columns: (state, screen) => {
    const {dataset} = formOf(state, screen).raw
    return facts[dataset as DatasetName].kind === 'prices'
      ? openColumns(state, screen.chapter, screen.id)
      : refuse(state, text => text.columns.noPrices)
  },
  copy: (state, screen) =>
    stay(state, {effect: 'copy', text: headlessCommand(chapterOf(screen), formOf(state, screen))}),
  back: close,
}
