import type {Checked, CheckedSet, ShownFinding, ShownSuspect} from '../../../answers/check.ts'
import {chapterById} from '../../../chapters/index.ts'
import {facts} from '../../../datasets/facts/index.ts'
import {priceOptions, prices} from '../../../datasets/facts/prices.ts'
import type {Failure} from '../../../errors.ts'
import {asTyped} from '../../../settings/as-typed.ts'
import type {Form} from '../../form/form.ts'
import type {AppState} from '../../state.ts'
import {open, refuse, type Step} from '../../step.ts'
import {optionFlags, readForm} from '../chapter/command.ts'
import {shownData} from '../chapter/pictures.ts'

export const views = ['findings', 'suspects'] as const

/** What is odd about data, and the samples whose labels a run's network doubts most. */
export interface CheckScreen {
  readonly kind: 'check'
  readonly id: number
  /** The page or the run whose data it is, for the title. */
  readonly subject: string
  readonly view: (typeof views)[number]
  readonly top: number
  /** Suspect under the cursor. */
  readonly suspect: number
  readonly set?: CheckedSet | undefined
  readonly findings: readonly ShownFinding[]
  readonly suspects: readonly ShownSuspect[]
  /** Comes last. */
  readonly sum?: Checked | undefined
  readonly failure?: Failure | undefined
}

/** Suspects that are asked for: a few pages of them. */
const mostSuspects = 60

const openCheck = (state: AppState, subject: string, args: readonly string[]): Step =>
  open(
    state,
    {kind: 'check', subject, view: 'findings', top: 0, suspect: 0, findings: [], suspects: []},
    owner => [{effect: 'ask', owner, topic: 'check', args: ['dataset', 'check', ...args, '--json']}],
  )

/** What decides which price file is read, and how. */
const ofFile: readonly string[] = ['csv', 'from', ...priceOptions]

/** Checks the data that a chapter's page names. */
export function checkPage(state: AppState, id: string, form: Form): Step {
  const chapter = chapterById(id)
  if (!chapter) return refuse(state, text => text.check.nothing)
  const {options, values} = readForm(chapter, form)
  const {kind} = facts[options.dataset]
  if (kind === 'letters') return refuse(state, text => text.check.nothing)
  const [dataset, flags] = shownData(chapter, form)
  if (kind !== 'prices') return openCheck(state, id, [dataset, ...flags])
  const column = values.column === prices.brings.column ? [] : asTyped('column', values.column)
  return openCheck(state, id, [
    dataset,
    ...optionFlags(chapter, options, key => ofFile.includes(key)),
    ...column,
  ])
}

/** Checks the data of a run, and asks its network which labels it doubts. */
export const checkRun = (state: AppState, run: string): Step =>
  openCheck(state, run, ['--run', run, '--pixels', '--count', String(mostSuspects)])
