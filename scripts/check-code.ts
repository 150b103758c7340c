// Prints the program of every training chapter in both languages and styles, and runs each on a few samples: the
// Python in real Keras, on every backend of every Python that is given (where it has none, it says skipped), the
// TypeScript on TensorFlow.js, both at once. Each must end well, its network must have the chapter's number of
// parameters, and weights that tfnotes exports must come back into it by their names. The programs for several devices
// are run on two, as two processes as well, and must have the losses of one device.
//
//   npx tsx scripts/check-code.ts [--python /path/to/python[,…]]… [--lang python|ts] [--devices] [chapter…]
//
// --devices alone runs nothing but the programs for several devices.
import {execFile} from 'node:child_process'
import {rmSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs, promisify} from 'node:util'
import {chapters} from '../src/chapters/index.ts'
import {type Case, casesOf, deep, nameOf} from './check-code/cases.ts'
import {checkDevices} from './check-code/devices.ts'
import {goesOn, judge, type Outcome, skip, sum} from './check-code/outcome.ts'
import {backendsOf, type Keras, runPython} from './check-code/python.ts'
import {data, folder, writeProgram} from './check-code/write-program.ts'

const {values: flags, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    python: {type: 'string', multiple: true, default: [process.env.TFNOTES_PYTHON ?? 'python3']},
    lang: {type: 'string'},
    devices: {type: 'boolean', default: false},
  },
})

const isChosen = (id: string) => positionals.length === 0 || positionals.includes(id)
const cases = flags.devices ? [] : chapters.filter(({id}) => isChosen(id)).flatMap(casesOf)
const ofLanguage = (lang: Case['lang']) =>
  flags.lang === undefined || flags.lang === lang ? cases.filter(each => each.lang === lang) : []

async function checkKeras(keras: Keras): Promise<void> {
  const waiting = new Map<string, Case>()
  const apart = `${keras.backend}-${started++}`
  for (const each of ofLanguage('python')) waiting.set(await writeProgram(each, apart), each)
  const tasks = [...waiting].map(([path, each]) => ({path, rounds: goesOn(each) ? 2 : 1}))
  const report = (path: string, outcome: Outcome) => {
    const each = waiting.get(path)
    if (each) judge(`${keras.backend} ${nameOf(each)}`, each, outcome)
  }
  if (tasks.length > 0) await runPython(keras, tasks, report)
  await checkDevices(keras, isChosen)
}

/** Two Pythons may have the same backend. */
let started = 0

const run = promisify(execFile)

/** The total is in the printed summary. */
async function runTypeScript(each: Case): Promise<Outcome> {
  const path = await writeProgram(each)
  const rounds = goesOn(each) && !deep.has(each.chapter.id) ? 2 : 1
  let outcome: Outcome = {}
  for (let round = 1; round <= rounds && outcome.error === undefined; round++)
    outcome = await run(process.execPath, ['--import', 'tsx', path], {
      cwd: join(path, '..'),
      env: {...process.env, TFNOTES_DATA: data},
      maxBuffer: 1e9,
    }).then(
      ({stdout}): Outcome => {
        const total = /Total params: (\d+)/.exec(stdout)?.[1]
        return total === undefined ? {error: `no total\n${stdout.slice(-500)}`} : {parameters: Number(total)}
      },
      (error: Error): Outcome => ({error: error.message.slice(-2000)}),
    )
  return outcome
}

async function checkPythons(): Promise<void> {
  if (flags.lang === 'ts') return
  for (const python of flags.python.flatMap(given => given.split(','))) {
    const found = backendsOf(python)
    if (found.length === 0) skip(python, 'it lacks Keras, Pillow, or all of TensorFlow, JAX and PyTorch')
    for (const keras of found) await checkKeras(keras)
  }
}

await Promise.all([
  checkPythons(),
  (async () => {
    for (const each of ofLanguage('ts')) judge(nameOf(each), each, await runTypeScript(each))
  })(),
])
rmSync(folder, {recursive: true})
process.exitCode = sum()
