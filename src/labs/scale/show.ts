import type {Localised} from '../../text/localised.ts'
import {bytes, grouped, percent, short} from '../../text/numbers.ts'
import type {BarsFigure, Fact, Figure, LinesFigure, Table} from '../figure.ts'
import type {LabResult} from '../lab.ts'
import {assumed, measured, measuredStep} from './measured.ts'
import {
  bytesOf,
  deviceCounts,
  fastest,
  type Machines,
  type Reading,
  type Scaled,
  scaled,
  stops,
  type Why,
  type Work,
} from './model.ts'

const titles: Readonly<Record<Reading, Localised>> = {
  strong: {en: 'Batch shared', zh: '分担一批'},
  weak: {en: 'Batch each', zh: '各算一批'},
}

const readings = ['strong', 'weak'] as const

/** All that is shown of a model's answers. */
export function showScale(machines: Machines, work: Work): LabResult {
  const counts = deviceCounts(machines)
  const rows = {
    strong: counts.map(devices => scaled(machines, work, devices, 'strong')),
    weak: counts.map(devices => scaled(machines, work, devices, 'weak')),
  }
  return {
    figures: [
      speedups(counts, rows),
      epochs(counts, rows),
      ...readings.map((reading): Figure => shares(reading, rows[reading])),
    ],
    tables: readings.map(reading => table(reading, rows[reading])),
    facts: [
      ...basis(work),
      ...readings.flatMap(reading => verdict(machines, work, reading)),
      updates(rows.weak),
    ],
  }
}

type Rows = Readonly<Record<Reading, readonly Scaled[]>>

const devicesAxis = {label: {en: 'devices', zh: '设备数'}}

const speedups = (counts: readonly number[], rows: Rows): LinesFigure => ({
  kind: 'lines',
  id: 'speedup',
  title: {en: 'Speedup by devices (computed)', zh: '设备数与加速比（计算值）'},
  x: devicesAxis,
  y: {label: {en: 'speedup', zh: '加速比'}},
  series: [
    ...readings.map(reading => ({
      name: titles[reading],
      x: counts,
      y: rows[reading].map(({speedup}) => speedup),
    })),
    {name: {en: 'as many times as devices', zh: '与设备数相同'}, x: counts, y: counts, reference: true},
  ],
})

const epochs = (counts: readonly number[], rows: Rows): LinesFigure => ({
  kind: 'lines',
  id: 'epoch',
  title: {en: 'Seconds per epoch (computed)', zh: '每轮秒数（计算值）'},
  x: devicesAxis,
  y: {label: {en: 'seconds', zh: '秒'}, scale: 'log'},
  series: readings.map(reading => ({
    name: titles[reading],
    x: counts,
    y: rows[reading].map(({epochSeconds}) => epochSeconds),
  })),
})

const shares = (reading: Reading, rows: readonly Scaled[]): BarsFigure => ({
  kind: 'bars',
  id: `${reading}-step`,
  group: 'step',
  title: {
    en: `${titles[reading].en}: a step (computed)`,
    zh: `${titles[reading].zh}：一步的时间（计算值）`,
  },
  labels: rows.map(({devices}) => String(devices)),
  y: {label: {en: 'ms', zh: '毫秒'}, min: 0},
  series: [
    {name: {en: 'computing', zh: '计算'}, values: rows.map(({computing}) => computing)},
    {name: {en: 'waiting for gradients', zh: '等待梯度'}, values: rows.map(({waiting}) => waiting)},
  ],
})

const table = (reading: Reading, rows: readonly Scaled[]): Table => ({
  id: reading,
  title: {
    en: `${titles[reading].en} (computed; times in ms)`,
    zh: `${titles[reading].zh}（计算值；时间为 ms）`,
  },
  columns: [
    {id: 'devices', label: {en: 'devices', zh: '设备'}},
    {id: 'perDevice', label: {en: 'batch each', zh: '每设备批'}},
    {id: 'globalBatch', label: {en: 'in all', zh: '合计'}},
    {id: 'computing', label: {en: 'computing', zh: '计算'}, digits: 3},
    {id: 'communication', label: {en: 'all-reduce', zh: '通信'}, digits: 3},
    {id: 'waiting', label: {en: 'waiting', zh: '等待'}, digits: 3},
    {id: 'step', label: {en: 'step ms', zh: '一步 ms'}, digits: 3},
    {id: 'epochSeconds', label: {en: 'epoch s', zh: '一轮 s'}, digits: 3},
    {id: 'speedup', label: {en: 'speedup', zh: '加速比'}, digits: 3},
    {id: 'efficiency', label: {en: 'efficiency', zh: '效率'}, digits: 2},
  ],
  rows: rows.map(row => [
    row.devices,
    row.perDevice,
    row.globalBatch,
    row.computing,
    row.communication,
    row.waiting,
    row.step,
    row.epochSeconds,
    row.speedup,
    row.efficiency,
  ]),
})

/** Where the only figure that is not computed comes from. */
function stepOf({msPerStep, batch}: Work): Localised {
  if (msPerStep === measuredStep && batch === measured.batch)
    return {
      en: `but for the ms per step: ResNet-18 on the built-in engine, measured on ${measured.on}`,
      zh: `只有每步毫秒是实测的：ResNet-18，内置引擎，${measured.on}`,
    }
  if (msPerStep === assumed.msPerStep && batch === assumed.batch)
    return {
      en: 'even the ms per step is assumed: put your own pre-flight’s in its place',
      zh: '连每步毫秒也是假设的：请换成你自己试跑的值',
    }
  return {
    en: 'but for the ms per step, which is taken as you give it',
    zh: '只有每步毫秒照你给的值',
  }
}

const basis = (work: Work): Fact[] => [
  {
    id: 'basis',
    label: {en: 'these figures are', zh: '以下数字'},
    value: {en: 'computed, not measured', zh: '由公式算出，并非实测'},
    note: stepOf(work),
  },
  {
    id: 'bytes',
    label: {en: 'bytes of gradients a step', zh: '每步梯度的字节数'},
    value: bytesOf(work),
    digits: 15,
    note: {
      en: `${grouped(work.parameters)} parameters × 4: ${bytes(bytesOf(work))}`,
      zh: `${grouped(work.parameters)} 个参数 × 4：${bytes(bytesOf(work))}`,
    },
  },
]

const whys: Readonly<Record<Why, Localised>> = {
  communication: {
    en: 'waiting for gradients takes more than is left to compute',
    zh: '等待梯度的时间超过了剩下的计算',
  },
  'small-batches': {
    en: 'a device’s share of the batch is so small that the fixed part of a step outweighs it',
    zh: '每个设备分到的批太小，一步的固定开销占了上风',
  },
  'no-samples': {
    en: 'there are more devices than samples in the batch',
    zh: '设备比一批中的样本还多',
  },
}

function verdict(machines: Machines, work: Work, reading: Reading): Fact[] {
  const end = stops(machines, work, reading)
  const best = fastest(machines, work, reading)
  const most = machines.devicesPerHost * machines.hosts
  const last = scaled(machines, work, most, reading)
  return [
    {
      id: `${reading}Stops`,
      label: {
        en: `${titles[reading].en}: pays no more from`,
        zh: `${titles[reading].zh}：不再划算的设备数`,
      },
      value: end?.devices ?? {en: `more than ${most} devices`, zh: `${most} 以上`},
      note: end
        ? {
            en: `each does less than half of what one does alone: ${whys[end.why].en}`,
            zh: `每个设备做不到单个时的一半：${whys[end.why].zh}`,
          }
        : {
            en: `${most} devices still do ${percent(last.efficiency)} each of what one does alone`,
            zh: `${most} 个设备时，每个仍做到单个时的 ${percent(last.efficiency)}`,
          },
    },
    {
      id: `${reading}Fastest`,
      label: {en: `${titles[reading].en}: fastest with`, zh: `${titles[reading].zh}：最快的设备数`},
      value: best.devices,
      note: {
        en: `${short(best.epochSeconds)} s per epoch; of up to ${most} devices none is faster`,
        zh: `每轮 ${short(best.epochSeconds)} 秒；${most} 个以内没有更快的`,
      },
    },
  ]
}

/** What the faster epochs of the weak reading are bought with. */
function updates(rows: readonly Scaled[]): Fact {
  const steps = rows.map(({stepsPerEpoch}) => stepsPerEpoch)
  const last = rows.at(-1)
  return {
    id: 'weakUpdates',
    label: {
      en: 'Batch each: updates per epoch, first and last row',
      zh: '各算一批：首行与末行每轮的更新次数',
    },
    value: [steps[0] ?? 0, steps.at(-1) ?? 0],
    note: {
      en: `a batch of ${grouped(last?.globalBatch ?? 0)} changes the result: fewer, smoother updates, which want another learning rate and in the end more epochs`,
      zh: `一批 ${grouped(last?.globalBatch ?? 0)} 个样本会改变结果：更新更少、更平滑，要另调学习率，最终需要更多轮`,
    },
  }
}
