// Holds the Keras engine against Keras' own figures (test/fixtures/keras) and whole runs on it against the built-in
// engine, on every backend of Keras that is given, and writes docs/keras-parity.md. What was measured before of other
// chapters and backends is kept in bench/keras-parity.json. Ends with 1 where a loss is beyond its tolerance.
//
//   TFNOTES_DATA=<folder> npx tsx scripts/keras-parity.ts [--python <python> | --python jax=<python>,torch=<python>]
//     [--on tensorflow,jax,torch] [--part steps|epochs] [--missing] [chapter...]
import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {chapters} from '../src/chapters/index.ts'
import {backendsOf} from '../src/chapters/run-options.ts'
import {findKeras, kerasBackends} from '../src/trainers/engines/keras/find-keras.ts'
import {chapterFixture, fixtureNames} from '../test/parity/fixtures.ts'
import {type Epochs, threeEpochs} from './keras-parity/epochs.ts'
import {type FirstSteps, firstSteps} from './keras-parity/first-steps.ts'
import {page, type Results} from './keras-parity/page.ts'

const {values: flags, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    python: {type: 'string', default: process.env.TFNOTES_PYTHON ?? 'python3'},
    on: {type: 'string', default: kerasBackends.join()},
    part: {type: 'string'},
    missing: {type: 'boolean', default: false},
  },
})

const resultsFile = fileURLToPath(new URL('../bench/keras-parity.json', import.meta.url))
const docsFile = fileURLToPath(new URL('../docs/keras-parity.md', import.meta.url))

const known = (): Results =>
  existsSync(resultsFile)
    ? JSON.parse(readFileSync(resultsFile, 'utf8'))
    : {versions: {}, steps: [], epochs: []}

/** Another one may measure at the same time: what it has found meanwhile stays. */
function keep(change: (results: Results) => Partial<Results>): void {
  const results = known()
  const changed = {...results, ...change(results)}
  writeFileSync(resultsFile, `${JSON.stringify(changed, undefined, 1)}\n`)
  writeFileSync(docsFile, page(changed))
}

const pythonOf = (backend: string) =>
  flags.python
    .split(',')
    .find(one => one.startsWith(`${backend}=`))
    ?.slice(backend.length + 1) ?? flags.python

const environmentOf = (backend: string) => ({
  ...process.env,
  TFNOTES_PYTHON: pythonOf(backend),
  KERAS_BACKEND: backend,
})

const wanted = chapters
  .filter(one => backendsOf(one).includes('keras'))
  .map(({id}) => id)
  .filter(id => positionals.length === 0 || positionals.includes(id))
const backends = kerasBackends.filter(name => flags.on.split(',').includes(name))
const isSame = <T extends object>(...keys: readonly (keyof T)[]) => {
  return (a: T, b: T) => keys.every(key => a[key] === b[key])
}

let failed = 0

/** Measures one after another; what cannot be measured is said, and the others go on. */
async function measure<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  try {
    const found = await work()
    console.log(name, JSON.stringify(found))
    return found
  } catch (error) {
    console.log(name, error)
    failed++
    return undefined
  }
}

for (const below of backends) {
  const {keras, backendVersion} = await findKeras(environmentOf(below))
  keep(({versions}) => ({versions: {...versions, [below]: `Keras ${keras}, ${below} ${backendVersion}`}}))
}

if (flags.part !== 'epochs')
  for (const below of backends)
    for (const chapter of wanted.filter(id => fixtureNames.includes(id)))
      for (const run of chapterFixture(chapter).runs) {
        const {optimizer, learningRate} = run
        const same = isSame<Pick<FirstSteps, 'chapter' | 'optimizer' | 'learningRate' | 'below'>>(
          'chapter',
          'optimizer',
          'learningRate',
          'below',
        )
        const isThis = (one: FirstSteps) => same(one, {chapter, optimizer, learningRate, below})
        if (flags.missing && known().steps.some(isThis)) continue
        const found = await measure(`${chapter} on ${below}`, () =>
          firstSteps(chapter, run, below, environmentOf(below)),
        )
        if (!found) continue
        failed += found.failed.length
        keep(({steps}) => ({steps: [...steps.filter(one => !isThis(one)), found]}))
      }

if (flags.part !== 'steps')
  for (const chapter of wanted)
    for (const on of ['wasm', ...backends] as const) {
      const same = isSame<Pick<Epochs, 'chapter' | 'on'>>('chapter', 'on')
      const isThis = (one: Epochs) => same(one, {chapter, on})
      if ((flags.missing || on === 'wasm') && known().epochs.some(isThis)) continue
      const found = await measure(`${chapter} on ${on}`, () => threeEpochs(chapter, on, environmentOf(on)))
      if (found) keep(({epochs}) => ({epochs: [...epochs.filter(one => !isThis(one)), found]}))
    }

process.exit(failed > 0 ? 1 : 0)
