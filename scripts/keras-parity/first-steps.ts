import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {KerasBackend} from '../../src/trainers/engines/keras/find-keras.ts'
import {distances} from '../../test/parity/expect-parity.ts'
import {chapterFixture, type KerasRun} from '../../test/parity/fixtures.ts'
import {runOnEngine} from '../../test/parity/run-on-engine.ts'
import {toleranceOf} from '../../test/parity/tolerances.ts'

/** How far the first 20 losses of a fixture lie from Keras' own. */
export interface FirstSteps {
  readonly chapter: string
  readonly optimizer: KerasRun['optimizer']
  readonly learningRate: number
  readonly below: KerasBackend
  /** Of the first step, and the greatest of all: relative to the loss. */
  readonly first: number
  readonly most: number
  /** Of the loss in evaluation mode after them. */
  readonly evaluation: number
  /** Steps further off than is allowed, and whether the evaluation is. */
  readonly failed: readonly (number | 'evaluation')[]
}

/** Runs a fixture on one of Keras' backends, as the tests do. */
export async function firstSteps(
  chapter: string,
  run: KerasRun,
  below: KerasBackend,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<FirstSteps> {
  const scratch = mkdtempSync(join(tmpdir(), 'tfnotes-parity-'))
  try {
    const seen = await runOnEngine(chapter, chapterFixture(chapter), run, {
      backend: 'keras',
      environment,
      scratch,
    })
    const {steps, evaluation} = distances(seen, run, toleranceOf(chapter, run, below))
    if (seen.parameters !== run.parameters) throw new Error(`${chapter}: ${seen.parameters} parameters`)
    if (!evaluation) throw new Error(`${chapter}: nothing was judged`)
    return {
      chapter,
      optimizer: run.optimizer,
      learningRate: run.learningRate,
      below,
      first: steps[0]?.off ?? Number.NaN,
      most: Math.max(...steps.map(({off}) => off)),
      evaluation: evaluation.off,
      failed: [
        ...steps.flatMap(({step, off, allowed}) => (off <= allowed ? [] : [step])),
        ...(evaluation.off <= evaluation.allowed ? [] : ['evaluation' as const]),
      ],
    }
  } finally {
    rmSync(scratch, {recursive: true, force: true})
  }
}
