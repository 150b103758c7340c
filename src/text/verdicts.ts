import {grouped, measure, percent, short} from './numbers.ts'
import type {Detail, Templates} from './templates.ts'

/** What `verdictOf` says; every value of it is a number or one of its own words. */
const number = (detail: Detail, key: string): number => Number(detail[key] ?? Number.NaN)
const share = (detail: Detail, key: string) => percent(number(detail, key))
const count = (detail: Detail, key: string) => grouped(number(detail, key))
const isAtEnd = (detail: Detail) => number(detail, 'epoch') >= number(detail, 'epochs')

/** Epochs to go on with after so many: a handful, of a long run a tenth. */
export const epochsToGoOn = (done: number): number => Math.max(5, Math.round(done / 10))
const further = (detail: Detail) => epochsToGoOn(number(detail, 'epochs'))

/** An error as a multiple of that of “as the day before”. */
const times = (detail: Detail, key: string) => short(number(detail, key))

const samplesEn: Readonly<Record<string, (detail: Detail) => string>> = {
  test: d => `${count(d, 'samples')} ${madeEn(d)}test samples`,
  'held-out': d => `${count(d, 'samples')} ${madeEn(d)}samples held out`,
  train: d => `the ${count(d, 'samples')} ${madeEn(d)}samples that it learnt from`,
}
const madeEn = ({generated}: Detail) => (generated === true ? 'generated ' : '')
/** Whoever looks at the test set again, and goes on, chooses by it a little. */
const judgingsEn = ({judgings}: Detail) =>
  Number(judgings ?? 1) === 1
    ? 'evaluated once'
    : `looked at ${Number(judgings)} times, once each time that it was taken further`
const bySamplesEn = (detail: Detail) => samplesEn[String(detail.by)]?.(detail) ?? ''
/** What flatters a figure, where something does. */
const asideEn = ({by}: Detail) =>
  by === 'test' ? ', picked by these samples' : by === 'train' ? '; it was evaluated on no others' : ''

const figureEn = (d: Detail): string =>
  d.kind === 'accuracy'
    ? d.test === undefined
      ? `${share(d, 'value')} of ${bySamplesEn(d)} at epoch ${d.epoch}${asideEn(d)}`
      : `Test ${share(d, 'test')} (${count(d, 'testSamples')} ${madeEn(d)}samples, ${judgingsEn(d)}), chosen at ${share(d, 'value')} of ${count(d, 'samples')} held out, epoch ${d.epoch}`
    : d.testRatio !== undefined
      ? `Over ${count(d, 'testSamples')} ${madeEn(d)}test days, ${judgingsEn(d)}, its forecasts are off ${times(d, 'testRatio')} times as far as the price of the day before (${times(d, 'ratio')} where epoch ${d.epoch} was chosen)`
      : d.ratio !== undefined
        ? `Over ${bySamplesEn(d).replace('samples', 'days')} its forecasts are off ${times(d, 'ratio')} times as far as the price of the day before, at epoch ${d.epoch}${asideEn(d).replace('samples', 'days')}`
        : `Loss ${measure(number(d, 'value'))} at epoch ${d.epoch}${asideEn(d)}`

const judgingsZh = ({judgings}: Detail) =>
  Number(judgings ?? 1) === 1 ? '只评估一次' : `已是第 ${Number(judgings)} 次评估：每次续训都会再看一次`

const samplesZh: Readonly<Record<string, (detail: Detail, unit: string) => string>> = {
  test: (d, unit) => `${count(d, 'samples')} 个${madeZh(d)}测试${unit}`,
  'held-out': (d, unit) => `${count(d, 'samples')} 个${madeZh(d)}留出${unit}`,
  train: (d, unit) => `训练所用的 ${count(d, 'samples')} 个${madeZh(d)}${unit}`,
}
const madeZh = ({generated}: Detail) => (generated === true ? '生成的' : '')
const bySamplesZh = (detail: Detail, unit: string) => samplesZh[String(detail.by)]?.(detail, unit) ?? ''
const asideZh = ({by}: Detail) =>
  by === 'test' ? '，也正是用它们挑的' : by === 'train' ? '，没有用别的样本评估' : ''

const figureZh = (d: Detail): string =>
  d.kind === 'accuracy'
    ? d.test === undefined
      ? `${bySamplesZh(d, '样本')}上最高 ${share(d, 'value')}（第 ${d.epoch} 轮${asideZh(d)}）`
      : `测试 ${share(d, 'test')}（${count(d, 'testSamples')} 个${madeZh(d)}样本，${judgingsZh(d)}），按 ${count(d, 'samples')} 个留出样本的 ${share(d, 'value')} 选出第 ${d.epoch} 轮`
    : d.testRatio !== undefined
      ? `${count(d, 'testSamples')} 个${madeZh(d)}测试日（${judgingsZh(d)}）上，预测误差是“与前一日相同”的 ${times(d, 'testRatio')} 倍（选出第 ${d.epoch} 轮时为 ${times(d, 'ratio')} 倍）`
      : d.ratio !== undefined
        ? `${bySamplesZh(d, '日')}上，预测误差是“与前一日相同”的 ${times(d, 'ratio')} 倍（第 ${d.epoch} 轮${asideZh(d)}）`
        : `损失 ${measure(number(d, 'value'))}（第 ${d.epoch} 轮${asideZh(d)}）`

/** One sentence on how a run went, by the code of its verdict: a figure and what it is of, then the course of the run. */
export const verdicts = {
  'nothing-learnt': {
    en: d =>
      `It learnt nothing: ${share(d, 'value')} of ${bySamplesEn(d)} is chance (always the largest of ${d.classes} classes gives ${share(d, 'largest')}), loss ${measure(number(d, 'loss'))}; ${
        d.runaway === true
          ? 'lower the learning rate, to a tenth.'
          : 'try another learning rate or more epochs.'
      }`,
    zh: d =>
      `什么也没学到：${bySamplesZh(d, '样本')}上 ${share(d, 'value')} 只是碰运气（总答 ${d.classes} 类中最大的一类也有 ${share(d, 'largest')}），损失 ${measure(number(d, 'loss'))}；${
        d.runaway === true ? '请把学习率降到十分之一。' : '换个学习率，或增加轮数。'
      }`,
  },
  'too-early': {
    en: d =>
      `${figureEn(d)}; one validation says little: ${number(d, 'left') > 0 ? 'go on.' : `go on with +${further(d)} epochs.`}`,
    zh: d =>
      `${figureZh(d)}；只验证过一次，还说明不了什么：${number(d, 'left') > 0 ? '请继续训练。' : `请再训练 ${further(d)} 轮。`}`,
  },
  improving: {
    en: d =>
      `${figureEn(d)}; it still improves: ${number(d, 'left') > 0 ? 'go on.' : `go on with +${further(d)} epochs.`}`,
    zh: d =>
      `${figureZh(d)}；仍在进步：${number(d, 'left') > 0 ? '请继续训练。' : `请再训练 ${further(d)} 轮。`}`,
  },
  overfits: {
    en: d => `${figureEn(d)}; ${isAtEnd(d) ? '' : 'no gain afterwards, '}it over-fits after epoch ${d.from}.`,
    zh: d => `${figureZh(d)}；${isAtEnd(d) ? '' : '之后没有再提高，'}第 ${d.from} 轮后过拟合。`,
  },
  worsened: {
    en: d => `${figureEn(d)}; it got worse after epoch ${d.from}: lower the learning rate.`,
    zh: d => `${figureZh(d)}；第 ${d.from} 轮后变差：请降低学习率。`,
  },
  complete: {
    en: d => `${figureEn(d)}; there is nothing left to gain on these samples.`,
    zh: d => `${figureZh(d)}；在这些样本上已没有可提高的。`,
  },
  settled: {
    en: d => `${figureEn(d)}; ${isAtEnd(d) ? 'hardly any gain at the end.' : 'no gain afterwards.'}`,
    zh: d => `${figureZh(d)}；${isAtEnd(d) ? '最后几乎不再提高。' : '之后没有再提高。'}`,
  },
} satisfies Templates
