import type {DataShape} from '../../../chapters/chapter.ts'
import type {Distribution} from '../../../chapters/code/distribution.ts'
import type {CodeOptions} from '../../../chapters/code/program.ts'
import {chapterById} from '../../../chapters/index.ts'
import {runOptions} from '../../../settings/run-options.ts'
import {presetNames} from '../../../settings/tunable.ts'
import type {PathField} from '../../components/path-field.ts'
import {type Form, wrongFields} from '../../form/form.ts'
import {chapterSubject} from '../../form/subjects.ts'
import type {AppState} from '../../state.ts'
import {open, refuse, type Step} from '../../step.ts'
import {runOf} from '../chapter/command.ts'

/** The program of a page, as it is tuned. */
export interface CodeScreen {
  readonly kind: 'code'
  readonly id: number
  readonly chapter: string
  readonly preset: string
  readonly options: Omit<CodeOptions, 'lang' | 'style' | 'distribute' | 'language'>
  readonly lang: CodeOptions['lang']
  readonly style: CodeOptions['style']
  readonly distribute: Distribution
  readonly top: number
  /** The path that the data is to be written to, while it is typed. */
  readonly picking?: PathField | undefined
  /** The path that the data is being written to. */
  readonly writing?: string | undefined
}

const show = (state: AppState, chapter: string, preset: string, options: CodeScreen['options']): Step =>
  open(state, {
    kind: 'code',
    chapter,
    preset,
    options,
    lang: 'python',
    style: 'sequential',
    distribute: 'none',
    top: 0,
  })

/** The program that trains what the form describes; `shape` is what is known of its data. */
export function openFormCode(state: AppState, id: string, form: Form, shape?: DataShape): Step {
  const chapter = chapterById(id)
  if (!chapter) return refuse(state, text => text.refused.noCode)
  if (wrongFields(chapterSubject(chapter), form).length > 0)
    return refuse(state, text => text.refused.invalid)
  const {hyperparameters, seed, dataset} = runOf(chapter, form)
  const {name, ...given} = dataset
  return show(state, id, form.preset, {h: hyperparameters, seed, dataset: name, given, ...(shape && {shape})})
}

/** The program that trains what a run trained. */
export function openRunCode(state: AppState, id: string): Step {
  const run = state.runs?.find(one => one.id === id)
  const started = state.followed[id]?.started
  const chapter = chapterById(run?.chapter ?? started?.chapter ?? '')
  const h = run?.hyperparameters ?? started?.hyperparameters
  if (!chapter || !h) return refuse(state, text => text.refused.noCode)
  const {name, ...given} = run?.dataset ?? {name: chapter.dataset, from: 'auto'}
  return show(state, chapter.id, run?.preset ?? presetNames(chapter)[0] ?? 'notes', {
    h,
    dataset: name,
    seed: run?.seed ?? started?.seed ?? runOptions.seed.default,
    given,
    run: id,
    begins: {...(run?.parent && {parent: run.parent}), ...(run?.initFrom && {initFrom: run.initFrom})},
    source: run?.dataset?.source ?? started?.dataset.source,
  })
}
