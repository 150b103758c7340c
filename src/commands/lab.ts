import type {Cell, Fact, Table} from '../labs/figure.ts'
import {runLab} from '../labs/run.ts'
import {parseLabValues} from '../labs/values.ts'
import type {Language} from '../text/localised.ts'
import type {RunCommand} from './command.ts'
import {dataForLab} from './lab-data.ts'
import {readCount} from './numbers.ts'
import {openOutput, printJson, table} from './output.ts'
import {findLab} from './tuning.ts'

/** `tfnotes lab`: the same computation as the lab's screen, as tables, or as everything in one JSON object. */
export const computeLabCommand: RunCommand = async (context, {input: [id = ''], flags}) => {
  const lab = findLab(id)
  const {preset, seed: seedGiven, csv: _, json, ...given} = flags
  const values = parseLabValues(lab, given, typeof preset === 'string' ? preset : undefined)
  const seed = readCount('seed', seedGiven, 0, 2 ** 32 - 1) ?? 1
  const output = openOutput(context)
  const {language} = context
  const result = await runLab(lab, values, {
    seed,
    data: await dataForLab(lab, context, flags.csv),
    onProgress: ({done, total}) => {
      if (json !== true) output.progress(`${Math.floor((100 * done) / total)}%`)
    },
  })
  if (json === true) {
    printJson(context, {lab: lab.id, values, seed, ...result})
    return 0
  }
  output.raw(output.tone('bold', lab.title[language]))
  for (const row of factRows(result.facts, language)) output.line(row)
  for (const one of result.tables) {
    output.line()
    output.raw(output.tone('bold', one.title[language]))
    for (const row of tableRows(one, language)) output.line(row)
  }
  return 0
}

function cell(value: Cell | readonly number[], digits: number, language: Language): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : value.toPrecision(digits)
  if (Array.isArray(value)) return value.map(one => cell(one, digits, language)).join(', ')
  return typeof value === 'object' ? (value as {en: string; zh: string})[language] : String(value)
}

const factRows = (facts: readonly Fact[], language: Language): string[] =>
  table(
    facts.map(({label, value, digits = 6, note}) => [
      label[language],
      cell(value, digits, language),
      note?.[language] ?? '',
    ]),
  )

const tableRows = ({columns, rows}: Table, language: Language): string[] =>
  table([
    columns.map(({label}) => (typeof label === 'string' ? label : label[language])),
    ...rows.map(row => row.map((value, index) => cell(value, columns[index]?.digits ?? 6, language))),
  ])
