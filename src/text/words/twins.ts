import {percent, short} from '../numbers.ts'
import type {Widened} from '../widened.ts'

/** A difference between two settings, as it is told: B minus A. */
interface Told {
  readonly by: 'accuracy' | 'loss'
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Pairs, and those that agree with the mean's sign. */
  readonly pairs: number
  readonly agree: number
}

/** Accuracies differ by points of a hundred, with a third decimal where two would say nothing; losses by themselves. */
const amount = (by: Told['by'], value: number): string => {
  if (by === 'loss') return short(Math.abs(value))
  const points = Math.abs(value) * 100
  return points.toFixed(points > 0 && points < 0.01 ? 3 : 2)
}

/** The ends of the interval as amounts of the mean's own direction: a negative one lies on the other side of 0. */
function ends({by, mean, low, high}: Told): readonly [string, string] {
  const [near, far] = mean < 0 ? [-high, -low] : [low, high]
  const signed = (value: number) => `${value < 0 ? '−' : ''}${amount(by, value)}`
  return [signed(near), signed(far)]
}

const half = ({by, low, high}: Told): string => amount(by, (high - low) / 2)

const seeds = (count: number) => `${count} seed${count === 1 ? '' : 's'}`

/** Of two settings beside each other. In the commands and on the screens. */
export const twinsEn = {
  asked: (pairs: number) =>
    `up to ${pairs} pairs; A and B share seed, first weights where the network is the same, and batches`,
  upTo: (pairs: number) => `up to ${pairs} pairs`,
  asUsual: 'as the rest of the line says',
  real: (told: Told) =>
    `${saysEn(told)} (${ends(told).join(' to ')}; ${told.agree} of ${told.pairs} pairs): real.`,
  luck: (told: Told) =>
    `${saysEn(told)} (${told.agree} of ${told.pairs} pairs): smaller than the luck of the seed (±${half(told)}).`,
  undecided: (told: Told) =>
    `${saysEn(told)} (${ends(told).join(' to ')}; ${told.agree} of ${told.pairs} pairs): not decided.`,
  same: (pairs: number) => `No difference: A and B read the same in all ${pairs} pairs, to the last digit.`,
  ranAway: (side: string, count: number) =>
    `${side} ends without a figure with ${seeds(count)}, the other one never: ${side} is worse.`,
  open: (pairs: number) => `Not decided: ${pairs === 1 ? '1 pair' : `${pairs} pairs`} so far.`,
  lost: (side: string, count: number) =>
    `${side} ended without a figure with ${seeds(count)}, which ${count === 1 ? 'does' : 'do'} not count.`,
  meaning: (confidence: number) =>
    `The interval holds the difference with ${percent(confidence)}: looks before the last pair must be surer. Other samples may differ by more.`,
  byHeldOut: 'Judged by the samples held out; the test set decides nothing.',
  columns: {seed: 'seed', a: 'A', b: 'B', difference: 'B − A', test: 'test'},
}

function saysEn({by, mean}: Told): string {
  if (by === 'accuracy') return `B reads ${amount(by, mean)} points ${mean < 0 ? 'less' : 'more'}`
  return `The loss of B is ${amount(by, mean)} ${mean < 0 ? 'lower' : 'higher'}`
}

export const twinsZh: Widened<typeof twinsEn> = {
  asked: pairs => `最多 ${pairs} 对；A 与 B 的种子、批次相同，网络相同时初始参数也相同`,
  upTo: pairs => `最多 ${pairs} 对`,
  asUsual: '与命令的其余部分相同',
  real: told =>
    `${saysZh(told)}（${ends(told).join(' 到 ')}；${told.pairs} 对中有 ${told.agree} 对如此）：确有差别。`,
  luck: told =>
    `${saysZh(told)}（${told.pairs} 对中有 ${told.agree} 对如此）：小于种子的运气（±${half(told)}）。`,
  undecided: told =>
    `${saysZh(told)}（${ends(told).join(' 到 ')}；${told.pairs} 对中有 ${told.agree} 对如此）：尚无定论。`,
  same: pairs => `没有差别：${pairs} 对中 A 与 B 的结果完全一致，直到最后一位。`,
  ranAway: (side, count) => `${side} 有 ${count} 个种子没有得到结果，另一方没有这种情况：${side} 较差。`,
  open: pairs => `尚无定论：目前 ${pairs} 对。`,
  lost: (side, count) => `${side} 有 ${count} 个种子没有得到结果，不计入。`,
  meaning: confidence =>
    `区间以 ${percent(confidence)} 的置信度包含真正的差别：最后一对之前的判断要求更高。换成别的样本，差别可能更大。`,
  byHeldOut: '以留出样本的结果判断；测试集不参与判断。',
  columns: {seed: '种子', a: 'A', b: 'B', difference: 'B − A', test: '测试'},
}

function saysZh({by, mean}: Told): string {
  if (by === 'accuracy') return `B 的准确率${mean < 0 ? '低' : '高'} ${amount(by, mean)} 个百分点`
  return `B 的损失${mean < 0 ? '低' : '高'} ${amount(by, mean)}`
}

/** The names of the two, in the order of their settings. */
export const sides = ['A', 'B'] as const

/** What has been found of two settings, as `--json` tells it. */
export interface TwinFacts {
  readonly finding: 'real' | 'luck' | 'same' | 'ran-away' | 'open'
  readonly pairs: readonly unknown[]
  /** B minus A, the ends of its interval, and pairs in which B's figure is greater; absent of fewer than two pairs. */
  readonly difference?: number | undefined
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly greater?: number | undefined
  readonly ranAwayA: number
  readonly ranAwayB: number
}

/** What is to be said of it, one sentence each. */
export function twinSentences(by: Told['by'], facts: TwinFacts, words: Widened<typeof twinsEn>): string[] {
  const {finding, difference: mean, low, high, greater, ranAwayA, ranAwayB} = facts
  const pairs = facts.pairs.length
  const fallen = sides
    .map(side => ({side, count: side === 'A' ? ranAwayA : ranAwayB}))
    .filter(({count}) => count > 0)
  if (finding === 'ran-away') return fallen.map(({side, count}) => words.ranAway(side, count))
  const lost = fallen.map(({side, count}) => words.lost(side, count))
  if (finding === 'same') return [words.same(pairs), ...lost]
  if (mean === undefined || low === undefined || high === undefined || greater === undefined)
    return [words.open(pairs), ...lost]
  const told = {by, mean, low, high, pairs, agree: mean < 0 ? pairs - greater : greater}
  return [words[finding === 'open' ? 'undecided' : finding](told), ...lost]
}
