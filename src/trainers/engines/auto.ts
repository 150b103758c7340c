import {TfnotesError} from '../../errors.ts'
import type {Engine, Task, Training} from './engine.ts'

export interface AutoOptions {
  readonly builtIn: Engine
  /** Another program, which takes its time to start and is worth it on a GPU alone. */
  readonly keras: Engine
  /** Whether there seems to be a GPU; asked of every run, so it is cheap. */
  readonly hasGpu: (environment: Task['environment']) => boolean
}

/** Milliseconds in which the other program has hardly started. */
const worthStarting = 20_000

/**
 * What `auto` means: the built-in engine; where there is a GPU, the one of the two that trains this network faster on a
 * few real batches, and `why` says by how much. Both are as good as new after their trial.
 */
export const openAuto = ({builtIn, keras, hasGpu}: AutoOptions): Engine => ({
  name: 'auto',
  open: async () => builtIn.open?.(),
  async prepare(task) {
    if (!hasGpu(task.environment)) return builtIn.prepare(task)
    const ours = await tryOut(builtIn, task)
    const whyOurs = (why: string): Training => ({...ours.training, backend: {...ours.training.backend, why}})
    if (ours.milliseconds * updatesOf(task) < worthStarting) return whyOurs('too-short-for-keras')

    const theirs = await tryOut(keras, {...task, backend: 'keras'}, hasDevice).catch(async error => {
      if (!(error instanceof TfnotesError) || task.signal?.aborted) {
        await ours.training.close()
        throw error
      }
      return error.code
    })
    if (typeof theirs === 'string') return whyOurs(`keras-unavailable: ${theirs}`)
    const [faster, slower] = ours.milliseconds <= theirs.milliseconds ? [ours, theirs] : [theirs, ours]
    await slower.training.close()
    const why = `${said(faster)} < ${said(slower)}`
    return {...faster.training, backend: {...faster.training.backend, why}}
  },
})

interface Trial {
  readonly training: Training
  /** Of a step. */
  readonly milliseconds: number
}

/** @throws what `expect` does of what it cannot do, and the engine itself; nothing of it is left then */
async function tryOut(
  engine: Engine,
  task: Task,
  expect: (training: Training) => void = () => {},
): Promise<Trial> {
  const training = await engine.prepare(task)
  try {
    expect(training)
    const start = await training.state({weightsOnly: false})
    const {msPerStep} = await training.measure()
    await training.restore(start)
    return {training, milliseconds: msPerStep}
  } catch (error) {
    await training.close()
    throw error
  }
}

/** There may be a GPU that what is installed cannot use. */
function hasDevice({backend: {devices = []}}: Training): void {
  if (devices.every(name => /^cpu\b/i.test(name))) throw new TfnotesError('keras-no-gpu', {devices})
}

const updatesOf = ({checked: {settings}, data}: Task): number =>
  settings.epochs * Math.ceil(data.train.count / settings.batchSize)

const said = ({training: {backend}, milliseconds}: Trial): string =>
  `${backend.name} ${Number(milliseconds.toPrecision(2))} ms`
