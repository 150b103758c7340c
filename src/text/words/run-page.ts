import type {Widened} from '../widened.ts'

/** A run written down as a page of its own. */
export const runPageEn = {
  curves: 'Curves',
  settings: 'Settings',
  layers: 'Layers',
  epochs: 'Epochs',
  made: 'Data and machine',
  filters: (layer: string) =>
    `The weights of ${layer}, which reads the picture directly: mid-grey is 0, brighter is positive, darker negative; each picture for itself`,
  layer: {
    name: 'layer',
    kind: 'kind',
    shape: 'output',
    parameters: 'parameters',
    multiplyAdds: 'multiply-adds',
  },
  warnings: 'Warnings',
  noEpochs: 'No epoch is over yet.',
  everyNth: (shown: number, all: number) => `${shown} of ${all} epochs`,
}

export const runPageZh: Widened<typeof runPageEn> = {
  curves: '曲线',
  settings: '设置',
  layers: '各层',
  epochs: '各轮',
  made: '数据与机器',
  filters: layer => `${layer} 与图片直接连接，这是它的参数：中灰为 0，越亮越正，越暗越负；每幅图单独归一`,
  layer: {name: '层', kind: '类型', shape: '输出形状', parameters: '参数', multiplyAdds: '乘加次数'},
  warnings: '警告',
  noEpochs: '尚未完成任何一轮。',
  everyNth: (shown, all) => `${all} 轮中的 ${shown} 轮`,
}
