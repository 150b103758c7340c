import {isName, isNote, isTag, type Label, labelLimits} from '../../../runs/label.ts'
import type {AppState, Sentence} from '../../state.ts'
import {runsById} from '../runs/shown.ts'
import {fieldsOf, type LabelField, type LabelScreen, sharedTags} from './state.ts'

/** Why what stands in a field cannot be taken. */
export interface Refusal {
  readonly field: LabelField
  readonly words: Sentence
}

export const tagsIn = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,，、]+/)
      .map(tag => tag.replace(/^[#＃]/, ''))
      .filter(Boolean),
  ),
]

/** What is wrong about the fields, the first of it. */
function refusalOf(state: AppState, screen: LabelScreen): Refusal | undefined {
  const {runs, typed} = screen
  const name = typed.name.trim()
  const note = typed.note.trim()
  const tags = tagsIn(typed.tags)
  const others = [...runsById(state).values()].filter(({id}) => !runs.includes(id))
  const taken = others.find(({id, label}) => id === name || label?.name === name)
  const wrongTag = tags.find(tag => !isTag(tag))
  const checks: Readonly<Record<LabelField, Sentence | undefined>> = {
    name:
      name === ''
        ? undefined
        : !isName(name)
          ? text => text.labelling.badName(labelLimits.name)
          : taken
            ? text => text.labelling.nameTaken(taken.id)
            : undefined,
    tags:
      wrongTag !== undefined
        ? text => text.labelling.badTag(wrongTag, labelLimits.tag)
        : tags.length > labelLimits.tags
          ? text => text.labelling.manyTags(labelLimits.tags)
          : undefined,
    note: note === '' || isNote(note) ? undefined : text => text.labelling.badNote(labelLimits.note),
  }
  const field = fieldsOf(screen).find(one => checks[one])
  const words = field && checks[field]
  return field && words && {field, words}
}

/**
 * The labels that the fields ask for, or why they cannot be had. Of several runs the tags that all had are those that
 * stand there now; what only some of them had stays.
 */
export function labelsIn(
  state: AppState,
  screen: LabelScreen,
): {readonly labels: readonly {readonly run: string; readonly label: Label}[]} | {readonly refusal: Refusal} {
  const refusal = refusalOf(state, screen)
  if (refusal) return {refusal}
  const known = screen.runs.flatMap(id => runsById(state).get(id) ?? [])
  const shared = sharedTags(known.map(({label}) => label))
  const tags = tagsIn(screen.typed.tags)
  if (known.length > 1)
    return {
      labels: known.map(({id, label}) => {
        const own = (label?.tags ?? []).filter(tag => !shared.includes(tag) && !tags.includes(tag))
        return {run: id, label: {...label, tags: [...own, ...tags]}}
      }),
    }
  const name = screen.typed.name.trim()
  const note = screen.typed.note.trim()
  const label = {...(name !== '' && {name}), tags, ...(note !== '' && {note})}
  return {labels: known.map(({id}) => ({run: id, label}))}
}
