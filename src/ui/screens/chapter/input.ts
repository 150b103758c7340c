import {pageSteps} from '../../../chapters/page-steps.ts'
import {type DatasetName, facts} from '../../../datasets/facts/index.ts'
import {openApply} from '../../apply/open.ts'
import {wrongFields} from '../../form/form.ts'
import {directionOf} from '../../form/keys.ts'
import {currentField, fieldsOf, formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {close, isFailure, put, refuse, type Step, say, stay} from '../../step.ts'
import {failureWords} from '../../text/failure.ts'
import {openAugmented} from '../augmented/state.ts'
import {openBrowse} from '../browse/state.ts'
import {checkPage} from '../check/state.ts'
import {openFormCode} from '../code/state.ts'
import {openColumns} from '../columns/state.ts'
import {openLayers} from '../layers/state.ts'
import type {Handlers} from '../module.ts'
import {askPresetName} from '../naming/keep-preset.ts'
import {openNotes} from '../notes/state.ts'
import {turn} from '../pages.ts'
import {openRates} from '../rates/state.ts'
import {headlessCommand, runOf, sweepArguments, trainArguments, twinArguments} from './command.ts'
import {form} from './keys.ts'
import {describeNetwork} from './network.ts'
import {scrollNotes} from './notes.ts'
import {rangesOf, shownData} from './pictures.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

type S = ChapterScreen

/** To the first field of the next step that has any. */
function nextStep(state: AppState, screen: S, direction: 1 | -1): Step {
  const fields = fieldsOf(state, screen)
  const present = pageSteps.filter(name => fields.some(field => field.step === name))
  const at = present.indexOf(currentField(state, screen).step ?? 'data')
  const target = present[(at + direction + present.length) % present.length]
  const field = fields.find(one => one.step === target)
  return stay(field ? put(state, {...screen, field: field.key}) : state)
}

/** By which a study that was started answers. */
export const studyTopic = 'study'

/** Starts the run, or a sweep where something has several values, unless a value is wrong: then the cursor goes there. */
function train(state: AppState, screen: S): Step {
  const field = currentField(state, screen)
  const [wrong] = wrongFields(subjectOf(screen), formOf(state, screen))
  if (wrong) return refuse(put(state, {...screen, field: wrong.key}), text => text.refused.invalid)
  if (screen.starting) return stay(state)
  const {summary} = describeNetwork(state, screen)
  if (isFailure(summary)) return refuse(state, failureWords(summary))
  const sweep = sweepArguments(chapterOf(screen), formOf(state, screen))
  const starting = put(state, {...screen, field: field.key, starting: true})
  return stay(
    starting,
    {effect: 'stop-helper', owner: screen.id, topic: 'preflight'},
    sweep
      ? {
          effect: 'ask',
          owner: screen.id,
          topic: studyTopic,
          args: ['sweep', ...sweep, '--detach', '--json'],
        }
      : {effect: 'launch', owner: screen.id, run: runOf(chapterOf(screen), formOf(state, screen))},
  )
}

/** Asks for a few real batches with these values. */
export function measure(state: AppState, screen: S): Step {
  const chapter = chapterOf(screen)
  const form = formOf(state, screen)
  if (wrongFields(subjectOf(screen), form).length > 0) return refuse(state, text => text.refused.invalid)
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
  move: form.moveTo,
  page: form.moveTo,
  ends: form.moveTo,
  step: (state, screen, {name}) => nextStep(state, screen, name === 'tab' ? 1 : -1),
  change: (state, screen, {name}) => form.walk(state, screen, directionOf(name)),
  train: (state, screen, {name}) => {
    const {kind} = currentField(state, screen).setting
    if (name !== 'enter') return train(state, screen)
    if (kind === 'text' || kind === 'path') return form.begin(state, screen)
    return kind === 'flag' ? form.walk(state, screen, 1) : train(state, screen)
  },
  preset: form.preset,
  keepPreset: (state, screen) =>
    wrongFields(subjectOf(screen), formOf(state, screen)).length > 0
      ? refuse(state, text => text.refused.invalid)
      : askPresetName(state, screen, screen.chapter),
  reset: form.reset,
  resetField: form.resetField,
  preflight: measure,
  notes: (state, screen) => openNotes(state, screen.chapter),
  code: (state, screen) =>
    openFormCode(state, screen.chapter, formOf(state, screen), describeNetwork(state, screen).shape),
  layers: (state, screen) => {
    const {chapter, values, shape} = describeNetwork(state, screen)
    return openLayers(state, chapter, values, shape)
  },
  apply: (state, screen) => openApply(state, {chapter: screen.chapter}),
  browse: (state, screen) => openBrowse(state, ...shownData(chapterOf(screen), formOf(state, screen))),
  check: (state, screen) => {
    const form = formOf(state, screen)
    if (wrongFields(subjectOf(screen), form).length > 0) return refuse(state, text => text.refused.invalid)
    return checkPage(state, screen.chapter, form)
  },
  augmented: (state, screen) => {
    const chapter = chapterOf(screen)
    const form = formOf(state, screen)
    if (wrongFields(subjectOf(screen), form).length > 0) return refuse(state, text => text.refused.invalid)
    return openAugmented(state, {
      chapter: chapter.id,
      args: trainArguments(chapter, form),
      ...rangesOf(chapter, form, state.language),
    })
  },
  findRate: (state, screen) => {
    const chapter = chapterOf(screen)
    const form = formOf(state, screen)
    if (wrongFields(subjectOf(screen), form).length > 0) return refuse(state, text => text.refused.invalid)
    return openRates(state, {chapter: chapter.id, page: screen.id, args: trainArguments(chapter, form)})
  },
  twins: (state, screen) => {
    const form = formOf(state, screen)
    if (wrongFields(subjectOf(screen), form).length > 0) return refuse(state, text => text.refused.invalid)
    if (form.branch) return refuse(state, text => text.studies.noTwinsOfBranch)
    const chapter = chapterOf(screen)
    if (sweepArguments(chapter, form)) return refuse(state, text => text.studies.noTwinsOfSeveral)
    const args = twinArguments(chapter, form)
    if (!args) return refuse(state, text => text.studies.nothingChanged)
    if (screen.starting) return stay(state)
    return stay(
      say(put(state, {...screen, starting: true}), text => text.studies.twinsAsked),
      {effect: 'stop-helper', owner: screen.id, topic: 'preflight'},
      {effect: 'ask', owner: screen.id, topic: studyTopic, args: ['twins', ...args, '--detach', '--json']},
    )
  },
  columns: (state, screen) => {
    const {dataset} = formOf(state, screen).raw
    return facts[dataset as DatasetName].kind === 'prices'
      ? openColumns(state, screen.chapter, screen.id)
      : refuse(state, text => text.columns.noPrices)
  },
  copy: (state, screen) =>
    stay(state, {effect: 'copy', text: headlessCommand(chapterOf(screen), formOf(state, screen))}),
  scrollNotes: (state, screen, {name}) => scrollNotes(state, screen, name),
  nextChapter: (state, {chapter}) => turn(state, chapter, 1),
  back: close,
}
