import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {median} from './median.ts'

/** A training as a user starts it, and what it took from the command to its end, in seconds: medians of some rounds. */
export interface WholeUse {
  readonly command: string
  readonly ours: number
  /** The printed Keras program of the same training on the same samples. */
  readonly keras: number
  readonly rounds: readonly {readonly ours: number; readonly keras: number}[]
}

/** Trainings that a reader of the notes begins with. */
const uses: readonly (readonly string[])[] = [
  ['mnist', '--epochs', '5'],
  ['cifar10', '--epochs', '1', '--train-samples', '10000', '--test-samples', '2000'],
]

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))

/**
 * Whole processes: imports, reading the data, training, validation after each epoch, checkpoints, the answer. Keras' are
 * those of the program that `tfnotes code` prints, with the data in the file that it reads.
 * @throws Error where one of them fails
 */
export function measureWholeUse(python: string, rounds: number): WholeUse[] {
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-whole-'))
  const env = {...process.env, TFNOTES_CHECKPOINTS: join(folder, 'checkpoints'), KERAS_BACKEND: 'tensorflow'}
  const seconds = (command: string, args: readonly string[]): number => {
    const start = performance.now()
    const {status, stderr} = spawnSync(command, args, {
      cwd: folder,
      env,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr.trim().split('\n').at(-1)}`)
    return (performance.now() - start) / 1000
  }
  try {
    return uses.map((use, index) => {
      const [data, printed] = [`${index}.npz`, `${index}.py`]
      seconds(process.execPath, [program, 'code', ...use, '--data', data, '--out', printed])
      const seen = Array.from({length: rounds}, () => ({
        keras: seconds(python, [printed]),
        ours: seconds(process.execPath, [program, 'train', ...use, '--json']),
      }))
      return {
        command: `tfnotes train ${use.join(' ')}`,
        ours: median(seen.map(({ours}) => ours)),
        keras: median(seen.map(({keras}) => keras)),
        rounds: seen,
      }
    })
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}
