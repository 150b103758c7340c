import {chapterById} from '../../../chapters/index.ts'
import {isPresetName} from '../../../chapters/own-presets.ts'
import {parseForm, shownFields} from '../../form/form.ts'
import {ownStarts} from '../../form/own.ts'
import {type FormScreen, formOf, subjectOf} from '../../form/state.ts'
import type {AppState} from '../../state.ts'
import {close, put, refuse, type Step, say, stay} from '../../step.ts'
import {asWritten, type NamingOf, openNaming} from './state.ts'

/** Asks what the values of a form are to be called; they are kept as they stand there now, all that matter. */
export function askPresetName(state: AppState, screen: FormScreen, chapter: string): Step {
  const subject = subjectOf(screen)
  const form = formOf(state, screen)
  const {values, space} = parseForm(subject, form)
  if (Object.keys(space).length > 0) return refuse(state, text => text.naming.several)
  const kept = shownFields(subject, form).filter(({key}) => key in subject.settings)
  return openNaming(
    state,
    {
      of: 'preset',
      chapter,
      page: subject.id,
      values: Object.fromEntries(kept.map(({key}) => [key, asWritten(values[key], form.raw[key] ?? '')])),
    },
    form.own?.name,
  )
}

/** Keeps the values under the name that is typed; one that is there is replaced when it is said twice. */
export function keepPreset(state: AppState, screen: NamingOf<'preset'>): Step {
  const name = screen.text.trim()
  const {chapter, values} = screen.named
  if (!isPresetName(name) || Object.hasOwn(chapterById(chapter)?.presets ?? {}, name))
    return refuse(state, text => text.naming.badName)
  if (state.presets[chapter]?.[name] !== undefined && screen.warned !== name)
    return stay(say(put(state, {...screen, warned: name}), text => text.naming.isThere(name), 'bad'))
  return stay(state, {effect: 'keep-preset', owner: screen.id, chapter, name, values})
}

/** It stands in the settings file: from now on the form is of that preset, and others find it. */
export function presetKept(state: AppState, screen: NamingOf<'preset'>, path: string): Step {
  const {chapter, page, values} = screen.named
  const name = screen.text.trim()
  const placed = Object.entries(values).map(([key, value]) => [key, {value, at: path}])
  const presets = {
    ...state.presets,
    [chapter]: {...state.presets[chapter], [name]: {at: path, values: Object.fromEntries(placed)}},
  }
  const closed = close({...state, presets})
  const top = closed.state.screens.at(-1)
  const own =
    top?.kind === 'chapter' ? ownStarts(closed.state, top).find(one => one.name === name) : undefined
  const forms =
    top?.kind === 'chapter' && own
      ? {...closed.state.forms, [page]: {...formOf(closed.state, top), own}}
      : closed.state.forms
  return {...closed, state: say({...closed.state, forms}, text => text.naming.kept(name, path), 'good')}
}
