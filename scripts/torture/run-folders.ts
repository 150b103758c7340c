import {createHash} from 'node:crypto'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import {join, relative} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {choose} from './choose.ts'
import {environmentOf} from './faults.ts'
import {listed, rudeness} from './judge.ts'
import {mangle} from './mangle.ts'
import {openPlace, type Place} from './place.ts'
import {answersAndEnds, broken, openScreens} from './screens.ts'
import {resultOf, type Straight, type Subject, straightRun, subjects} from './straight.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** Megabytes that a command may have for its data. */
const memory = 1200

/** The share of mutations that are looked at on the screens, too. */
const onScreens = 0.1

/** Runs that are mutated: how they came to be, and what they would have come to. */
const victims = {
  killed: {subject: 'iris', part: 0.6},
  'killed digits': {subject: 'mnist', part: 0.6},
  'killed at once': {subject: 'iris', part: 0.02},
  finished: {subject: 'iris', part: undefined},
} satisfies Record<string, {subject: Subject; part: number | undefined}>

type Victim = keyof typeof victims

const isVictim = (name: string): name is Victim => Object.hasOwn(victims, name)
const names = Object.keys(victims).filter(isVictim)

const baseOf = (root: string, victim: Victim) => join(root, 'bases', victim.replaceAll(' ', '-'))

async function prepare(root: string): Promise<void> {
  for (const victim of names) {
    const {subject, part} = victims[victim]
    const straight = await straightRun(root, subject)
    const home = baseOf(root, victim)
    mkdirSync(home, {recursive: true})
    const place = openPlace(home)
    const n = part === undefined ? 1e9 : Math.max(1, Math.round((straight.calls.trainer.rename ?? 1) * part))
    const fault = {
      who: 'trainer',
      act: 'kill',
      within: place.checkpoints,
      log: join(home, 'log'),
      kind: 'rename',
    } as const
    await place.run(['train', ...subjects[subject], '--json'], {
      env: environmentOf({...fault, n, when: 'after'}),
    })
  }
  const place = openPlace(join(root, 'bases', 'neighbour'))
  await place.run(['train', 'iris', '--epochs', '5', '--seed', '99', '--json'])
}

/** Files of a run, also those that it does not have yet. */
const filesOfRun = (dir: string): string[] => {
  const there = readdirSync(dir, {recursive: true, encoding: 'utf8'}).map(name => join(dir, name))
  const possible = ['alive', 'requests.jsonl', 'weights.txt', 'history.csv', 'last.new', 'best.old'].map(
    name => join(dir, name),
  )
  return [...new Set([...there, ...possible])].sort()
}

/** Commands that read a run, and what they write outside it goes to `out/`. */
const readers = (run: string, isDigits: boolean): readonly (readonly string[])[] => [
  ['runs'],
  ['attach', run, '--json'],
  ['attach', run, '--plain'],
  isDigits ? ['inspect', run, '--json'] : ['measure', run, '5.1', '3.5', '1.4', '0.2'],
  ['extract', run],
  ['extract', run, '--json'],
  ['extract', run, '--out', '-'],
  ...['keras', 'tfjs', 'npz', 'csv', 'tensorboard'].map(format => [
    'export',
    run,
    '--format',
    format,
    '--out',
    `out/${format}`,
  ]),
  ['pause', run],
  ['stop', run],
]

async function once({folder, random}: Try): Promise<Outcome> {
  const root = join(folder, '..')
  const victim = choose(random, names)
  const {subject} = victims[victim]
  const straight = await straightRun(root, subject)
  const place = openPlace(folder)
  mkdirSync(join(folder, 'out'))
  const outside = join(folder, '.profile')
  writeFileSync(outside, 'a file of the reader’s own\n')
  cpSync(join(baseOf(root, victim), 'checkpoints'), place.checkpoints, {recursive: true})
  const [run = ''] = place.runs()
  cpSync(join(root, 'bases', 'neighbour', 'checkpoints'), place.checkpoints, {recursive: true})
  const dir = join(place.checkpoints, run)
  const others = [dir, ...place.runs().map(name => join(place.checkpoints, name))]
    .flatMap(one => readdirSync(one, {recursive: true, encoding: 'utf8'}).map(name => join(one, name)))
    .filter(path => statSync(path).isFile())
  const path = choose(random, filesOfRun(dir))
  const way = mangle(path, {random, others, outside})
  makeOld(join(dir, 'alive'))
  const what = `${relative(dir, path)}: ${way}`
  try {
    const lost = await read(place, run, dir, {mutated: relative(dir, path), subject, straight, random})
    return {hit: way, lost: lost.map(one => `${what} (${victim}): ${one}`)}
  } finally {
    place.close()
  }
}

/** Another machine's trainer counts as gone only when it was silent for long. */
function makeOld(path: string): void {
  if (existsSync(path) && lstatSync(path).isFile() && statSync(path).nlink === 1) utimesSync(path, 1e9, 1e9)
}

interface About {
  /** The file that was mutated, as the run calls it. */
  readonly mutated: string
  readonly subject: Subject
  readonly straight: Straight
  readonly random: Try['random']
}

async function read(
  place: Place,
  run: string,
  dir: string,
  {mutated, subject, straight, random}: About,
): Promise<string[]> {
  const before = around(place.home, dir)
  const list = await listed(place)
  const lost = [...list.lost]
  // A folder without it is no run.
  const isRun = lstatSync(join(dir, 'run.json'), {throwIfNoEntry: false}) !== undefined
  if (isRun && !list.rows.some(({id}) => id === run)) lost.push('the run is not listed')
  if (!place.runs().every(name => name === run || list.rows.some(({id}) => id === name)))
    lost.push('another run is not listed')
  const all = readers(run, subject === 'mnist')
  for (let left = 3; left > 0; left--)
    lost.push(...rudeness(await place.run(choose(random, all), {memory, patience: 15_000})))
  if (random.unit() < onScreens) lost.push(...(await onItsScreens(place.home, random)))
  const ended = await place.run(['train', '--resume', run, '--json'], {memory, patience: 30_000})
  lost.push(...rudeness(ended))
  if (ended.code === 0)
    lost.push(
      ...wrongBytes(dir, mutated, straight).map(problem => `a resume that went on to the end: ${problem}`),
    )
  const after = around(place.home, dir)
  for (const name of new Set([...before.keys(), ...after.keys()]))
    if (before.get(name) !== after.get(name)) lost.push(`outside the run, ${name} was changed`)
  return lost
}

/** The list of runs, and the screens of two of them. */
async function onItsScreens(home: string, random: Try['random']): Promise<string[]> {
  const terminal = openScreens(home, 100, 30)
  try {
    await terminal.until('a first screen', () => terminal.text().trim() !== '', 15_000)
    for (const key of ['R', '\r', '\x1b', '\x1b[B', '\r', 'a', '\x1b', 'i', '\x1b']) {
      terminal.type(key)
      await sleep(300)
      if (broken.test(terminal.text())) return [`the screen shows\n${terminal.text()}`]
    }
    return await answersAndEnds(terminal, random)
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  } finally {
    if (!terminal.exit()) terminal.kill('SIGKILL')
  }
}

/** Curves are left out: events may be what was mutated. What was mutated itself may stay so, as `best/` does. */
const wrongBytes = (dir: string, mutated: string, {result}: Straight): string[] => {
  const {files} = resultOf(dir)
  const [folder = ''] = mutated.split('/')
  return Object.keys(files)
    .filter(name => files[name] !== result.files[name] && !(folder === 'best' && name.startsWith('best/')))
    .map(name => `${name} has other bytes than the undisturbed run's`)
}

/** What lies in a home outside of one run: names, kinds, bytes. What commands were told to write is left out. */
function around(home: string, dir: string): Map<string, string> {
  const entries = readdirSync(home, {recursive: true, encoding: 'utf8'})
    .map(name => join(home, name))
    .filter(
      path =>
        path !== dir && !path.startsWith(`${dir}/`) && !/^(out|tmp|\.cache)\b/.test(relative(home, path)),
    )
  return new Map(entries.map(path => [relative(home, path), contentOf(path)]))
}

function contentOf(path: string): string {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return `link to ${readlinkSync(path)}`
  return stat.isFile()
    ? `${stat.mode} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`
    : String(stat.mode)
}

export const runFolders: Torment = {
  what: 'a file of a run mutated: a sentence or the right bytes, nothing outside touched',
  count: 400,
  prepare,
  once,
}
