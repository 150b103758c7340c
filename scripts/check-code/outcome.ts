import {summarise} from '../../src/chapters/summary.ts'
import {expectedShape} from '../../src/datasets/facts/index.ts'
import type {Case} from './cases.ts'

/** What came of a program. */
export interface Outcome {
  readonly parameters?: number
  /** Epoch by epoch, of each time that it ran. */
  readonly losses?: readonly (readonly number[])[]
  /** On how many it trained. */
  readonly devices?: number
  readonly error?: string
}

/** What a second round does, and only a second one, is go on from the first one's checkpoint. */
export const goesOn = ({what}: Case): boolean => ['defaults', 'tuned'].includes(what)

/** What the program's network must have: the chapter's total, less the second bias of a GRU, which tfjs has not. */
function expected({chapter, lang, h, dataset = chapter.dataset}: Case): number {
  const {layers, parameters} = summarise(chapter, h, expectedShape(dataset, h))
  const gru = layers.filter(({kind}) => kind === 'gru').map(({outputShape}) => 3 * Number(outputShape.at(-1)))
  return lang === 'ts' ? gru.reduce((left, biases) => left - biases, parameters) : parameters
}

const count = {right: 0, wrong: 0, skipped: 0}

export function skip(name: string, why: string): void {
  count.skipped += 1
  console.log(`skipped  ${name}: ${why}`)
}

/** Says what was found; `wrong` is what was wrong about it, if anything was. */
export function tell(name: string, found: string, wrong?: string): void {
  count[wrong === undefined ? 'right' : 'wrong'] += 1
  console.log(wrong === undefined ? `right    ${name}: ${found}` : `WRONG    ${name}: ${wrong}; ${found}`)
}

/** Whether the program ended well, with the chapter's number of parameters. */
export function judge(name: string, each: Case, {parameters, error}: Outcome): void {
  const wanted = expected(each)
  const found = `${parameters} parameters`
  tell(name, found, error ?? (parameters === wanted ? undefined : `${found}, not ${wanted}`))
}

/** The exit code. */
export function sum(): number {
  console.log(`${count.right} right, ${count.wrong} wrong, ${count.skipped} skipped`)
  return count.wrong > 0 ? 1 : 0
}
