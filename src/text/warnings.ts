import type {Templates} from './templates.ts'

/**
 * What `warning` events say, by their code. Codes that are errors elsewhere are found there; what to try against
 * what the health watch has seen, each chapter says in its own terms.
 */
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
  'run-by-checkpoint': {
    en: '{path} is missing or damaged; what its checkpoint says of the run is taken.',
    zh: '{path} 缺失或已损坏，改用检查点中记载的内容。',
  },
  diverged: {
    en: 'The steps were too large.',
    zh: '步长太大。',
  },
  diverging: {
    en: 'The loss grows: {loss} after epoch {epoch}, it was {lowest} before.',
    zh: '损失在变大：第 {epoch} 轮后为 {loss}，此前最低 {lowest}。',
  },
  plateau: {
    en: 'The loss has stood still for {epochs} epochs.',
    zh: '损失已有 {epochs} 轮没有变化。',
  },
  overfitting: {
    en: 'Validation loss has stayed above its best, epoch {bestEpoch}, for {validations} validations while training loss fell: over-fitting.',
    zh: '训练损失下降，而验证损失已连续 {validations} 次高于第 {bestEpoch} 轮的最优值：过拟合。',
  },
} as const satisfies Templates
