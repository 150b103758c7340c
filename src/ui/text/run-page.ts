import type {Widened} from '../../text/widened.ts'

/** What a run's screen says around its curves, in English. */
export const runPageEn = {
  goOn: 'continue',
  noRate: 'Its learning rate is not known yet: press again when it trains.',
  rateLimits: (least: string, most: string) => `A learning rate goes from ${least} to ${most}.`,
  rateSoon: (rate: string) => `Learning rate ${rate}, from its next batch on.`,
} as const

/** The same in Chinese. */
export const runPageZh: Widened<typeof runPageEn> = {
  goOn: '继续',
  noRate: '还不知道它的学习率：开始训练后再按。',
  rateLimits: (least, most) => `学习率的范围是 ${least} 到 ${most}。`,
  rateSoon: rate => `从下一批起学习率为 ${rate}。`,
}
