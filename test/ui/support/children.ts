import type {Answers} from '../../../src/answers/index.ts'
import {answerCheck} from './check.ts'
import {answerInspection} from './inspection.ts'
import {answerSequences} from './sequences.ts'
import {answerQueue, twins} from './studies.ts'

/** A grey picture with a blurred ring, as base64 bytes. */
function ring(size: number, channels: number) {
  const data = new Uint8Array(size * size * channels)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const radius = Math.hypot(x - size / 2 + 0.5, y - size / 2 + 0.5) / (size / 2)
      const ink = Math.max(0, 1 - Math.abs(radius - 0.55) * 5)
      for (let channel = 0; channel < channels; channel++)
        data[(y * size + x) * channels + channel] =
          channels === 1 ? ink * 255 : 235 - ink * (190 - channel * 20)
    }
  }
  return {width: size, height: size, channels, data: Buffer.from(data).toString('base64')}
}

const top = (labels: readonly string[], shares: readonly number[]) =>
  shares.map((probability, index) => ({class: index, label: labels[index] ?? String(index), probability}))

const sequences = new Set(['next', 'forecast', 'gates'])

/** One line that a command prints. */
export type Line = Answers[keyof Answers]

/** Why a child could not answer what it was asked. */
export const failing = (
  asked: Omit<Answers['failed'], 'error'>,
  code: string,
  detail: Answers['failed']['error']['detail'],
): Answers['failed'] => ({...asked, error: {code, detail, message: code}})

/** What `preflight` measures of any chapter: 60,000 digits on two threads. */
export const measuredAs = (chapter: string): Answers['preflight'] => ({
  chapter,
  backend: 'wasm',
  version: '4.22.0',
  threads: 2,
  why: 'auto',
  parameters: 101_770,
  trainable: 101_770,
  steps: 469,
  msPerStep: 9,
  samplesPerSecond: 14_285,
  secondsPerEpoch: 4.2,
  secondsPerValidation: 0.3,
  seconds: 34,
  memory: 312_000_000,
  measured: 40,
  inputShape: [28, 28, 1],
  classes: 10,
  name: 'mnist',
  source: 'file',
  origin: '/data/mnist',
  train: 60_000,
  test: 10_000,
  dataset: 'mnist',
})

/** What `lr-find` reads of any chapter's curves; with Adadelta it reads nothing. */
function foundAs(chapter: string, args: readonly string[]): Answers['foundRate'] {
  const {parameters, trainable, steps, msPerStep, samplesPerSecond, ...others} = measuredAs(chapter)
  const {secondsPerEpoch, secondsPerValidation, seconds, memory, measured, inputShape, classes, ...found} =
    others
  const rates = Array.from({length: 80}, (_, i) => 1e-7 * 10 ** (i / 12))
  const curves = [1, 2, 3].map(seed => {
    const means = rates.map(rate => 2.3 - 1.7 / (1 + (seed * 1e-3) / rate) + 2 * (rate / 0.1) ** 2)
    return {seed, rates, losses: means, means}
  })
  return args.includes('adadelta')
    ? {...found, optimizer: 'adadelta', curves, problem: 'rates-open', message: 'the loss still falls'}
    : {...found, optimizer: 'adam', curves, low: 0.0011, high: 0.0034, suggested: 0.002}
}

/** What an option was given, or the first of its values. */
const given = <const W extends string>(
  args: readonly string[],
  flag: string,
  [first, ...others]: readonly [W, ...W[]],
): W => others.find(one => one === args[args.indexOf(flag) + 1]) ?? first

/** The pictures of any folder: 40 digits, surer and surer, and one that is none. In an empty one there are none. */
function answerFolder(args: readonly string[]): Line[] {
  const folder = args[2] ?? ''
  if (folder.includes('empty')) return [failing({}, 'no-picture-files', {folder})]
  const labels = ['0', '6', '8', '9', '2']
  return [
    {kind: 'folder', folder, pictures: 41},
    ...Array.from({length: 40}, (_, at): Answers['classified'] => {
      const probability = 0.4 + at * 0.015
      return {
        file: `${folder}digit-${String(at).padStart(2, '0')}.png`,
        run: args[1] ?? '',
        dataset: 'mnist',
        prepare: given(args, '--prepare', ['mnist', 'notes', 'plain']),
        invert: given(args, '--invert', ['auto', 'yes', 'no']),
        inverted: true,
        confident: probability >= 0.6,
        top: top([labels[at % 5] ?? '', labels[(at + 1) % 5] ?? ''], [probability, 1 - probability]),
        ...(probability < 0.6 && {warning: 'unsure' as const}),
      }
    }),
    failing({file: `${folder}broken.png`}, 'picture-broken', {file: `${folder}broken.png`}),
  ]
}

/** What `tfnotes` with these arguments prints, one object a line; undefined while it waits for a line of input. */
export function answerTo(args: readonly string[]): Line[] | undefined {
  const [command, , dash] = args
  const line = dash === '-' ? args.at(-1) : undefined
  if (command === 'dataset' && args[1] === 'check') return answerCheck(args)
  if (sequences.has(command ?? '') || (command === 'dataset' && dash === 'prices'))
    return answerSequences(args, line)
  switch (command) {
    case 'inspect':
    case 'augment':
    case 'dataset':
      return answerInspection(args, args.includes('-') ? args.at(-1) : undefined)
    case 'code':
      return args.includes('taken.npz')
        ? [failing({}, 'file-exists', {path: '/cwd/taken.npz'})]
        : [{program: '', data: `/cwd/${args.at(-2)}`}]
    case 'preflight':
      return [measuredAs(args[1] ?? '')]
    case 'lr-find':
      return [foundAs(args[1] ?? '', args)]
    case 'classify':
      if (dash !== '-') return answerFolder(args)
      if (line === undefined || line.startsWith('--')) return undefined
      if (line.includes('broken')) return [failing({file: line}, 'not-a-picture', {path: line})]
      return [
        {
          file: line,
          run: args[1] ?? '',
          dataset: 'mnist',
          prepare: given(args, '--prepare', ['mnist', 'notes', 'plain']),
          invert: given(args, '--invert', ['auto', 'yes', 'no']),
          inverted: !args.includes('no'),
          confident: !line.includes('7'),
          top: top(
            ['0', '6', '8', '9', '2'],
            line.includes('7') ? [0.31, 0.22, 0.2, 0.15, 0.12] : [0.94, 0.03, 0.02, 0.006, 0.004],
          ),
          ...(line.includes('several') && {
            confident: false,
            warning: 'several' as const,
            leftOut: ['frame' as const],
            figures: ['4', '0', '5'].map((label, i) => ({
              top: top([label], [0.9]),
              confident: true,
              box: {left: 100 * i, top: 0, right: 100 * i + 60, bottom: 90},
            })),
          }),
          seen: ring(28, 1),
          original: ring(48, 3),
        } satisfies Answers['classified'],
      ]
    case 'measure': {
      if (args.at(-1) === '--json') return undefined
      const petal = Number(line?.split(' ')[2] ?? 0)
      const shares = petal < 2.5 ? [0.98, 0.015, 0.005] : petal < 5 ? [0.04, 0.85, 0.11] : [0.01, 0.09, 0.9]
      const names = ['setosa', 'versicolor', 'virginica']
      const sorted = shares.map((probability, index) => ({
        class: index,
        label: names[index] ?? '',
        probability,
      }))
      return [
        {
          run: args[1] ?? '',
          // Of no known set: its classes are called as they are.
          dataset: 'flowers',
          measurements: line?.split(' ').map(Number) ?? [],
          top: sorted.sort((a, b) => b.probability - a.probability),
          confident: true,
        } satisfies Answers['measured'],
      ]
    }
    case 'sweep':
    case 'queue':
      return answerQueue(args)
    case 'twins':
      return [twins]
    case 'doctor':
      return [
        {
          tfnotes: '0.1.0',
          node: 'v20.20.2',
          tfjs: '4.22.0',
          system: `CI=${process.env.CI}`,
          processor: 'any (2)',
          memory: '25 GB',
          memoryFree: '22 GB',
          terminal: {stdin: false, stdout: false, TERM: '', locale: ''},
          glyphs: 'lines',
          glyphsBy: 'environment',
          language: 'en',
        } satisfies Answers['program'],
        {runs: {folder: '/runs', writable: true, free: '81 GB'}} satisfies Answers['runsFolder'],
        {
          datasets: {iris: 'embedded: Fisher 1936', mnist: 'file: /data/mnist', fashion: 'generated'},
        } satisfies Answers['datasetsFound'],
        {
          backend: {name: 'wasm', computes: true, version: '4.22.0 relaxed SIMD', threads: 2},
        } satisfies Answers['backendFound'],
        {
          backend: {name: 'native', computes: false, why: 'native-unavailable: Cannot find module'},
        } satisfies Answers['backendFound'],
        {
          keras: {
            computes: true,
            python: '/opt/venv/bin/python',
            backend: 'jax',
            why: 'sees-gpu',
            pythons: [
              {
                python: '/opt/venv/bin/python',
                found: 'VIRTUAL_ENV',
                version: '3.12.1',
                keras: '3.15.1',
                backends: [
                  {name: 'jax', version: '0.10.2', devices: ['GPU:0 NVIDIA H100', 'GPU:1 NVIDIA H100']},
                ],
              },
            ],
          },
        } satisfies Answers['kerasFound'],
      ]
    case 'extract':
      return [
        {
          name: 'hidden/kernel',
          shape: [784, 128],
          values: Array.from({length: 40}, (_, at) => Math.sin(at) / 20),
          spread: {least: -0.31, most: 0.29, mean: 0.0012, deviation: 0.046, bins: [1, 4, 20, 60, 22, 3, 1]},
        } satisfies Answers['weights'],
        {name: 'hidden/bias', shape: [128], values: [0.1, -0.2]} satisfies Answers['weights'],
      ]
    default:
      return []
  }
}
