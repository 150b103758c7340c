import type {Language, Localised} from './localised.ts'

/** What a run says of how it ended, where it was not after all its epochs with the weights of the last one. */
export interface EndedEarly {
  readonly earlyStopped?: {
    readonly epoch: number
    readonly patience: number
    readonly monitor: 'loss' | 'accuracy'
  }
  readonly restored?: number
}

const monitors: Readonly<Record<'loss' | 'accuracy', Localised>> = {
  loss: {en: 'loss', zh: '损失'},
  accuracy: {en: 'accuracy', zh: '准确率'},
}

/**
 * In one sentence or two; nothing where there is nothing to say.
 * @param epochs that it was to have
 * @param validates whether there was anything to validate on
 */
export function endedEarly(
  {earlyStopped, restored}: EndedEarly,
  {epochs, validates}: {readonly epochs: number; readonly validates: boolean},
  language: Language,
): string {
  const en = language === 'en'
  const parts: string[] = []
  if (earlyStopped) {
    const {epoch, patience, monitor} = earlyStopped
    const what = monitors[monitor][language]
    const values = en
      ? `${patience} ${validates ? 'validation' : 'epoch'}${patience === 1 ? '' : 's'}`
      : `${patience} ${validates ? '次验证' : '轮'}`
    parts.push(
      en
        ? `Stopped early after epoch ${epoch} of ${epochs}: no better ${what} in ${values}.`
        : `在第 ${epoch} 轮（共 ${epochs} 轮）提前结束：连续 ${values}${what}没有更好。`,
    )
  }
  if (restored !== undefined)
    parts.push(
      en ? `The weights are those of epoch ${restored}, the best.` : `参数已恢复为最优的第 ${restored} 轮。`,
    )
  return parts.join(en ? ' ' : '')
}
