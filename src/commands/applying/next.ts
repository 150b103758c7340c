import {inColumns} from '../../drawing/lines/columns.ts'
import type {NextLetter} from '../../trainers/applying/letters.ts'
import type {Predictor} from '../../trainers/applying/predict.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {readCount} from '../line/numbers.ts'
import {printLikely} from '../printing/likely.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {rounded} from '../printing/rounded.ts'
import {answerAll, openRun} from './apply.ts'

/**
 * `tfnotes next`: the letter that follows, with probabilities, and how the text would go on; the hidden states that led
 * to it, and the codes that stand for the letters.
 */
export const nextLetter: RunCommand = async (context, {input: [run = '', letters], flags}) => {
  const count = readCount('count', flags.count, 1, 1000) ?? 8
  if (letters === undefined && flags.codes !== true)
    throw missingArgument('<letters>', 'next <run> <letters>')
  const predictor = await openRun(context, run, 'next-letter', flags)
  const json = flags.json === true
  if (flags.codes === true) await showCodes(context, predictor, json)
  if (letters === undefined) return 0
  const {nextLetters, traceLetters} = await import('../../trainers/applying/letters.ts')
  const output = openOutput(context)
  return answerAll(
    context,
    [letters],
    json,
    asked => ({letters: asked}),
    given => {
      const text = given.trim()
      const answers = nextLetters(predictor, text, count)
      const trace = flags.trace === true ? traceLetters(predictor, text) : undefined
      if (json)
        return printJson(context, 'nextLetter', {
          run: predictor.spec.id,
          letters: text,
          ...(answers[0] as NextLetter),
          continued: continuation(answers),
          ...(trace && {trace: {...trace, states: trace.states.map(state => rounded(state))}}),
        })
      show(text, answers, output)
      if (trace) for (const line of stateTable(trace, output)) output.line(line)
    },
  )
}

const continuation = (answers: readonly NextLetter[]) => answers.map(({top}) => top[0]?.label ?? '?').join('')

function show(text: string, answers: readonly NextLetter[], output: Output): void {
  const continued = continuation(answers)
  output.raw(`${output.tone('dim', text)} ${output.tone('bold', continued.slice(0, 1))}`)
  printLikely(answers[0]?.top ?? [], output)
  output.line(`${output.words.onward}${output.words.colon}${text}${continued}`)
}

/** A column for each letter, a row for each unit. */
function stateTable(
  {letters, states}: {letters: readonly string[]; states: readonly (readonly number[])[]},
  {words}: Output,
): string[] {
  const units = states[0]?.map((_, unit) => [
    words.letters.unit(unit + 1),
    ...states.map(state => (state[unit] as number).toFixed(3)),
  ])
  return ['', `${words.letters.trace}:`, ...inColumns([['', ...letters], ...(units ?? [])])]
}

async function showCodes(context: Context, predictor: Predictor, json: boolean): Promise<void> {
  const {letterCodes} = await import('../../trainers/applying/recurrent/codes.ts')
  const {learnt, codes} = letterCodes(predictor)
  if (json)
    return printJson(context, 'letterCodes', {
      run: predictor.spec.id,
      learnt,
      codes: codes.map(({letter, values}) => ({letter, values: rounded(values)})),
    })
  const {line, words} = openOutput(context)
  line(learnt ? `${words.letters.codes}:` : words.letters.oneHot)
  const cells = (values: readonly number[]) =>
    values.map(value => (learnt ? value.toFixed(4) : String(value)))
  for (const row of inColumns(codes.map(({letter, values}) => [letter, ...cells(values)]))) line(`  ${row}`)
  line()
}
