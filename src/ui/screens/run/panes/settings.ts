import {chapterById} from '../../../../chapters/index.ts'
import {optionsOf} from '../../../../chapters/run-options.ts'
import {settingLabel, settingValue} from '../../../../chapters/setting-label.ts'
import {bold, type Line, line, span} from '../../../../drawing/lines/span.ts'
import {pad, truncate, widthOf} from '../../../../drawing/lines/width.ts'
import type {RunSummary} from '../../../../runs/summary.ts'
import {type RunSetting, settingsOf} from '../../../runs/settings.ts'
import type {AppState} from '../../../state.ts'
import {texts} from '../../../text/index.ts'
import type {RunScreen} from '../state.ts'

/** The options of its data that are set otherwise than they would be by themselves: how many samples, what is held out. */
function dataSettings(run: RunSummary, {language}: AppState): RunSetting[] {
  const chapter = chapterById(run.chapter ?? '')
  const given: Readonly<Record<string, unknown>> = {...run.dataset, dataset: run.dataset?.name}
  if (!chapter) return []
  return Object.entries(optionsOf(chapter)).flatMap(([key, {default: start, step}]) => {
    const value = given[key]
    const isValue = typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean'
    if (step !== 'data' || !isValue || value === start) return []
    const label = settingLabel(run.chapter, key, language)
    return [{key, label, text: settingValue(run.chapter, key, value, language), isChanged: true}]
  })
}

/** What the run was started with: first what somebody set, then what stands as its preset or the program has it. */
export function settingLines(state: AppState, screen: RunScreen, width: number): Line[] {
  const {language, look} = state
  const text = texts[language].runPage.settings
  const run = state.runs?.find(({id}) => id === screen.run)
  if (!run) return [line(text.unknown, 'dim')]
  const all = [...dataSettings(run, state), ...settingsOf(run, state)]
  const changed = all.filter(({isChanged}) => isChanged)
  const rest = all.filter(({isChanged}) => !isChanged)
  const widest = Math.max(...all.map(({label}) => widthOf(label)))
  const row = ({label, text: value}: RunSetting, isChanged: boolean): Line => {
    // A long value takes what its label leaves.
    const room = Math.max(widthOf(label), Math.min(widest, width - 2 - widthOf(value)))
    const name = pad(label, Math.min(room, Math.floor(width * 0.7)), 'left', look.glyphs.ellipsis)
    const shown = truncate(value, Math.max(1, width - widthOf(name) - 2), look.glyphs.ellipsis)
    return [span(`${name}  `, isChanged ? undefined : 'dim'), isChanged ? bold(shown) : span(shown, 'dim')]
  }
  const presets: Readonly<Record<string, string>> = texts[language].chapter.presets
  const named = run.preset === undefined ? undefined : (presets[run.preset] ?? run.preset)
  const preset =
    named === undefined ? [] : [line(truncate(text.preset(named), width, look.glyphs.ellipsis), 'accent')]
  return [
    ...preset,
    ...changed.map(one => row(one, true)),
    ...(changed.length === 0 ? [line(truncate(text.none, width, look.glyphs.ellipsis), 'dim')] : []),
    ...(rest.length > 0 ? [line(text.rest, 'dim')] : []),
    ...rest.map(one => row(one, false)),
  ]
}
