import {classNames} from '../../../datasets/facts/index.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf} from './labels.ts'

/** How letters are given to the network, by their numbers. */
export function printEncode({facts, shape}: Program): string[] {
  const [steps] = shape.inputShape
  const codes =
    facts.letters?.encoding === 'onehot'
      ? `tf.oneHot(tf.tensor2d(ids, [ids.length, ${steps}], 'int32'), ${shape.classes}).toFloat()`
      : `tf.tensor2d(ids, [ids.length, ${steps}])`
  return [`const encode = (ids: number[][]) => ${codes}`]
}

export function printLetters(program: Program): string[] {
  const {dataset, facts, shape, say} = program
  const [steps] = shape.inputShape
  const {classes} = shape
  const ring = facts.letters?.circular
  const windows = ring ? classes : classes - Number(steps)
  const letter = ring ? `(i + step) % ${classes}` : 'i + step'
  const next = ring ? `(i + ${steps}) % ${classes}` : `i + ${steps}`
  return block(`
    const letters = '${classNames(dataset).join('')}'
    ${printEncode(program).join('\n')}
    // ${say(remarks.letterWindows(steps))}
    const windows = Array.from({length: ${windows}}, (_, i) => Array.from({length: ${steps}}, (_, step) => ${letter}))
    const answers = Array.from({length: ${windows}}, (_, i) => ${next})
    const train = {x: encode(windows), y: ${labelsOf(program, 'answers', 'answers')}}
  `)
}
