import {factLines} from '../../drawing/figures/fact-lines.ts'
import {drawTable} from '../../drawing/figures/table-figure.ts'
import {widthOf} from '../../drawing/lines/width.ts'
import {TfnotesError} from '../../errors.ts'
import type {LabResult} from '../../labs/lab.ts'
import {runLab} from '../../labs/run.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Values} from '../../settings/setting.ts'
import {parseSettings} from '../../settings/tunable.ts'
import type {RunCommand} from '../line/command.ts'
import {readOption} from '../line/read-option.ts'
import {findLab} from '../line/tuning.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
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
  // Where no terminal sets a width, rows may be as long as they are.
  const width = context.stdout.columns || Number.POSITIVE_INFINITY
  const canvas = {width, height: Number.POSITIVE_INFINITY, look: output.look, language}
  output.draw(factLines(result.facts, canvas))
  for (const figure of result.figures) printFigure(figure, output, language)
  for (const one of result.tables) {
    output.line()
    output.raw(output.tone('bold', one.title[language]))
    const {heading, rows} = drawTable(one, canvas)
    output.draw([...heading, ...rows])
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
      const before = widthOf(expression.slice(0, at))
      const width = Math.max(1, widthOf(expression.slice(at, end)))
      output.note(expression)
      output.note(' '.repeat(before) + '^'.repeat(width))
    }
    throw error
  }
}
