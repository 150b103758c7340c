import type {Templates} from './sentence.ts'

/** What `warning` events say, by their code; the run goes on. Codes that are errors elsewhere are found there. */
export const warnings = {
  'backend-slow': {
    en: 'Training runs on plain JavaScript, many times slower than it could be ({why}).',
    zh: '训练使用纯 JavaScript 计算，比应有速度慢许多倍（{why}）。',
  },
  'backend-unavailable': {
    en: 'The backend {wanted} is not available here ({why}); {used} takes its place.',
    zh: '后端 {wanted} 在此不可用（{why}），改用 {used}。',
  },
  'backend-changed': {
    en: 'The run began on the backend {before} and goes on with {now} ({why}): the last digits may differ.',
    zh: '训练开始时用后端 {before}，现在改用 {now}（{why}）：末位数字可能不同。',
  },
  diverged: {
    en: 'The loss is not a number any more (epoch {epoch}, step {step}): the steps were too large. The checkpoints from before are kept.',
    zh: '损失已不是数（第 {epoch} 轮第 {step} 步）：步长太大。此前的检查点仍然保留。',
  },
  diverging: {
    en: 'The loss grows: {loss} after epoch {epoch}, it was {lowest} before. A smaller learning rate helps.',
    zh: '损失在变大：第 {epoch} 轮后为 {loss}，此前最低 {lowest}。请减小学习率。',
  },
  plateau: {
    en: 'The loss has stood still for {epochs} epochs. It may be done, or need another learning rate.',
    zh: '损失已有 {epochs} 轮没有变化。可能已经收敛，也可能需要换一个学习率。',
  },
  overfitting: {
    en: 'Validation loss has stayed above its best, epoch {bestEpoch}, for {validations} validations while training loss fell: over-fitting. Try dropout, L2 or more data; the best weights are kept.',
    zh: '训练损失下降，而验证损失已连续 {validations} 次高于第 {bestEpoch} 轮的最优值：过拟合。可试 Dropout、L2 或更多数据；最优参数已保留。',
  },
} as const satisfies Templates
