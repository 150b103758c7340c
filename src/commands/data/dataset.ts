import {existsSync} from 'node:fs'
import {resolve} from 'node:path'
import {classNames, type DatasetName, datasetNames, facts} from '../../datasets/facts/index.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {TfnotesError} from '../../errors.ts'
import {grouped} from '../../text/numbers.ts'
import type {Manage, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {whereData} from '../machine/where-data.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {sourceWords} from '../printing/run-words.ts'
import {checkData} from './dataset-check.ts'
import {showColumns} from './dataset-columns.ts'
import {fetchFiles} from './dataset-fetch.ts'
import {makePictures} from './dataset-make.ts'
import {showPictures} from './dataset-show.ts'
import {isOfPictures} from './is-of-pictures.ts'

/** `tfnotes dataset list|show|check|fetch|make`. */
export const manageDatasets: RunCommand = async (context, {input: [action = '', ...rest], flags}) => {
  const manage = Object.hasOwn(actions, action) ? actions[action as keyof typeof actions] : undefined
  if (!manage)
    throw new TfnotesError('not-one-of', {value: action, accepted: Object.keys(actions)}, {usage: true})
  return manage(context, rest, flags)
}

const list: Manage = async (context, _input, flags) => {
  const output = openOutput(context)
  const {words, line} = output
  const found = new Map((await whereData(context)).map(one => [one.name, one]))
  if (flags.json === true) {
    for (const name of datasetNames) {
      const {title, kind, inputShape, classes, trainCount, testCount, licence, homepage, files} = facts[name]
      const {remarks, ...place} = found.get(name) ?? {}
      printJson(context, 'dataset', {
        name,
        title,
        kind,
        ...(typeof inputShape !== 'function' && {inputShape}),
        ...(typeof classes !== 'number' && {classes: classNames(name)}),
        trainCount,
        testCount,
        licence,
        homepage,
        download: files.reduce((sum, file) => sum + file.bytes, 0),
        ...place,
        ...remarksOf(remarks, context.language),
      })
    }
    return 0
  }
  const rows = datasetNames.map(name => {
    const {title, kind, trainCount, testCount} = facts[name]
    const place = found.get(name)
    const where = place
      ? (place.problem ?? sourceWords(words, place.source, place.origin))
      : kind === 'letters'
        ? words.sources.embedded
        : words.ownData
    const samples = trainCount === undefined ? '-' : `${grouped(trainCount)} + ${grouped(testCount ?? 0)}`
    return [name, title[context.language], samples, where]
  })
  const {dataset, title, samples, found: place} = words.columns
  for (const row of inColumns([[dataset, title, samples, place], ...rows])) line(row)
  const remarks = [...found.values()].flatMap(one => one.remarks ?? [])
  tellRemarks(remarks, output, context.language)
  return 0
}

/** Prices have columns to choose from; everything else that is shown has pictures. A path says which of the reader's own. */
const show: Manage = async (context, [subject = '', ...rest], flags) => {
  if (subject === '') throw missingArgument('<name>', 'dataset show <name | folder | file>')
  if (Object.hasOwn(facts, subject))
    return (facts[subject as DatasetName].kind === 'prices' ? showColumns : showPictures)(
      context,
      [subject, ...rest],
      flags,
    )
  const path = resolve(context.cwd, subject)
  if (!existsSync(path)) {
    // What has a dot or a slash is meant as a path, a plain word as a name.
    if (/[./\\]/.test(subject)) throw new TfnotesError('file-missing', {path})
    return showPictures(context, [subject, ...rest], flags)
  }
  return (await isOfPictures(path))
    ? showPictures(context, ['own-pictures', ...rest], {...flags, images: path})
    : showColumns(context, ['prices', ...rest], {...flags, csv: path})
}

const actions = {list, show, check: checkData, fetch: fetchFiles, make: makePictures}
