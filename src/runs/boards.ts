import type {Figure} from './best-epoch.ts'
import {type Complete, settingsOf} from './differing.ts'
import {type Headline, headlineOf, isGenerated} from './result.ts'
import type {RunSummary} from './summary.ts'

/** Runs whose figures may be compared: of one chapter on one set of data, by the same loss. */
export interface Board {
  readonly chapter?: string
  readonly dataset?: string
  /** The data is not the real set. */
  readonly isGenerated: boolean
  /** The reader's own files that are learnt from, or the folder of another program's event files. */
  readonly files?: string
  /** Where losses are compared: which one. */
  readonly loss?: string
  /** The best first. */
  readonly runs: readonly RunSummary[]
}

/**
 * Leader boards, in the order in which the first run of each stands among `runs`. Those without the figure are the last
 * of their board, after those that were never validated: their figure says something else.
 */
export function boardsOf(
  runs: readonly RunSummary[],
  figure: Figure,
  complete: Complete,
  isReversed = false,
): readonly Board[] {
  const boards = new Map<string, {readonly board: Omit<Board, 'runs'>; readonly runs: RunSummary[]}>()
  for (const run of runs) {
    const board = boardOf(run, figure, complete)
    const key = JSON.stringify(board)
    const found = boards.get(key)
    if (found) found.runs.push(run)
    else boards.set(key, {board, runs: [run]})
  }
  const sign = (figure === 'accuracy' ? -1 : 1) * (isReversed ? -1 : 1)
  return [...boards.values()].map(({board, runs: its}) => ({
    ...board,
    runs: its
      .map(run => ({run, headline: headlineOf(run, figure)}))
      .sort((a, b) => rankOf(a.headline) - rankOf(b.headline) || sign * apart(a.headline, b.headline))
      .map(({run}) => run),
  }))
}

const rankOf = (headline: Headline | undefined): number =>
  headline === undefined || !Number.isFinite(headline.value) ? 2 : headline.isValidated ? 0 : 1

const apart = (a: Headline | undefined, b: Headline | undefined): number =>
  (a?.value ?? 0) - (b?.value ?? 0) || 0

/** Losses that are computed in two ways from the same thing are one: with softmax in the network, or after it. */
export const lossFunction = (loss: string): string => loss.replace(/FromLogits$/, '')

function boardOf(run: RunSummary, figure: Figure, complete: Complete): Omit<Board, 'runs'> {
  const {chapter, dataset, dir, logs} = run
  const files = logs ? dir : (dataset?.csv ?? dataset?.images)
  const loss = figure === 'loss' ? settingsOf(run, complete).get('loss')?.value : undefined
  return {
    ...(chapter !== undefined && {chapter}),
    ...(dataset && {dataset: dataset.name}),
    isGenerated: isGenerated(run),
    ...(files !== undefined && {files}),
    ...(loss !== undefined && {loss: lossFunction(String(loss))}),
  }
}
