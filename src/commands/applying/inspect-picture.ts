import {pixels} from '../../answers/pictures.ts'
import {className, withClassNames} from '../../datasets/facts/index.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {places} from '../../datasets/places.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {grouped} from '../../text/numbers.ts'
import type {FilterView, LayerView} from '../../trainers/applying/inspect/look-through.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import type {Context, Given} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {printLikely} from '../printing/likely.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {answerAll} from './apply.ts'
import {seenPicture} from './picture-file.ts'
import {pictureOf} from './picture-of.ts'

interface InspectOptions {
  /** Maps of a layer that are shown. */
  readonly limit: number
  readonly withPixels: boolean
  readonly json: boolean
  /** How a picture file is prepared, where the reader says it. */
  readonly flags: Given
}

interface Subject {
  readonly seen: Raster
  /** Its class, where that is known. */
  readonly truth?: {readonly class: number; readonly label: string}
  /** Its number among the test samples, of so many. */
  readonly sample?: number
  readonly samples?: number
}

/** Finds the picture file of a name, or the validation sample of a number; the set is loaded once. */
function openSubjects(
  context: Context,
  predictor: Predictor,
  flags: Given,
): (given: string) => Promise<Subject> {
  const {data} = predictor
  const load = async () => {
    const {loadValidation} = await import('../../trainers/applying/inspect/judge-run.ts')
    return loadValidation(predictor, places(context.env, context.home))
  }
  let validation: ReturnType<typeof load> | undefined
  return async given => {
    if (!/^\d+$/.test(given)) return {seen: await seenPicture(context, data, given, flags)}
    validation ??= load()
    const {test, inputShape, classes} = await validation
    const sample = readCount('picture', given, 0, test.count - 1) ?? 0
    const truth = test.y[sample] as number
    return {
      seen: pictureOf(test, sample, inputShape),
      truth: {class: truth, label: classes[truth] ?? String(truth)},
      sample,
      samples: test.count,
    }
  }
}

/**
 * One picture, or with `-` one on each line of stdin, in every layer: first the filters that meet it, then shape,
 * parameters, receptive field and maps.
 */
export async function inspectPictures(
  context: Context,
  predictor: Predictor,
  given: string,
  options: InspectOptions,
): Promise<number> {
  const find = openSubjects(context, predictor, options.flags)
  return answerAll(
    context,
    [given],
    options.json,
    picture => ({picture}),
    async picture => inspectPicture(context, predictor, picture, await find(picture), options),
  )
}

async function inspectPicture(
  context: Context,
  predictor: Predictor,
  given: string,
  {seen, ...known}: Subject,
  {limit, withPixels, json}: InspectOptions,
): Promise<void> {
  const {data, spec} = predictor
  const [{lookThrough}, {rank}] = await Promise.all([
    import('../../trainers/applying/inspect/look-through.ts'),
    import('../../trainers/applying/rank.ts'),
  ])
  const sample = Float32Array.from(seen.data, value => value * data.scale)
  const {filters, layers} = lookThrough(predictor, sample, limit)
  const {top} = rank(predictor.predict(sample, 1), data.classes)
  if (!json) {
    tell(context, predictor, layers, filters, top, known.truth)
    return
  }
  const drawn = (view: LayerView | FilterView) => (withPixels ? {maps: pixels(view.maps)} : {})
  printJson(context, 'subject', {
    kind: 'picture',
    picture: given,
    run: spec.id,
    dataset: data.name,
    ...known,
    top,
    ...(withPixels && {seen: pixels(seen)}),
  })
  if (filters) {
    const {layer, total, maps} = filters
    const size = [maps.height, maps.width, maps.channels]
    printJson(context, 'filters', {kind: 'filters', layer, count: total, size, ...drawn(filters)})
  }
  for (const layer of layers) {
    const {name, kind, outputShape, parameters, multiplyAdds, receptiveField, total, silent} = layer
    printJson(context, 'layer', {
      kind: 'layer',
      layer: name,
      is: kind,
      outputShape,
      parameters,
      multiplyAdds,
      ...(receptiveField !== undefined && {receptiveField}),
      count: total,
      silent,
      ...drawn(layer),
    })
  }
}

function tell(
  context: Context,
  predictor: Predictor,
  layers: readonly LayerView[],
  filters: FilterView | undefined,
  top: Parameters<typeof printLikely>[0],
  truth: Subject['truth'],
): void {
  const output: Output = openOutput(context)
  const {words, line} = output
  const {inspect} = words
  const {language} = context
  const {name} = predictor.data
  if (truth) line(inspect.truth(className(name, truth.label, language)))
  printLikely(withClassNames(top, name, language), output)
  line()
  if (filters) {
    const {height, width, channels} = filters.maps
    const isDense = layers.find(({name}) => name === filters.layer)?.kind === 'dense'
    const say = isDense ? inspect.weightMaps : inspect.kernels
    line(say(grouped(filters.total), `${height}×${width}×${channels}`, filters.layer))
  }
  const {layer, kind, output: shape, parameters, sees, silent} = inspect.layerColumns
  const rows = layers.map(one => [
    one.name,
    one.kind,
    one.outputShape.join('×'),
    grouped(one.parameters),
    one.receptiveField === undefined ? '' : String(one.receptiveField),
    `${grouped(one.silent)}/${grouped(one.total)}`,
  ])
  for (const row of inColumns([[layer, kind, shape, parameters, sees, silent], ...rows]))
    output.raw(`  ${row}`)
}
