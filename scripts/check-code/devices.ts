import {createServer} from 'node:net'
import {chapterById} from '../../src/chapters/index.ts'
import {defaults} from '../../src/settings/tunable.ts'
import type {Case} from './cases.ts'
import {type Outcome, tell} from './outcome.ts'
import {type Keras, runPython} from './python.ts'
import {writeProgram} from './write-program.ts'

/** As far as the losses of one device and of two may be apart. */
const tolerance = 1e-4

/** With which losses have to be those of one device. */
const compared = ['mnist', 'lenet', 'resnet18']

/** What else is printed otherwise for several devices. */
const further: readonly {chapter: string; style: Case['style']; h: Case['h']}[] = [
  {chapter: 'mnist', style: 'class', h: {weightsOnly: true, bestOnly: true, schedule: 'exponential'}},
  {chapter: 'augmentation', style: 'sequential', h: {}},
  {chapter: 'stock-rnn', style: 'class', h: {}},
]

/** Batches of a size that two devices can share, in the same order on each. */
function caseOf(id: string, style: Case['style'], h: Case['h']): Case {
  const chapter = chapterById(id)
  if (!chapter) throw new Error(id)
  const small = {epochs: 2, batchSize: 4, validationFreq: 1, dropout: 0, shuffle: false}
  const narrow = 'filters' in chapter.settings ? {filters: 8} : {}
  const values = {...defaults(chapter), ...small, ...narrow, ...h}
  return {chapter, lang: 'python', style, what: 'devices', h: values}
}

const withLosses = ({losses, error}: Outcome): string => error ?? JSON.stringify(losses)

/** The first port that is free now. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

type Run = (keras: Keras, path: string) => Promise<Outcome[]>

const once =
  (devices: number): Run =>
  async (keras, path) => {
    const outcomes: Outcome[] = []
    await runPython(keras, [{path, rounds: 1}], (_, outcome) => outcomes.push(outcome), {devices})
    return outcomes
  }

/** Two processes with a device each, as two hosts would be. */
const byTwo: Run = async (keras, path) => {
  const port = await freePort()
  const outcomes: Outcome[] = []
  const start = (rank: number) =>
    runPython(keras, [{path, rounds: 1}], (_, outcome) => outcomes.push(outcome), {
      env: {
        KERAS_DISTRIBUTION_JOB_ADDRESSES: `127.0.0.1:${port},127.0.0.2:${port}`,
        KERAS_DISTRIBUTION_NUM_PROCESSES: '2',
        KERAS_DISTRIBUTION_PROCESS_ID: String(rank),
      },
    })
  await Promise.all([start(0), start(1)])
  return outcomes
}

const ways = {
  tensorflow: {distribute: 'mirrored', on: {'two devices': once(2)}},
  jax: {
    distribute: 'data-parallel',
    on: {'one device': once(1), 'two devices': once(2), 'two workers': byTwo},
  },
} as const satisfies Partial<Record<Keras['backend'], unknown>>

/** Losses by what batch normalisation sees of a batch are other ones. */
const isApart = ({chapter, distribute}: Case) => distribute === 'mirrored' && chapter.id === 'resnet18'

/**
 * Runs programs for several devices on two, as two processes as well where there may be several hosts, and compares
 * the losses with those of the program for one; what is not compared is run twice, to go on from its checkpoint.
 */
export async function checkDevices(keras: Keras, isChosen: (id: string) => boolean): Promise<void> {
  if (keras.backend === 'torch') return
  const {distribute, on} = ways[keras.backend]
  const cases = [
    ...compared.map(id => caseOf(id, 'sequential', {})),
    ...further.map(({chapter, style, h}) => caseOf(chapter, style, h)),
  ].filter(({chapter}) => isChosen(chapter.id))
  for (const each of cases) {
    const alone = await once(1)(keras, await writeProgram(each, `${keras.backend}-alone`))
    for (const [where, run] of Object.entries<Run>(on)) {
      const spread = {...each, distribute}
      const path = await writeProgram(spread, `${keras.backend}-${distribute}-${where.replace(' ', '-')}`)
      const isCompared = compared.includes(each.chapter.id) && each.style === 'sequential' && !isApart(spread)
      const outcomes = await run(keras, path)
      const again = isCompared ? [] : await run(keras, path)
      tell(
        `${keras.backend} ${each.chapter.id} ${each.style} ${distribute} on ${where}`,
        `losses ${outcomes.map(withLosses).join(' and ')}, of one device ${alone.map(withLosses).join()}`,
        faultOf({alone, outcomes, again, isCompared}),
      )
    }
  }
}

interface Found {
  readonly alone: readonly Outcome[]
  readonly outcomes: readonly Outcome[]
  readonly again: readonly Outcome[]
  readonly isCompared: boolean
}

function faultOf({alone, outcomes, again, isCompared}: Found): string | undefined {
  const failed = [...alone, ...outcomes, ...again].find(({error}) => error !== undefined)
  if (failed) return failed.error
  if (outcomes.some(({devices}) => devices !== 2)) return 'it did not train on two devices'
  const isFar = isCompared && farthestApart(outcomes, alone) > tolerance
  return isFar ? 'its losses are not those of one device' : undefined
}

/** The largest difference between the losses of any process and those of one device. */
function farthestApart(outcomes: readonly Outcome[], alone: readonly Outcome[]): number {
  const wanted = alone[0]?.losses?.[0] ?? []
  return Math.max(
    ...outcomes.flatMap(({losses}) =>
      wanted.map((loss, epoch) => Math.abs(loss - (losses?.[0]?.[epoch] ?? Infinity))),
    ),
  )
}
