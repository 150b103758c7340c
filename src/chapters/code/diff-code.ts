import {diffArrays} from 'diff'

/** A line of a printed program and whether it differs from the program it is compared with. */
export interface CodeLine {
  readonly text: string
  readonly changed: boolean
}

/** Marks the lines of `after` that `before` does not have: what a reader's change to the form did to the program. */
export const diffCode = (before: readonly string[], after: readonly string[]): CodeLine[] =>
  diffArrays([...before], [...after])
    .filter(({removed}) => !removed)
    .flatMap(({value, added}) => value.map(text => ({text, changed: added})))
