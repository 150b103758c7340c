import {withClassNames} from '../../datasets/facts/index.ts'
import {TfnotesError} from '../../errors.ts'
import type {RunCommand} from '../line/command.ts'
import {printLikely} from '../printing/likely.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {answerAll, openRun} from './apply.ts'

/** `tfnotes measure`: the species of four measurements, or of four on each line of stdin. */
export const measureFlower: RunCommand = async (context, {input: [run = '', ...numbers], flags}) => {
  const given = numbers.length === 1 && numbers[0] === '-' ? numbers : [numbers.join(' ')]
  if (given[0] !== '-') given.forEach(readMeasurements)
  const predictor = await openRun(context, run, 'measure', flags)
  const {classifyMeasurements} = await import('../../trainers/applying/classify.ts')
  const json = flags.json === true
  const output = openOutput(context)
  return answerAll(
    context,
    given,
    json,
    asked => ({line: asked}),
    line => {
      const measurements = readMeasurements(line)
      const answer = classifyMeasurements(predictor, measurements)
      if (json)
        return printJson(context, 'measured', {
          run: predictor.spec.id,
          dataset: predictor.data.name,
          measurements,
          ...answer,
        })
      const top = withClassNames(answer.top, predictor.data.name, context.language)
      const unsure = answer.confident ? '' : `  ${output.tone('warning', output.words.unsure)}`
      output.raw(`${output.tone('bold', top[0]?.label ?? '?')}${unsure}`)
      printLikely(top, output)
    },
  )
}

/** @throws TfnotesError `measurement-not-a-number` (usage) */
function readMeasurements(line: string): number[] {
  const words = line.split(/[\s,;]+/).filter(word => word !== '')
  return words.map((word, index) => {
    const value = Number(word)
    if (!Number.isFinite(value))
      throw new TfnotesError('measurement-not-a-number', {value: word, position: index + 1}, {usage: true})
    return value
  })
}
