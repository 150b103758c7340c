import {resolve} from 'node:path'
import stringWidth from 'string-width'
import type {LoadedDataset} from '../datasets/dataset.ts'
import {datasets} from '../datasets/index.ts'
import {places} from '../datasets/places.ts'
import {TfnotesError} from '../errors.ts'
import {className} from '../text/class-names.ts'
import {strip} from '../text/sentence.ts'
import type {Context, Invocation, Manage} from './command.ts'
import {drawPicture, sideBySide} from './drawing.ts'
import {grouped} from './format.ts'
import {readCount} from './numbers.ts'
import {openOutput, printJson} from './output.ts'
import {pictureOf, thumbnailOf} from './picture-of.ts'
import {pixels} from './pixels.ts'

type Part = 'train' | 'test'

/** Greatest number of a picture, and of pictures at once. */
const most = 2 ** 32 - 1

/** `tfnotes dataset show`: pictures of a data set with their labels, some at a time. */
export const showPictures: Manage = async (context, [name], flags) => {
  const data = await loadShown(context, name, flags)
  const part: Part = flags.part === 'test' ? 'test' : 'train'
  const samples = data[part]
  const wanted = readClass(data, flags.class)
  const rows = rowsOf(samples.y, samples.count, wanted)
  const at = readCount('at', flags.at, 0, most) ?? 0
  const count = readCount('count', flags.count, 1, 10_000) ?? 6
  const shown = Array.from(rows.slice(at, at + count))
  const labelOf = (row: number) => data.classes[samples.y[row] as number] ?? String(samples.y[row])
  if (flags.json === true) {
    const {name: dataset, source, origin, inputShape, classes} = data
    const counts = classes.map((_, index) => rowsOf(samples.y, samples.count, index).length)
    printJson(context, {
      kind: 'set',
      dataset,
      source,
      origin,
      part,
      inputShape,
      classes,
      counts,
      total: rows.length,
      ...(wanted !== undefined && {class: wanted}),
      at,
    })
    for (const row of shown)
      printJson(context, {
        kind: 'sample',
        sample: row,
        class: samples.y[row],
        label: labelOf(row),
        picture: pixels(thumbnailOf(samples, row, inputShape)),
      })
    return 0
  }
  const output = openOutput(context)
  const {words, raw, line, tone} = output
  if (data.source === 'generated') raw(tone('warning', words.sources.generated))
  line(words.shown(grouped(shown.length), grouped(rows.length), datasets[data.name].title[context.language]))
  line()
  const drawings = shown.map(row => ({
    caption: strip(`#${row} ${className(data.name, labelOf(row), context.language)}`),
    lines: drawPicture(pictureOf(samples, row, data.inputShape), 38),
  }))
  if (drawings.length > 0)
    for (const text of sideBySide(drawings, context.stdout.columns || 80, stringWidth)) raw(text)
  return 0
}

async function loadShown(
  {env, home, cwd}: Context,
  name: string | undefined,
  flags: Invocation['flags'],
): Promise<LoadedDataset> {
  const accepted = Object.values(datasets).flatMap(one => (one.kind === 'pictures' ? [one.name] : []))
  const usage = 'tfnotes dataset show <name>'
  if (name === undefined)
    throw new TfnotesError('missing-argument', {argument: '<name>', usage}, {usage: true})
  const found = accepted.find(one => one === name)
  if (!found) throw new TfnotesError('not-one-of', {value: name, accepted}, {usage: true})
  const path = (key: 'images' | 'labels') =>
    typeof flags[key] === 'string' ? {[key]: resolve(cwd, flags[key])} : {}
  return datasets[found].load({
    places: places(env, home),
    from: flags.dataSource === 'generated' ? 'generated' : 'auto',
    seed: readCount('seed', flags.seed, 0, most) ?? 1,
    ...path('images'),
    ...path('labels'),
    skipMissing: flags.skipMissing === true,
    hyperparameters: {
      imageSize: readCount('size', flags.size, 1, 1024) ?? 28,
      colorMode: flags.color === 'rgb' ? 'rgb' : 'grayscale',
    },
  })
}

/** The class that is asked for: by its name, or by its number where no class is called so. */
function readClass({classes}: LoadedDataset, given: string | boolean | undefined): number | undefined {
  if (typeof given !== 'string') return undefined
  const byName = classes.findIndex(label => label.toLowerCase() === given.toLowerCase())
  const index = byName >= 0 ? byName : /^\d+$/.test(given) ? Number(given) : -1
  if (index < 0 || index >= classes.length)
    throw new TfnotesError('not-a-choice', {name: 'class', value: given, accepted: classes}, {usage: true})
  return index
}

/** The numbers of the samples of a class, or of all. */
function rowsOf(labels: ArrayLike<number>, count: number, wanted: number | undefined): Uint32Array {
  const rows = Uint32Array.from({length: count}, (_, row) => row)
  return wanted === undefined ? rows : rows.filter(row => labels[row] === wanted)
}
