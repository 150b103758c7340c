import {pixels} from '../../answers/pictures.ts'
import {className} from '../../datasets/facts/index.ts'
import {places} from '../../datasets/places.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {grouped, percent} from '../../text/numbers.ts'
import type {JudgedRun} from '../../trainers/applying/inspect/judge-run.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {tellRemarks} from '../printing/remarks.ts'
import {openRun} from './apply.ts'
import {inspectPictures} from './inspect-picture.ts'
import {thumbnailOf} from './picture-of.ts'

/** Milliseconds between two words on how far the judging has come. */
const tellEvery = 250

/**
 * `tfnotes inspect <run>`: confusion matrix, accuracy of every class and the most confident mistakes on the samples the
 * run is validated with. `tfnotes inspect <run> <picture>`: one picture on its way through the layers.
 */
export const inspectRun: RunCommand = async (context, {input: [run = '', picture], flags}) => {
  const most = readCount('mistakes', flags.mistakes, 0, 1000) ?? 20
  const each = readCount('each', flags.each, 0, 1000) ?? 0
  const limit = readCount('maps', flags.maps, 1, 1024) ?? 64
  const predictor = await openRun(context, run, 'classify-image', flags)
  const withPixels = flags.pixels === true
  const json = flags.json === true
  if (picture !== undefined)
    return inspectPictures(context, predictor, picture, {limit, withPixels, json, flags})
  const {judgeRun} = await import('../../trainers/applying/inspect/judge-run.ts')
  const output = openOutput(context)
  let told = performance.now()
  const judged = await judgeRun(predictor, {
    places: places(context.env, context.home),
    most,
    each,
    onProgress: ({done, total}) => {
      if (!json) return output.progress(`${output.words.inspect.judging} ${grouped(done)}/${grouped(total)}`)
      if (performance.now() - told < tellEvery) return
      told = performance.now()
      printJson(context, 'progress', {kind: 'progress', done, total})
    },
  })
  if (json) printJudgement(context, predictor, judged, withPixels)
  else tellJudgement(context, predictor, judged, output)
  return 0
}

function printJudgement(
  context: Context,
  {spec, weights, epoch}: Predictor,
  {data, matrix, accuracy, classes, mistakes}: JudgedRun,
  withPixels: boolean,
): void {
  const {name, source, origin, test} = data
  printJson(context, 'judgement', {
    kind: 'judgement',
    run: spec.id,
    weights,
    epoch,
    dataset: name,
    source,
    origin,
    samples: test.count,
    accuracy,
    classes,
    matrix,
  })
  const answer = (index: number) => ({class: index, label: data.classes[index] as string})
  for (const {sample, truth, guess, probability} of mistakes)
    printJson(context, 'mistake', {
      kind: 'mistake',
      sample,
      truth: answer(truth),
      guess: answer(guess),
      probability,
      ...(withPixels && {picture: pixels(thumbnailOf(data.test, sample, data.inputShape))}),
    })
}

/** Characters of a class's name above its column. */
const heading = 5

function tellJudgement(
  {language}: Context,
  {spec, weights, epoch}: Predictor,
  {data, matrix, accuracy, classes, mistakes}: JudgedRun,
  output: Output,
): void {
  const {words, line, raw, tone, look} = output
  const {inspect} = words
  const names = data.classes.map(label => className(data.name, label, language))
  raw(tone('bold', inspect.accuracy(percent(accuracy), grouped(data.test.count))))
  raw(tone('dim', inspect.judged(spec.id, inspect.weights[weights], epoch)))
  if (data.source === 'generated') raw(tone('warning', words.sources.generated))
  tellRemarks(data.remarks, output, language)
  line()
  line(inspect.matrix)
  const head = ['', ...names.map(name => [...name].slice(0, heading).join('')), inspect.found]
  const rows = matrix.map((row, at) => [
    names[at] ?? '',
    ...row.map(count => (count === 0 ? look.glyphs.separator : String(count))),
    percent(classes[at]?.recall ?? 0),
  ])
  for (const row of inColumns([head, ...rows])) line(`  ${row}`)
  if (mistakes.length === 0) return
  line()
  line(inspect.mistakes)
  const {sample: number, truth: wasTruth, guess: wasRead, probability: howSure} = inspect.columns
  const listed = mistakes.map(({sample, truth, guess, probability}) => [
    `#${sample}`,
    names[truth] ?? '',
    names[guess] ?? '',
    percent(probability),
  ])
  for (const row of inColumns([[number, wasTruth, wasRead, howSure], ...listed])) line(`  ${row}`)
}
