import {checkFiles} from '../../datasets/check/check-files.ts'
import {checkPrices, faultFound, remarkFound} from '../../datasets/check/check-prices.ts'
import {checkSamples} from '../../datasets/check/check-samples.ts'
import type {Finding} from '../../datasets/check/finding.ts'
import {TfnotesError} from '../../errors.ts'
import {saveText} from '../../system/save-text.ts'
import type {Context, Given, Manage} from '../line/command.ts'
import {readCount} from '../line/numbers.ts'
import {excludeText, jsonReport, plainReport, type Report} from './check-report.ts'
import {type OfPrices, type OfSamples, openSubject} from './check-subject.ts'

/** The exit code where something grave was found: 1 is for checks that fail. */
const graveCode = 3
/**
 * `tfnotes dataset check`: what is odd about data, finding by finding; with `--run` also the samples whose labels the
 * run's network doubts most. The exit code is 3 where a finding is grave.
 */
export const checkData: Manage = async (context, input, flags) => {
  const most = readCount('count', flags.count, 0, 100_000) ?? 20
  const subject = await openSubject(context, input, flags)
  if (flags.writeExclude !== undefined) expectFiles(subject)
  const report = flags.json === true ? jsonReport(context, flags.pixels === true) : plainReport(context)
  report.begin(subject)
  let [findings, grave] = [0, 0]
  for await (const finding of findingsOf(subject)) {
    findings++
    if (finding.grave) grave++
    report.finding(finding)
  }
  const doubted =
    subject.kind === 'samples' ? await reportSuspects(context, subject, most, report, flags) : undefined
  report.end(findings, grave, doubted)
  return grave > 0 ? graveCode : 0
}

async function* findingsOf(subject: OfSamples | OfPrices): AsyncGenerator<Finding> {
  if (subject.kind === 'prices') {
    if (!('error' in subject.read)) return yield* checkPrices(subject.read)
    const fault = faultFound(subject.read.error)
    if (!fault) throw subject.read.error
    return yield fault
  }
  const {data, files} = subject
  for (const remark of data.remarks ?? []) yield remarkFound(remark)
  if (files) yield* checkFiles(files, data)
  yield* checkSamples(data)
}

/** An exclude list names files. @throws TfnotesError (usage) `exclude-needs-files` */
function expectFiles(subject: OfSamples | OfPrices): void {
  if (subject.kind === 'samples' && subject.predictor && subject.files) return
  throw new TfnotesError('exclude-needs-files', {}, {usage: true})
}

async function reportSuspects(
  {cwd}: Context,
  {data, predictor}: OfSamples,
  most: number,
  report: Report,
  {writeExclude}: Given,
): Promise<number | undefined> {
  if (!predictor) return undefined
  const {findSuspects} = await import('../../trainers/applying/inspect/suspects.ts')
  const {suspects, doubted} = findSuspects(predictor, data)
  const shown = suspects.slice(0, most)
  report.suspects(data, shown, {total: suspects.length, doubted})
  if (typeof writeExclude === 'string')
    report.written(await saveText(cwd, writeExclude, excludeText(data, shown)))
  return doubted
}
