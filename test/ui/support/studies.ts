import type {Answers} from '../../../src/answers/index.ts'

type Study = Answers['studyReport']

/** Two settings of two runs each, one of which is still to come. */
const sweepOf = (runs: readonly [string, string]): Study => ({
  kind: 'study',
  study: 'sweep-mnist-20250301-110000-0001',
  asks: 'sweep',
  dir: '/runs/studies/sweep-mnist-20250301-110000-0001',
  chapter: 'mnist',
  dataset: 'mnist',
  createdAt: 1_740_826_800_000,
  status: 'running',
  place: 1,
  search: 'grid',
  space: {learningRate: '0.001,0.01', units: '64,128'},
  settings: 4,
  seeds: [1, 2, 3],
  rungs: [],
  parallel: 1,
  budget: 600,
  trials: 12,
  done: 7,
  taken: 2,
  lost: 1,
  live: ['mnist-20250301-110500-ffff'],
  spent: 240,
  secondsLeft: 171,
  measure: 'accuracy',
  heldOut: false,
  rows: [
    {
      setting: 1,
      values: {learningRate: 0.001, units: 128},
      mean: 0.9788,
      sd: 0.0004,
      half: 0.0012,
      n: 3,
      epochs: 8,
      verdict: 'best',
      readings: [1, 2, 3].map(seed => ({seed, run: runs[0], value: 0.978 + seed / 1e4, epoch: 6})),
    },
    {
      setting: 0,
      values: {learningRate: 0.001, units: 64},
      mean: 0.9776,
      sd: 0.0009,
      half: 0.0031,
      n: 3,
      epochs: 8,
      verdict: 'alike',
      difference: -0.0012,
      differenceHalf: 0.0019,
      readings: [1, 2, 3].map(seed => ({seed, run: runs[1], value: 0.977 + seed / 1e4, epoch: 8})),
    },
    {
      setting: 2,
      values: {learningRate: 0.01, units: 64},
      mean: 0.9312,
      n: 1,
      epochs: 8,
      verdict: 'unknown',
      difference: -0.0476,
      readings: [{seed: 1, run: runs[1], value: 0.9312, epoch: 3}],
    },
  ],
  influences: [
    {name: 'learningRate', share: 0.62},
    {name: 'units', share: 0.071},
  ],
})

/** One that is over, without a figure that could be compared. */
const seeds: Study = {
  ...sweepOf(['', '']),
  study: 'seeds-iris-20250228-090000-0002',
  asks: 'seeds',
  chapter: 'iris',
  dataset: 'iris',
  createdAt: 1_740_730_000_000,
  status: 'halted',
  space: {},
  settings: 1,
  done: 0,
  trials: 3,
  taken: 0,
  lost: 3,
  live: [],
  rows: [],
  failure: {code: 'disk-full', detail: {path: '/runs'}},
}

/** Out of the queue. */
const unplaced = ({place: _, secondsLeft: __, ...study}: Study): Study => study

const over = unplaced(seeds)

const sweep = sweepOf(['mnist-20250301-090000-cd34', 'mnist-20250301-100000-ab12'])

/** What a preset says beside what a form says, decided after three pairs. */
export const twins: Study = {
  ...sweep,
  study: 'twins-mnist-20250301-120000-0003',
  asks: 'twins',
  status: 'done',
  heldOut: true,
  space: {b: 'dropout=0.2'},
  settings: 2,
  trials: 10,
  done: 6,
  rows: sweep.rows
    .slice(0, 2)
    .map((row, at) => ({...row, setting: 1 - at, values: {dropout: at === 0 ? 0.2 : 0}, test: 0.9701})),
  twins: {
    finding: 'real',
    isDecided: true,
    pairs: [1, 2, 3].map(seed => ({seed, a: 0.9776, b: 0.9788, runs: []})),
    difference: 0.0012,
    low: 0.0004,
    high: 0.002,
    confidence: 0.995,
    greater: 3,
    ranAwayA: 0,
    ranAwayB: 0,
  },
}

/** One setting with two seeds. */
const luck: Study = {
  ...unplaced(sweep),
  study: 'seeds-mnist-20250227-090000-0003',
  asks: 'seeds',
  createdAt: 1_740_640_000_000,
  status: 'done',
  settings: 1,
  seeds: [1, 2],
  trials: 2,
  done: 2,
  taken: 0,
  lost: 0,
  live: [],
  rows: [
    {
      setting: 0,
      values: {},
      mean: 0.9642,
      half: 0.0274,
      n: 2,
      epochs: 8,
      verdict: 'best',
      readings: ['mnist-20250301-090000-cd34', 'mnist-20250301-100000-ab12'].map((run, at) => ({
        seed: at + 1,
        run,
        value: 0.9663 - at * 0.0043,
        epoch: 5,
      })),
    },
  ],
}

/** What `tfnotes queue` answers. */
export function answerQueue(args: readonly string[]): (Answers['queueTold'] | Study)[] {
  if (args[0] === 'sweep') return [sweep]
  if (args[1] === 'show') return [[over, luck, twins].find(({study}) => study === args[2]) ?? sweep]
  if (args[1] === 'drop') return [{...unplaced(sweep), status: 'dropped'}]
  if (args[1] !== '--all') return [{...sweep, status: args[1] === 'pause' ? 'paused' : 'running'}]
  return [{kind: 'queue', studies: 3, driven: true}, luck, over, sweep]
}
