import {answerAll, openRun} from './apply.ts'
import {barLines} from './bars.ts'
import type {RunCommand} from './command.ts'
import {readCount} from './numbers.ts'
import {openOutput, printJson} from './output.ts'

/** `tfnotes next`: the letter that follows, with probabilities, and how the text would go on. */
export const nextLetter: RunCommand = async (context, {input: [run = '', letters = ''], flags}) => {
  const count = readCount('count', flags.count, 1, 1000) ?? 8
  const predictor = await openRun(context, run, 'next-letter', flags)
  const {nextLetters} = await import('../trainers/letters.ts')
  const json = flags.json === true
  const output = openOutput(context)
  return answerAll(context, [letters], json, 'letters', text => {
    const answers = nextLetters(predictor, text.trim(), count)
    const [first] = answers
    const continued = answers.map(({top}) => top[0]?.label ?? '?').join('')
    if (json) return printJson(context, {run: predictor.spec.id, letters: text.trim(), ...first, continued})
    output.raw(`${output.tone('dim', text.trim())} ${output.tone('bold', continued.slice(0, 1))}`)
    for (const bar of barLines(first?.top ?? [], output)) output.line(bar)
    output.line(`${output.words.onward}: ${text.trim()}${continued}`)
  })
}
