import {TfnotesError} from '../../errors.ts'
import {defineLab, type LabResult} from '../lab.ts'
import {initialIrisWeights, splitIris} from './iris-network.ts'
import {notes} from './notes.ts'
import {lineUp, race} from './race.ts'
import {rules} from './rules.ts'
import {settings} from './settings.ts'
import {showRace, showSurface} from './show.ts'
import {surfaces} from './surfaces.ts'

export const optimizers = defineLab({
  id: 'optimizers',
  title: {en: 'Optimizers', zh: '优化器'},
  section: '1.10',
  idea: {
    en: 'Five optimizers race from one start: on the iris network, their losses overlaid, and over a surface, their paths drawn.',
    zh: '五种优化器从同一起点比赛：在鸢尾花网络上比较损失曲线，在曲面上比较下降路径。',
  },
  notes,
  settings,
  presets: {
    notes: {
      title: {en: 'the notes’', zh: '笔记中的例子'},
      values: {},
      why: {
        en: 'learning rate 0.1, 500 epochs, β 0.9, β₁ 0.9, β₂ 0.999',
        zh: '学习率 0.1，500 轮，β 0.9，β₁ 0.9，β₂ 0.999',
      },
    },
    dips: {
      title: {en: 'two dips', zh: '两个坑'},
      values: {surface: 'dips', start: [4.5, 1.5], surfaceRate: 0.1, steps: 100},
      why: {en: 'only the one with momentum leaves the shallower dip', zh: '只有带动量的能离开浅坑'},
    },
    saddle: {
      title: {en: 'saddle', zh: '鞍点'},
      values: {surface: 'saddle', start: [2, 0.01], surfaceRate: 0.1, steps: 60},
      why: {
        en: 'the slope is almost 0 in the middle: who gets away first?',
        zh: '中间几乎没有坡度：谁先离开？',
      },
    },
    small: {
      title: {en: 'small learning rate', zh: '小学习率'},
      values: {learningRate: 0.01, surfaceRate: 0.05},
      why: {en: 'SGD crawls, RMSProp and Adam do not mind', zh: 'SGD 爬行，RMSProp 与 Adam 不受影响'},
    },
  },
  reads: 'iris',
  *compute(values, {data, now}) {
    if (!data.iris) throw new TfnotesError('lab-needs-data', {lab: 'optimizers', data: 'iris'})
    const {epochs} = values
    const [startX = 0, startY = 0] = values.start
    const surface = showSurface(surfaces[values.surface], [startX, startY], values.steps, {
      ...values,
      learningRate: values.surfaceRate,
    })
    const runners = lineUp(rules, initialIrisWeights(values.weightSeed))
    const soFar = (): LabResult => {
      const {figures, table, facts} = showRace(runners)
      return {figures: [...figures, ...surface.figures], tables: [table, surface.table], facts}
    }
    for (const done of race(runners, splitIris(data.iris, values.splitSeed), {...values, now}))
      yield {done, total: epochs, soFar}
    return soFar()
  },
})
