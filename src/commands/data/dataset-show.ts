import {resolve} from 'node:path'
import {pixels} from '../../answers/pictures.ts'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {className, classNames, datasetNames, facts, titleOf} from '../../datasets/facts/index.ts'
import {loaders} from '../../datasets/index.ts'
import {places} from '../../datasets/places.ts'
import {TfnotesError} from '../../errors.ts'
import {greatest} from '../../settings/greatest.ts'
import {runOptions} from '../../settings/run-options.ts'
import {grouped} from '../../text/numbers.ts'
import {answerAll} from '../applying/apply.ts'
import {pictureOf, thumbnailOf} from '../applying/picture-of.ts'
import type {Context, Given, Manage} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {readOption} from '../line/read-option.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {drawPictures} from '../printing/pictures.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {readSize} from './read-size.ts'

type Part = 'train' | 'test'

const ofPictures = datasetNames.filter(name => facts[name].kind === 'pictures')

/** Classes that are named; the others are counted. */
const namedClasses = 30

/** Which pictures of a set are shown. */
type Page = {readonly [K in 'part' | 'class' | 'at' | 'count']: Given[string] | undefined}

/**
 * `tfnotes dataset show`: pictures of a data set with their labels, some at a time. With `-` after the name every line
 * of stdin asks for some: part, class (`*` for all), how many to pass over, how many.
 */
export const showPictures: Manage = async (context, [name = '', dash], flags) => {
  const data = await loadShown(context, name, flags)
  const show = flags.json === true ? printPage : tellPage
  if (dash !== '-') {
    show(context, data, {part: flags.part, class: flags.class, at: flags.at, count: flags.count})
    return 0
  }
  return answerAll(
    context,
    ['-'],
    flags.json === true,
    asked => ({page: asked}),
    line => {
      const [part, ofClass, at, count] = line.split(' ')
      show(context, data, {part, class: ofClass === '*' ? undefined : ofClass, at, count})
    },
  )
}

function readPage(data: LoadedDataset, page: Page) {
  const part: Part = page.part === 'test' ? 'test' : 'train'
  const ofClass = readClass(data, page.class)
  const {y, count} = data[part]
  const rows = rowsOf(y, count, ofClass)
  const at = readCount('at', page.at, 0, greatest) ?? 0
  const size = readCount('count', page.count, 1, 10_000) ?? 6
  const samples = Array.from(rows.slice(at, at + size), row => ({
    row,
    class: y[row] as number,
    label: data.classes[y[row] as number] ?? String(y[row]),
  }))
  return {part, class: ofClass, at, total: rows.length, samples}
}

function printPage(context: Context, data: LoadedDataset, page: Page): void {
  const {samples, class: ofClass, part, at, total} = readPage(data, page)
  const {name, source, origin, inputShape, classes, remarks} = data
  printJson(context, 'shownSet', {
    kind: 'set',
    dataset: name,
    source,
    origin,
    part,
    inputShape,
    classes,
    total,
    ...(ofClass !== undefined && {class: ofClass}),
    at,
    ...remarksOf(remarks, context.language),
  })
  for (const {row, label, class: truth} of samples)
    printJson(context, 'shownSample', {
      kind: 'sample',
      sample: row,
      class: truth,
      label,
      picture: pixels(thumbnailOf(data[part], row, inputShape)),
    })
}

function tellPage(context: Context, data: LoadedDataset, page: Page): void {
  const {samples, part, total} = readPage(data, page)
  const {language, stdout} = context
  const output = openOutput(context)
  const {words, raw, line, tone} = output
  if (data.source === 'generated') raw(tone('warning', words.sources.generated))
  tellRemarks(data.remarks, output, language)
  line(words.shown(grouped(samples.length), grouped(total), titleOf(data.name, language)))
  const names = data.classes.map(label => className(data.name, label, language))
  line(words.classesInOrder(names.slice(0, namedClasses), names.length))
  line()
  const captioned = samples.map(({row, label}) => ({
    caption: `#${row} ${className(data.name, label, language)}`,
    picture: pictureOf(data[part], row, data.inputShape),
  }))
  drawPictures(captioned, stdout.columns || 80, output)
}

async function loadShown(context: Context, name: string, flags: Given): Promise<LoadedDataset> {
  const {env, home, cwd} = context
  const found = ofPictures.find(one => one === name)
  if (!found)
    throw new TfnotesError('not-one-of', {value: name, accepted: [...ofPictures, 'prices']}, {usage: true})
  // Before anything is loaded, where the classes are known before.
  const classes = classNames(found)
  if (classes.length > 0) readClass({classes}, flags.class)
  const path = (key: 'images' | 'labels') =>
    typeof flags[key] === 'string' ? {[key]: resolve(cwd, flags[key])} : {}
  return loaders[found]({
    places: places(env, home),
    from: readOption('from', runOptions.from, context, flags),
    seed: readOption('seed', runOptions.seed, context, flags),
    ...path('images'),
    ...path('labels'),
    skipMissing: readOption('skipMissing', runOptions.skipMissing, context, flags),
    hyperparameters: {
      imageSize: readSize(flags),
      colorMode: flags.color === 'rgb' ? 'rgb' : 'grayscale',
    },
  })
}

/** The class that is asked for: by its name, or by its number where no class is called so. */
function readClass(
  {classes}: Pick<LoadedDataset, 'classes'>,
  given: Given[string] | undefined,
): number | undefined {
  if (typeof given !== 'string') return undefined
  const byName = classes.findIndex(label => label.toLowerCase() === given.toLowerCase())
  const index = byName >= 0 ? byName : /^\d+$/.test(given) ? Number(given) : -1
  if (index < 0 || index >= classes.length)
    throw new TfnotesError('not-a-choice', {name: 'class', value: given, accepted: classes}, {usage: true})
  return index
}

/** The numbers of the samples of a class, or of all. */
function rowsOf(labels: ArrayLike<number>, count: number, label: number | undefined): Uint32Array {
  const rows = Uint32Array.from({length: count}, (_, row) => row)
  return label === undefined ? rows : rows.filter(row => labels[row] === label)
}
