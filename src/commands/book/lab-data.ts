import {createReadStream} from 'node:fs'
import {resolve} from 'node:path'
import {chapters} from '../../chapters/index.ts'
import {summarise} from '../../chapters/summary.ts'
import {classNames, expectedShape, facts} from '../../datasets/facts/index.ts'
import {irisMeasurements, rowsPerSpecies} from '../../datasets/iris-table.ts'
import {TfnotesError} from '../../errors.ts'
import type {CountedNetwork, Lab, LabData, LabelledRows} from '../../labs/lab.ts'
import {parsePoints} from '../../labs/regularization/points.ts'
import {defaults} from '../../settings/tunable.ts'
import {ioError} from '../../system/io-error.ts'
import type {Context, Given} from '../line/command.ts'

/**
 * What a lab cannot get for itself.
 * @throws TfnotesError as `parsePoints`, `file-missing`, `table-binary`, `points-file-too-large`, `csv-of-lab`
 */
export async function dataForLab(
  {id, reads}: Lab,
  context: Pick<Context, 'cwd'>,
  csv: Given[string] | undefined,
): Promise<LabData> {
  if (csv !== undefined && reads !== 'points') throw new TfnotesError('csv-of-lab', {lab: id}, {usage: true})
  if (reads === 'iris') return {iris}
  if (reads === 'networks') return {networks: chapters.map(count)}
  return typeof csv === 'string' ? {points: await readPoints(context, csv)} : {}
}

const iris: LabelledRows = {
  rows: irisMeasurements,
  labels: irisMeasurements.map((_, row) => Math.floor(row / rowsPerSpecies)),
  classes: classNames('iris'),
  origin: 'Fisher 1936',
}

function count(chapter: (typeof chapters)[number]): CountedNetwork {
  const values = defaults(chapter)
  const {layers} = summarise(chapter, values, expectedShape(chapter.dataset, values))
  const {trainCount: samples} = facts[chapter.dataset]
  return {id: chapter.id, title: chapter.title, layers, ...(samples !== undefined && {samples})}
}

/** As many points as are taken fill a tenth of it; what is larger, or has no end, is not read on. */
const mostCharacters = 16_000_000

async function readPoints({cwd}: Pick<Context, 'cwd'>, path: string): Promise<LabelledRows> {
  let text = ''
  try {
    for await (const chunk of createReadStream(resolve(cwd, path), 'utf8')) {
      if (String(chunk).includes('\0')) throw new TfnotesError('table-binary', {file: path})
      text += chunk
      if (text.length > mostCharacters)
        throw new TfnotesError('points-file-too-large', {file: path, limit: mostCharacters})
    }
  } catch (cause) {
    throw ioError(cause, path)
  }
  return parsePoints(text, path)
}
