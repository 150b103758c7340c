import {pixels} from '../../answers/pictures.ts'
import type {LoadedDataset} from '../../datasets/dataset.ts'
import {className} from '../../datasets/facts/index.ts'
import type {Raster} from '../../datasets/pictures/raster.ts'
import {places} from '../../datasets/places.ts'
import {TfnotesError} from '../../errors.ts'
import {answerAll} from '../applying/apply.ts'
import {seenPicture} from '../applying/picture-file.ts'
import {pictureOf} from '../applying/picture-of.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {drawPictures} from '../printing/pictures.ts'
import {readNewRun} from '../running/new-run.ts'

/** Changed pictures that are shown of one. */
const shown = 8

/**
 * `tfnotes augment`: one picture (with `-` one on each line of stdin), and what augmentation with the given values makes
 * of it in eight epochs.
 */
export const previewAugmentation: RunCommand = async (context, invocation) => {
  const {
    input: [id = '', picture],
    flags,
  } = invocation
  const spec = await readNewRun(context, id, invocation)
  const {checkSpec} = await import('../../trainers/spec/check-spec.ts')
  const {loadData} = await import('../../trainers/loading/load-data.ts')
  const {values, chapter} = checkSpec(spec)
  if (chapter.task !== 'classify-image')
    throw new TfnotesError('nothing-to-augment', {chapter: id}, {usage: true})
  const data = await loadData(spec, values, {places: places(context.env, context.home)})
  const {augmentedPictures} = await import('../../trainers/engines/built-in/augmentation/preview.ts')
  const json = flags.json === true
  return answerAll(
    context,
    [picture ?? '0'],
    json,
    asked => ({picture: asked}),
    async given => {
      const subject = await readOriginal(context, data, given)
      const {original, sample} = subject
      // A picture of the set goes the way it would go in the run; one from elsewhere takes the first one's place.
      const train = sample === undefined ? {x: original.data, y: Int32Array.of(0), count: 1} : data.train
      const changed = augmentedPictures(
        values,
        {...data, train},
        {seed: spec.seed, sample: sample ?? 0, epochs: shown},
      ).map((bytes): Raster => ({...original, data: bytes}))
      if (json) printPictures(context, data, id, subject, changed)
      else tellPictures(context, data, subject, changed)
    },
  )
}

interface Subject {
  readonly original: Raster
  readonly sample?: number
  readonly label?: string
}

function printPictures(
  context: Context,
  {name, source, train}: LoadedDataset,
  chapter: string,
  {original, sample, label}: Subject,
  changed: readonly Raster[],
): void {
  printJson(context, 'original', {
    kind: 'original',
    chapter,
    dataset: name,
    source,
    ...(sample !== undefined && {sample, samples: train.count, label}),
    picture: pixels(original),
  })
  changed.forEach((one, epoch) => {
    printJson(context, 'augmented', {kind: 'augmented', epoch: epoch + 1, picture: pixels(one)})
  })
}

function tellPictures(
  context: Context,
  {name, source}: LoadedDataset,
  {original, label}: Subject,
  changed: readonly Raster[],
): void {
  const output = openOutput(context)
  const {words, raw, tone} = output
  if (source === 'generated') raw(tone('warning', words.sources.generated))
  const called = label === undefined ? '' : ` ${className(name, label, context.language)}`
  const captioned = [
    {caption: `${words.original}${called}`, picture: original},
    ...changed.map((picture, epoch) => ({caption: `${words.epoch} ${epoch + 1}`, picture})),
  ]
  drawPictures(captioned, context.stdout.columns || 80, output)
}

/** The picture file of that name as the network would see it, or the training sample of that number. */
async function readOriginal(context: Context, data: LoadedDataset, given: string): Promise<Subject> {
  const {train, inputShape, classes} = data
  if (!/^\d+$/.test(given)) return {original: await seenPicture(context, data, given)}
  const sample = readCount('picture', given, 0, train.count - 1) ?? 0
  return {
    original: pictureOf(train, sample, inputShape),
    sample,
    label: classes[train.y[sample] as number] ?? '',
  }
}
