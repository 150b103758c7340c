import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {factorAfterWarmup, watchingOf} from '../watching.ts'

/** How many values in a row have been no progress. */
const printProgress = ({h, say}: Program): string[] =>
  block(`
    class Progress { // ${say(remarks.progress)}
      best: number | undefined
      waited = 0
      share: number
      constructor(share = 0) {
        this.share = share
      }
      see(value: number | undefined) {
        if (value === undefined) return
        if (this.best === undefined || value ${watchingOf(h).byAccuracy ? '> this.best +' : '< this.best -'} this.share * Math.abs(this.best)) {
          this.best = value
          this.waited = 0
        } else this.waited++
      }
    }
  `)

/** `steps`, `warm` and `factor`: how the learning rate goes from step to step. */
const printFactor = ({h, say}: Program): string[] => {
  const warmup = Number(h.warmupEpochs ?? 0)
  const after = factorAfterWarmup(h, 'ts')
  return [
    `// ${say(remarks.rateOfStep)}`,
    `const steps = Math.ceil(train.x.shape[0]! / ${h.batchSize})`,
    ...(warmup > 0 ? [`const warm = Math.round(${warmup} * steps)`] : []),
    warmup > 0
      ? `const factor = (step: number) => (step < warm ? step / warm : ${after})`
      : `const factor = (step: number) => ${after}`,
  ]
}

/** Lines of a program's training that watch its curves and change its rate, by where they stand. */
export interface WatchingLines {
  /** Before the epochs. */
  readonly before: readonly string[]
  /** Once the `monitored` value of the epoch is known; the `learningRate` is the last step's. */
  readonly after: readonly string[]
  /** The last lines of an epoch. */
  readonly end: readonly string[]
  /** After the epochs. */
  readonly finally: readonly string[]
}

/**
 * @param keep what makes a copy of the weights, and what brings them back
 * @param save what writes the checkpoint
 */
export function printWatching(
  program: Program,
  {keep, bringBack, save}: {readonly keep: string; readonly bringBack: string; readonly save: string},
): WatchingLines {
  const {h, say} = program
  const {patience, share, restores, plateau, factor, least, byAccuracy, perStep} = watchingOf(h)
  const tracksBest = h.bestOnly === true || restores || byAccuracy
  return {
    before: [
      ...(plateau > 0 || patience > 0 ? printProgress(program) : []),
      ...(perStep ? printFactor(program) : []),
      ...(plateau > 0 ? [`let base = ${h.learningRate}`, 'const plateau = new Progress()'] : []),
      ...(patience > 0 ? [`const stopping = new Progress(${share === 0 ? '' : share})`] : []),
      ...(tracksBest ? [`let best = ${byAccuracy ? '-' : ''}Infinity`] : []),
      ...(restores ? ['let bestWeights: Tf.Tensor[] = []'] : []),
    ],
    after: [
      ...(plateau > 0
        ? [
            'plateau.see(monitored)',
            `if (plateau.waited >= ${plateau} && learningRate > ${least}) {`,
            '  plateau.waited = 0',
            `  base *= Math.max(learningRate * ${factor}, ${least}) / learningRate`,
            '}',
          ]
        : []),
      ...(patience > 0 ? ['stopping.see(monitored)'] : []),
      ...(tracksBest
        ? [
            `if (monitored! ${byAccuracy ? '>' : '<'} best) {`,
            '  best = monitored!',
            ...(restores ? ['  tf.dispose(bestWeights)', `  bestWeights = ${keep}`] : []),
            ...(h.bestOnly ? [`  ${save}`] : []),
            '}',
          ]
        : []),
      ...(h.bestOnly ? [] : [save]),
    ],
    end: patience > 0 ? [`if (stopping.waited >= ${patience}) break`] : [],
    finally: [
      ...(restores ? [`if (bestWeights.length > 0) ${bringBack} // ${say(remarks.keptBest)}`] : []),
      ...(byAccuracy ? ["console.log('best accuracy', best)"] : []),
    ],
  }
}

/** The learning rate before what it is multiplied with. */
export const baseOf = ({h}: Program): string => (watchingOf(h).plateau > 0 ? 'base' : String(h.learningRate))
