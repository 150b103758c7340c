import type {Answers} from '../../../src/answers/index.ts'
import {failing, type Line} from './children.ts'

/** What `inspect`, `augment` and `dataset show` answer in the world in memory: real shapes, small figures. */

/** `count` pictures of `size` pixels a side in one block, each brighter than the one before. */
function block(count: number, size: number, channels: number) {
  const bytes = size * size * channels
  const data = Uint8Array.from(
    {length: count * bytes},
    (_, at) => 40 + ((Math.floor(at / bytes) * 37 + at) % 200),
  )
  return {width: size, height: size, channels, data: Buffer.from(data).toString('base64')}
}

const classes = ['airplane', 'automobile', 'bird', 'cat', 'deer', 'dog', 'frog', 'horse', 'ship', 'truck']
const classOf = (index: number) => ({class: index, label: classes[index] ?? ''})

/** 20 of every class; cats are taken for dogs. */
const matrix = classes.map((_, truth) =>
  classes.map((_, guess) =>
    truth === 3 ? (guess === 5 ? 12 : guess === 3 ? 8 : 0) : guess === truth ? 20 : 0,
  ),
)

const judgement: Answers['judgement'] = {
  kind: 'judgement',
  run: 'any',
  weights: 'best',
  epoch: 7,
  dataset: 'cifar10',
  source: 'generated',
  origin: 'class-balanced noise',
  samples: 200,
  accuracy: 0.94,
  classes: classes.map((label, at) => ({
    label,
    count: 20,
    recall: at === 3 ? 0.4 : 1,
    precision: at === 5 ? 0.625 : 1,
  })),
  matrix,
}

const mistakes = Array.from({length: 12}, (_, at): Answers['mistake'] => ({
  kind: 'mistake',
  sample: 40 + at,
  truth: classOf(3),
  guess: classOf(5),
  probability: 0.97 - at / 50,
  picture: block(1, 32, 3),
}))

/** A picture's way through two layers. `broken.png` is none. */
function layersOf(picture: string): Line[] {
  if (picture.includes('broken')) return [failing({picture}, 'not-a-picture', {path: picture})]
  const sample = /^\d+$/.test(picture) ? {sample: Number(picture), samples: 200, truth: classOf(3)} : {}
  return [
    {
      kind: 'picture',
      picture,
      run: 'any',
      dataset: 'cifar10',
      ...sample,
      top: [{...classOf(5), probability: 0.91}],
      seen: block(1, 32, 3),
    } satisfies Answers['subject'],
    {
      kind: 'filters',
      layer: 'conv1',
      count: 6,
      size: [5, 5, 3],
      maps: {count: 6, ...block(6, 5, 3)},
    } satisfies Answers['filters'],
    {
      kind: 'layer',
      layer: 'conv1',
      is: 'conv2d',
      outputShape: [32, 32, 6],
      parameters: 456,
      multiplyAdds: 460_800,
      receptiveField: 5,
      count: 6,
      silent: 1,
      maps: {count: 6, ...block(6, 32, 1)},
    } satisfies Answers['layer'],
    {
      kind: 'layer',
      layer: 'dense1',
      is: 'dense',
      outputShape: [128],
      parameters: 196_736,
      multiplyAdds: 196_608,
      count: 128,
      silent: 90,
      maps: {count: 1, width: 128, height: 1, channels: 1, data: Buffer.alloc(128, 99).toString('base64')},
    } satisfies Answers['layer'],
  ]
}

/** `part class at count`, as `dataset show <name> -` reads it; a set of 300, 30 of each class. */
function pageOf(line: string): Line[] {
  const [part, ofClass = '*', at = 0, count = 0] = line.split(' ')
  const total = ofClass === '*' ? 300 : 30
  const shown = Math.max(0, Math.min(Number(count), total - Number(at)))
  return [
    {
      kind: 'set',
      dataset: 'cifar10',
      source: 'generated',
      origin: 'class-balanced noise',
      part: part === 'test' ? 'test' : 'train',
      inputShape: [32, 32, 3],
      classes,
      total,
      at: Number(at),
    } satisfies Answers['shownSet'],
    ...Array.from({length: shown}, (_, i): Answers['shownSample'] => {
      const row = Number(at) + i
      const truth = classOf(ofClass === '*' ? row % 10 : Number(ofClass))
      return {kind: 'sample', sample: row, ...truth, picture: block(1, 32, 3)}
    }),
  ]
}

const augmentedOf = (line: string): Line[] => [
  {
    kind: 'original',
    chapter: 'cifar10-cnn',
    dataset: 'cifar10',
    source: 'file',
    sample: Number(line),
    samples: 300,
    label: classes[Number(line) % 10],
    picture: block(1, 32, 3),
  } satisfies Answers['original'],
  ...Array.from({length: 8}, (_, epoch): Answers['augmented'] => ({
    kind: 'augmented',
    epoch: epoch + 1,
    picture: block(1, 32, 3),
  })),
]

/** `line` is what was told to a process that reads its standard input. */
export function answerInspection(args: readonly string[], line: string | undefined): Line[] | undefined {
  const [command] = args
  if (command === 'inspect' && args[2] !== '-') return [judgement, ...mistakes]
  if (line === undefined || line.startsWith('-')) return undefined
  if (command === 'inspect') return layersOf(line)
  return command === 'augment' ? augmentedOf(line) : pageOf(line)
}
