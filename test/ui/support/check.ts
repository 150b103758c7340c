import type {Answers} from '../../../src/answers/index.ts'

type Line = Answers['checkedSet'] | Answers['finding'] | Answers['suspect'] | Answers['checked']

const picture = {width: 28, height: 28, channels: 1, data: Buffer.alloc(784, 90).toString('base64')} as const

/** What `dataset check` prints of 1,000 digits: a grave leak, and of a run 30 labels that are doubted. */
export function answerCheck(args: readonly string[]): Line[] {
  const suspects = args.includes('--run') ? 30 : 0
  return [
    {
      kind: 'set',
      dataset: 'mnist',
      source: 'file',
      origin: '/data/mnist',
      train: 800,
      test: 200,
      classes: [{label: '0', train: 80, test: 20}],
    },
    {
      kind: 'finding',
      code: 'same-leak',
      grave: true,
      message: 'Test samples that are in the training set, too: 24 of 200 (12 %): train 3, test 9.',
      detail: {count: 24, total: 200, percent: 12},
      count: 2,
      places: [
        {part: 'train', sample: 3},
        {part: 'test', sample: 9},
      ],
    },
    ...Array.from({length: suspects}, (_, sample): Answers['suspect'] => ({
      kind: 'suspect',
      part: 'test',
      sample,
      given: {class: 3, label: '3'},
      guess: {class: 8, label: '8'},
      probability: 0.012,
      guessProbability: 0.97,
      picture,
    })),
    {kind: 'checked', findings: 1, grave: 1, ...(suspects > 0 && {doubted: 30})},
  ]
}
