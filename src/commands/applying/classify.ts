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

/** What makes an answer doubtful, gravest first. */
const warningOf = ({blank, figures, confident}: Pick<Classified, 'blank' | 'figures' | 'confident'>) =>
  blank ? 'blank' : figures.length > 0 ? 'several' : confident ? undefined : 'unsure'

/** `tfnotes classify`: what one or many picture files show. */
export const classifyPictures: RunCommand = async (context, {input: [run = '', ...files], flags}) => {
  const predictor = await openRun(context, run, 'classify-image', flags)
  const {classifyPicture} = await import('../../trainers/applying/classify.ts')
  const {prepare, invert} = preparationOf(predictor.data, flags)
  const json = flags.json === true
  const output = openOutput(context)
  const {words, raw, tone} = output

  const remarks = ({inverted, leftOut, figures, ...answer}: Classified) => {
    const warning = warningOf({...answer, figures})
    const said = {...words, several: words.prepared.several(figures.length)}
    return [
      ...(warning ? [tone('warning', said[warning])] : []),
      ...(inverted ? [tone('dim', words.inverted)] : []),
      ...(leftOut.length > 0 ? [tone('dim', words.prepared.leftOut(leftOut))] : []),
    ]
  }

  return answerAll(
    context,
    files,
    json,
    file => ({file}),
    async file => {
      const decoded = await readPicture(context, file)
      const answer = classifyPicture(predictor, decoded, {prepare, invert})
      if (json) {
        const {top, confident, inverted, seen, figures, leftOut} = answer
        const warning = warningOf(answer)
        printJson(context, 'classified', {
          file,
          run: predictor.spec.id,
          dataset: predictor.data.name,
          prepare,
          invert,
          inverted,
          top,
          confident,
          ...(warning && {warning}),
          ...(figures.length > 0 && {figures}),
          ...(leftOut.length > 0 && {leftOut}),
          ...(flags.pixels === true && {
            seen: pixels(seen),
            original: pixels(shrinkToFit(decoded, thumbnail)),
          }),
        })
        return
      }
      const top = withClassNames(answer.top, predictor.data.name, context.language)
      const read = answer.figures.length > 0 ? answer.figures.map(figure => figure.top) : [top]
      const each = read.map(([first]) => {
        const certainty = tone('dim', percent(first?.probability ?? Number.NaN))
        return `${tone('bold', first?.label ?? '?')} ${certainty}`
      })
      raw([tone('dim', file), ...each, ...remarks(answer)].join('  '))
      if (files.length === 1 && files[0] !== '-') {
        if (read.length === 1) printLikely(top, output)
        const {prepared} = words
        const how = prepared.all(prepared.ways[prepare], prepared.rules[invert](answer.inverted))
        const isUsual = flags.prepare === undefined && flags.invert === undefined
        const why = isUsual ? prepared.usual(titleOf(predictor.data.name, context.language)) : ''
        output.line(`  ${how}${why}`)
      }
    },
  )
}
