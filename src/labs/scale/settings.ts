import type {Settings} from '../../settings/setting.ts'
import {linkNames, links} from './links.ts'
import {measured, measuredOverhead, measuredStep} from './measured.ts'

const titles = Object.fromEntries(linkNames.map(name => [name, links[name].title]))
const ofChapter = {en: 'the chapter’s', zh: '同该章'}

export const settings = {
  network: {
    kind: 'text',
    default: 'resnet18',
    maxLength: 40,
    label: {en: 'chapter', zh: '章节网络'},
    help: {
      en: 'whose parameters and samples count unless they are said',
      zh: '未另行指定时，参数个数与样本数取自这一章',
    },
  },
  parameters: {
    kind: 'count',
    default: undefined,
    min: 1,
    max: 1e12,
    whenEmpty: ofChapter,
    label: {en: 'parameters', zh: '参数个数'},
    help: {en: 'trainable ones: as many gradients are sent', zh: '可训练参数：要发送同样多的梯度'},
  },
  msPerStep: {
    kind: 'number',
    default: measuredStep,
    min: 0.001,
    max: 1e7,
    walk: 'log',
    label: {en: 'ms per step', zh: '每步毫秒'},
    help: {
      en: 'of one device, as your pre-flight says',
      zh: '单个设备的值，取自你的试跑',
    },
  },
  overhead: {
    kind: 'number',
    default: measuredOverhead,
    min: 0,
    max: 1e7,
    walk: 'linear',
    increment: 1,
    label: {en: 'of it fixed', zh: '其中固定'},
    help: {
      en: 'ms that stay however small the batch: 2 × ms at half the batch − ms',
      zh: '批再小也不减少的毫秒数：2 × 半批时的毫秒 − 毫秒',
    },
  },
  batch: {
    kind: 'integer',
    default: measured.batch,
    min: 1,
    max: 1_000_000,
    label: {en: 'batch size', zh: '批大小'},
    help: {en: 'of that step', zh: '上述一步所用的批大小'},
  },
  samples: {
    kind: 'count',
    default: undefined,
    min: 1,
    max: 1e12,
    whenEmpty: ofChapter,
    label: {en: 'samples', zh: '样本数'},
    help: {en: 'to train on in an epoch', zh: '一轮训练的样本数'},
  },
  devicesPerHost: {
    kind: 'integer',
    default: 1,
    min: 1,
    max: 64,
    label: {en: 'devices/host', zh: '每台设备数'},
    help: {en: 'GPUs, or 1 where the CPU computes', zh: 'GPU 个数；用 CPU 计算时为 1'},
  },
  hosts: {
    kind: 'integer',
    default: 64,
    min: 1,
    max: 1024,
    label: {en: 'hosts', zh: '主机数'},
    help: {en: 'up to how many', zh: '最多几台'},
  },
  within: {
    kind: 'choice',
    default: 'pcie4',
    choices: linkNames,
    titles,
    label: {en: 'link inside', zh: '机内连接'},
    help: {en: 'between the devices of a host', zh: '同一台主机的设备之间'},
  },
  between: {
    kind: 'choice',
    default: '10gbe',
    choices: linkNames,
    titles,
    label: {en: 'link outside', zh: '机间连接'},
    help: {en: 'between hosts: what one host has of it', zh: '每台主机所拥有的连接'},
  },
  reached: {
    kind: 'number',
    default: 0.8,
    min: 0.05,
    max: 1,
    walk: 'linear',
    increment: 0.05,
    label: {en: 'share reached', zh: '带宽利用率'},
    help: {en: 'share of what the links are stated to carry', zh: '实际达到标称带宽的比例'},
  },
  overlap: {
    kind: 'number',
    default: 0,
    min: 0,
    max: 1,
    walk: 'linear',
    increment: 0.1,
    label: {en: 'overlap', zh: '重叠比例'},
    help: {
      en: 'share of the communication that may hide behind backpropagation',
      zh: '可以藏在反向传播背后的通信比例',
    },
  },
  bucket: {
    kind: 'number',
    default: 25,
    min: 0.01,
    max: 10_000,
    walk: 'log',
    label: {en: 'bucket', zh: '分桶大小'},
    help: {en: 'MB of gradients that are sent at once', zh: '一次发送的梯度，MB'},
  },
} as const satisfies Settings
