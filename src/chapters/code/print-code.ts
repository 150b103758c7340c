import type {Chapter} from '../chapter.ts'
import {type CodeOptions, openProgram, type ProgramPart} from './program.ts'
import {python} from './python/index.ts'
import {stepHeadings} from './text.ts'
import {typescript} from './typescript/index.ts'

const languages = {python, ts: typescript} as const

const steps: readonly ProgramPart[] = ['import', 'data', 'network', 'compile', 'fit', 'apply']

/**
 * The complete program of a page as it is tuned now: the six steps, for Keras 3 in Python or for TensorFlow.js in
 * TypeScript. The network is recorded from the chapter's own builder, so there is no second description of it.
 * @returns the lines of the program
 */
export function printCode(chapter: Chapter, options: CodeOptions): string[] {
  const program = openProgram(chapter, options)
  const {comment, needs, steps: common, byHand} = languages[options.lang]
  const printers = chapter.byHand ? {...common, ...byHand} : common
  const {say} = program
  const parts = steps.flatMap(step => [
    '',
    '',
    `${comment} ${say(stepHeadings[step])}`,
    ...printers[step](program),
  ])
  return [
    `${comment} ${say(chapter.title)} (§${chapter.section})`,
    `${comment} ${needs(program)}`,
    ...parts.slice(1),
  ]
}
