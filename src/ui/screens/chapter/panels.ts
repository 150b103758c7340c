import type {Chapter} from '../../../chapters/chapter.ts'
import {augmenting} from '../../../chapters/hyperparameters/augmenting.ts'
import {type Line, line, span} from '../../../drawing/lines/span.ts'
import {pad, widthOf} from '../../../drawing/lines/width.ts'
import {wrap} from '../../../drawing/lines/wrap.ts'
import {TfnotesError} from '../../../errors.ts'
import {choiceWord} from '../../../settings/show-setting.ts'
import {wordOf} from '../../../text/choices.ts'
import {deviceNames} from '../../../text/device-names.ts'
import {bytes, grouped} from '../../../text/numbers.ts'
import {strip} from '../../../text/strip.ts'
import {duration} from '../../../text/times.ts'
import {faultLines, fieldFaultLines} from '../../components/fault-lines.ts'
import {layerTable} from '../../components/layer-table.ts'
import {baseName} from '../../components/path.ts'
import {remarkLines} from '../../components/remark-lines.ts'
import {shapeText, sketchLines} from '../../components/sketch.ts'
import {type FormField, parseForm} from '../../form/form.ts'
import {currentField, formOf, subjectOf} from '../../form/state.ts'
import {trainingRuns} from '../../runs/phase.ts'
import type {AppState} from '../../state.ts'
import {isFailure} from '../../step.ts'
import {texts} from '../../text/index.ts'
import type {Text} from '../../text/text.ts'
import {headlessCommand, sweepArguments, trialsOf} from './command.ts'
import {describeNetwork} from './network.ts'
import {rateLines} from './rate.ts'
import {type ChapterScreen, chapterOf} from './state.ts'

/** Names and values in two columns. */
export function facts(pairs: readonly (readonly [string, string])[]): Line[] {
  const widest = Math.max(0, ...pairs.map(([name]) => widthOf(name)))
  return pairs.map(([name, value]) => [span(`${pad(name, widest)}  `, 'dim'), span(value)])
}

function accepted({setting}: FormField, {language}: AppState): string {
  const text = texts[language]
  switch (setting.kind) {
    case 'integer':
      return text.chapter.range(grouped(setting.min), grouped(setting.max))
    case 'number':
      return text.chapter.range(String(setting.min), String(setting.max))
    case 'choice':
      return setting.choices.map(choice => choiceWord(setting, choice, language)).join(text.comma)
    default:
      return ''
  }
}

/** Where there is more to see of a field than its value, the key that shows it. */
function hintLines({key}: FormField, {task}: Chapter, {inspection}: Text): Line[] {
  if (task !== 'classify-image') return []
  if (key === 'dataset') return [line(inspection.browse.hint, 'accent')]
  return key in augmenting ? [line(inspection.augmented.hint, 'accent')] : []
}

/** What the field under the cursor is, what it takes, and what is wrong with it. */
export function helpLines(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const text = texts[state.language]
  const field = currentField(state, screen)
  const {failures} = parseForm(subjectOf(screen), formOf(state, screen))
  const failure = failures[field.key]
  if (screen.editing && screen.editing.entries.length > 0)
    return wrap(strip(screen.editing.entries.map(({path}) => baseName(path)).join('  ')), width).map(row =>
      line(row, 'dim'),
    )
  return [
    ...(failure ? fieldFaultLines(failure, field.setting, state, width) : []),
    ...wrap(field.setting.help[state.language], width).map(row => line(row)),
    ...wrap(accepted(field, state), width).map(row => line(row, 'dim')),
    ...rateLines(state, screen, field.key, width),
    ...hintLines(field, chapterOf(screen), text),
  ]
}

/** What the network is on this data, counted without TensorFlow. */
export function networkLines(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const text = texts[state.language]
  const {shape, isAssumed, summary} = describeNetwork(state, screen)
  if (isFailure(summary)) return faultLines(summary, state, width)
  const classes =
    shape.classes > 1
      ? `${text.comma}${text.chapter[isAssumed ? 'classesAssumed' : 'classes'](shape.classes)}`
      : ''
  return facts([
    [text.chapter.shape, shapeText(shape.inputShape, state.look) + classes],
    [text.chapter.parameters, grouped(summary.parameters)],
    [text.chapter.multiplyAdds, grouped(summary.multiplyAdds)],
  ])
}

/** The network from input to output. */
export function networkSketch(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const {chapter, values, shape, summary} = describeNetwork(state, screen)
  if (isFailure(summary)) return []
  const inputName = texts[state.language].chapter.shape
  return sketchLines(chapter, values, shape, state.look, {width, inputName})
}

/** The network layer by layer, with shapes and parameters. */
export function layersBelow(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const {summary} = describeNetwork(state, screen)
  return isFailure(summary) ? [] : layerTable(summary, state, width)
}

/** Speed and memory from a few real batches, and what that makes of the whole run. */
export function preflightLines(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const text = texts[state.language]
  const {preflight} = screen
  const hint = trainingRuns(state).length > 0 ? text.refused.measuring : text.chapter.preflightHint
  if (!preflight) return wrap(hint, width).map(row => line(row, 'dim'))
  if (preflight.failure) return faultLines(preflight.failure, state, width)
  if (!preflight.result) return [line(text.chapter.preflightWaiting, 'dim')]
  const {samplesPerSecond, secondsPerEpoch, seconds, memory, source, remarks} = preflight.result
  const {backend, devices = [], heldOut, test} = preflight.result
  const {chosenBy} = text.chapter
  const best =
    heldOut !== undefined ? chosenBy.heldOut(grouped(heldOut)) : test > 0 ? chosenBy.test : chosenBy.train
  return [
    ...(source === 'generated' ? [line(text.chapter.generated, 'warning')] : []),
    // Above the figures, which may be cut off where there is little room.
    ...remarkLines(remarks, state, width),
    ...facts([
      [text.chapter.perEpoch, duration(secondsPerEpoch)],
      [text.chapter.total, duration(seconds)],
      [text.chapter.bestBy, best],
      [text.chapter.speed, text.chapter.samplesPerSecond(grouped(samplesPerSecond))],
      [
        text.chapter.tensorMemory,
        `${bytes(memory)}${text.clause}${[wordOf(backend, state.language), deviceNames(devices)].join(' ').trim()}`,
      ],
    ]),
  ]
}

/** The same run as a command, whole: it is there to be copied. */
export function commandLines(state: AppState, screen: ChapterScreen, width: number): Line[] {
  const chapter = chapterOf(screen)
  const form = formOf(state, screen)
  return [
    ...(sweepArguments(chapter, form) ? trialLines(state, screen, width) : []),
    ...wrap(headlessCommand(chapter, form), width).map(row => line(row)),
  ]
}

/** How many runs several values make. */
function trialLines(state: AppState, screen: ChapterScreen, width: number): Line[] {
  try {
    const count = trialsOf(chapterOf(screen), formOf(state, screen))
    // The first of the values was measured, and stands for all.
    const cost = screen.preflight?.result
    const time = cost && duration(cost.seconds * count)
    return wrap(texts[state.language].studies.fromForm(count, time), width).map(row => line(row, 'accent'))
  } catch (error) {
    if (error instanceof TfnotesError) return faultLines(error, state, width)
    throw error
  }
}
