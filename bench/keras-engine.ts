/**
 * An epoch on the Keras engine beside the same chapter's printed program, run plainly in the same Python: what the
 * session's asking and answering costs, or steps in one call gain. Rounds alternate; the median epoch after the first,
 * which compiles, counts.
 *
 *   npx tsx bench/keras-engine.ts --python /path/to/python[,/another] [--chapters lenet,vgg16,stock-lstm] [--rounds 3]
 */
import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {median} from '../src/system/median.ts'
import {findKeras} from '../src/trainers/engines/keras/find-keras.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const {values: options} = parseArgs({
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? 'python3'},
    chapters: {type: 'string', default: 'lenet,vgg16,stock-lstm'},
    rounds: {type: 'string', default: '3'},
    threads: {type: 'string', default: '0'},
  },
})

/** As many samples as make an epoch last some seconds; price chapters take all there are. */
const samples: Readonly<Record<string, number>> = {mnist: 20_000, lenet: 5000, vgg16: 160, resnet18: 160}
const epochs = 4

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-bench-'))

interface Epoch {
  readonly seconds: number
  /** Processor seconds, which other work on the machine leaves alone. */
  readonly processor?: number
}

function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const {stdout, stderr, status} = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {...process.env, ...env},
  })
  if (status !== 0)
    throw new Error(`${command} ${args.join(' ')}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`)
  return {stdout, stderr}
}

const tfnotes = (...args: string[]) => run(process.execPath, [join(root, 'dist/cli.js'), ...args])
const part = (chapter: string) => {
  const count = samples[chapter]
  return count ? ['--train-samples', String(count), '--test-samples', String(Math.ceil(count / 5))] : []
}
const asked = (chapter: string) => ['--epochs', String(epochs), ...part(chapter)]

async function printed(chapter: string, python: string): Promise<Epoch[]> {
  const {backend} = await findKeras({...process.env, TFNOTES_PYTHON: python})
  rmSync(join(folder, 'checkpoint'), {recursive: true, force: true})
  const {stderr} = run(python, [join(root, 'bench/time-epochs.py'), `${chapter}.py`], {
    KERAS_BACKEND: backend,
  })
  return [...stderr.matchAll(/^epoch ([\d.e-]+) ([\d.e-]+)$/gm)].map(([, seconds, processor]) => ({
    seconds: Number(seconds),
    processor: Number(processor),
  }))
}

function ours(chapter: string, python: string): Epoch[] {
  const {stdout} = run(
    process.execPath,
    [
      join(root, 'dist/cli.js'),
      'train',
      chapter,
      ...asked(chapter),
      '--backend',
      'keras',
      '--threads',
      options.threads,
      '--json',
    ],
    {TFNOTES_PYTHON: python, TFNOTES_CHECKPOINTS: join(folder, 'runs')},
  )
  return stdout
    .split('\n')
    .filter(line => line.includes('"event":"epoch"'))
    .map(line => JSON.parse(line))
}

const seconds = (epochs: readonly Epoch[]) => epochs.slice(1).map(({seconds}) => seconds)

for (const chapter of options.chapters.split(',')) {
  tfnotes('code', chapter, ...asked(chapter), '--data', `${chapter}.npz`, '--out', `${chapter}.py`)
  for (const python of options.python.split(',')) {
    const [plain, engine]: [number[], number[]] = [[], []]
    for (let round = 0; round < Number(options.rounds); round++) {
      plain.push(...seconds(await printed(chapter, python)))
      engine.push(...seconds(ours(chapter, python)))
    }
    const [theirs, mine] = [median(plain), median(engine)]
    console.log(
      `${chapter.padEnd(12)} ${python}  printed ${theirs.toFixed(3)} s  tfnotes ${mine.toFixed(3)} s  ${(mine / theirs).toFixed(2)}`,
    )
  }
}
rmSync(folder, {recursive: true, force: true})
