import stringWidth from 'string-width'
import {cellText} from '../../drawing/figures/cell-text.ts'
import {TfnotesError} from '../../errors.ts'
import type {Fact, Table} from '../../labs/figure.ts'
import type {LabResult} from '../../labs/lab.ts'
import {runLab} from '../../labs/run.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Values} from '../../settings/setting.ts'
import {parseSettings} from '../../settings/tunable.ts'
import type {Language} from '../../text/localised.ts'
import {strip} from '../../text/strip.ts'
import type {RunCommand} from '../line/command.ts'
import {type Output, openOutput, printJson, table} from '../line/output.ts'
import {readOption} from '../line/read-option.ts'
import {findLab} from '../line/tuning.ts'
import {dataForLab} from './lab-data.ts'
import {printFigure} from './lab-figures.ts'

/** `tfnotes lab`: the same computation as the lab's screen, as tables, or as everything in one JSON object. */
export const computeLabCommand: RunCommand = async (context, {input: [id = ''], flags, tuned}) => {
  const lab = findLab(id)
  const {preset, json} = flags
  const values = parseSettings(lab, tuned, typeof preset === 'string' ? preset : undefined)
  const seed = readOption('seed', runOptions.seed, context, flags)
  const data = await dataForLab(lab, context, flags.csv)
  const output = openOutput(context)
  const {language} = context
  const result = await runPointing(output, values, () =>
    runLab(lab, values, {
      seed,
      data,
      onProgress: ({done, total}) => {
        if (json !== true) output.progress(`${Math.floor((100 * done) / total)}%`)
      },
    }),
  )
  if (json === true) {
    printJson(context, 'computed', {lab: lab.id, values, seed, ...result})
    return 0
  }
  output.raw(output.tone('bold', lab.title[language]))
  for (const row of factRows(result.facts, language)) output.line(row)
  for (const figure of result.figures) printFigure(figure, output, language)
  for (const one of result.tables) {
    output.line()
    output.raw(output.tone('bold', one.title[language]))
    for (const row of tableRows(one, language)) output.line(row)
  }
  return 0
}

/** Where something is wrong with what was typed, the place is shown under it. */
async function runPointing(
  output: Output,
  {expression}: Values,
  run: () => Promise<LabResult>,
): Promise<LabResult> {
  try {
    return await run()
  } catch (error) {
    const {at, end} = error instanceof TfnotesError ? error.detail : {}
    if (typeof expression === 'string' && typeof at === 'number' && typeof end === 'number') {
      const before = stringWidth(strip(expression.slice(0, at)))
      const width = Math.max(1, stringWidth(strip(expression.slice(at, end))))
      output.note(expression)
      output.note(' '.repeat(before) + '^'.repeat(width))
    }
    throw error
  }
}

/** Names, values and what to make of them; a value of several rows, as of a matrix, stands below its name. */
function factRows(facts: readonly Fact[], language: Language): string[] {
  const texts = facts.map(({label, value, digits = 6, note}) => [
    label[language],
    cellText(value, digits, language),
    note?.[language] ?? '',
  ])
  if (!texts.some(([, value]) => value?.includes('\n'))) return table(texts)
  return texts.flatMap(([name = '', value = '', note = '']) => [
    name,
    ...value.split('\n').map(row => `  ${row}`),
    ...(note === '' ? [] : [`  ${note}`]),
  ])
}

const tableRows = ({columns, rows}: Table, language: Language): string[] =>
  table([
    columns.map(({label}) => (typeof label === 'string' ? label : label[language])),
    ...rows.map(row => row.map((value, index) => cellText(value, columns[index]?.digits ?? 6, language))),
  ])
