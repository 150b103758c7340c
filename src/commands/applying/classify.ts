import {pixels} from '../../answers/pictures.ts'
import {titleOf, withClassNames} from '../../datasets/facts/index.ts'
import {shrinkToFit} from '../../datasets/pictures/resize.ts'
import {percent} from '../../text/numbers.ts'
import type {Classified} from '../../trainers/applying/classify.ts'
import type {RunCommand} from '../line/command.ts'
import {printLikely} from '../printing/likely.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {answerAll, openRun} from './apply.ts'
import {preparationOf, readPicture} from './picture-file.ts'

/** Side of the thumbnail that goes with an answer. */
const thumbnail = 64

/** `tfnotes classify`: what one or many picture files show. */
export const classifyPictures: RunCommand = async (context, {input: [run = '', ...files], flags}) => {
  const predictor = await openRun(context, run, 'classify-image', flags)
  const {classifyPicture} = await import('../../trainers/applying/classify.ts')
  const {prepare, invert} = preparationOf(predictor.data, flags)
  const json = flags.json === true
  const output = openOutput(context)
  const {words, raw, tone} = output

  const remarks = ({confident, blank, inverted}: Classified) => [
    ...(blank ? [tone('warning', words.blank)] : confident ? [] : [tone('warning', words.unsure)]),
    ...(inverted ? [tone('dim', words.inverted)] : []),
  ]

  return answerAll(
    context,
    files,
    json,
    file => ({file}),
    async file => {
      const decoded = await readPicture(context, file)
      const answer = classifyPicture(predictor, decoded, {prepare, invert})
      if (json) {
        const {top, confident, inverted, blank, seen} = answer
        printJson(context, 'classified', {
          file,
          run: predictor.spec.id,
          dataset: predictor.data.name,
          prepare,
          invert,
          inverted,
          top,
          confident,
          ...(blank ? {warning: 'blank'} : !confident && {warning: 'unsure'}),
          ...(flags.pixels === true && {
            seen: pixels(seen),
            original: pixels(shrinkToFit(decoded, thumbnail)),
          }),
        })
        return
      }
      const top = withClassNames(answer.top, predictor.data.name, context.language)
      const [first] = top
      const certainty = tone('dim', percent(first?.probability ?? Number.NaN))
      raw(
        [`${tone('dim', file)}  ${tone('bold', first?.label ?? '?')} ${certainty}`, ...remarks(answer)].join(
          '  ',
        ),
      )
      if (files.length === 1 && file !== '-') {
        printLikely(top, output)
        const {prepared} = words
        const how = prepared.all(prepared.ways[prepare], prepared.rules[invert](answer.inverted))
        const isUsual = flags.prepare === undefined && flags.invert === undefined
        const why = isUsual ? prepared.usual(titleOf(predictor.data.name, context.language)) : ''
        output.line(`  ${how}${why}`)
      }
    },
  )
}
