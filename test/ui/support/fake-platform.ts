import type {Chapter} from '../../../src/chapters/chapter.ts'
import {chapterById} from '../../../src/chapters/index.ts'
import {dataForLab} from '../../../src/commands/book/lab-data.ts'
import {TfnotesError} from '../../../src/errors.ts'
import type {Lab, LabData} from '../../../src/labs/lab.ts'
import {type BookProgress, noProgress} from '../../../src/progress/book-progress.ts'
import type {CheckpointKind, Request, RunEvent} from '../../../src/runs/events.ts'
import type {Label} from '../../../src/runs/label.ts'
import type {Seen} from '../../../src/runs/observe.ts'
import type {RunReader} from '../../../src/runs/run-reader.ts'
import type {RunSpec} from '../../../src/runs/spec.ts'
import {initialRunState, reduceRunEvents} from '../../../src/runs/state.ts'
import type {RunSummary} from '../../../src/runs/summary.ts'
import type {Watched} from '../../../src/runs/watched/watched.ts'
import {readTypedPath} from '../../../src/system/typed-path.ts'
import {newForm} from '../../../src/ui/form/form.ts'
import {chapterSubject} from '../../../src/ui/form/subjects.ts'
import type {
  BranchStart,
  Child,
  ChildHandlers,
  Ending,
  NewRun,
  PathEntry,
  Platform,
} from '../../../src/ui/platform.ts'
import {answerTo} from './children.ts'
import {start} from './events.ts'
import {someLogs} from './logs.ts'
import {type StoredRun, someRuns} from './runs.ts'

/** A world in memory, for the screens to be tried in. What was asked of it is kept for the test to see. */
export class FakePlatform implements Platform {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly input: NodeJS.ReadStream
  readonly output: NodeJS.WriteStream
  readonly launched: NewRun[] = []
  readonly requests: {run: string; request: Request}[] = []
  readonly spawned: (readonly string[])[] = []
  readonly told: string[] = []
  readonly saved: {name: string; text: string}[] = []
  readonly #runs: StoredRun[]
  readonly #listeners = new Map<string, (events: readonly RunEvent[]) => void>()
  readonly #leave = new Map<string, () => void>()
  readonly #ends = new Map<string, (error: TfnotesError) => void>()
  files: readonly PathEntry[] = [
    {path: 'pictures/', folder: true},
    {path: 'digit-3.png', folder: false, size: 512},
    {path: 'digit-7.png', folder: false, size: 2048},
    {path: '手写的八.png', folder: false, size: 4096},
  ]

  constructor(
    streams: {input: NodeJS.ReadStream; output: NodeJS.WriteStream} = process.stdin && {
      input: process.stdin,
      output: process.stdout,
    },
    {env = process.env, runs = someRuns()}: {env?: Platform['env']; runs?: StoredRun[]} = {},
  ) {
    this.input = streams.input
    this.output = streams.output
    this.env = env
    this.#runs = runs
  }

  /** The real flowers and networks; points of the reader's own are not to be had here. */
  async labData(lab: Lab, csv?: string): Promise<LabData> {
    if (csv !== undefined) throw new TfnotesError('file-missing', {path: csv})
    return dataForLab(lab, {cwd: '/'}, undefined)
  }

  async listRuns(): Promise<readonly RunSummary[]> {
    return this.#runs.map(({summary}) => summary)
  }

  /** Runs that were to be taken further, and by how many epochs. */
  readonly further: (readonly [run: string, more: number])[] = []

  /** What was to be branched off. */
  readonly parents: string[] = []

  async readParent(run: string, checkpoint: CheckpointKind): Promise<BranchStart> {
    this.parents.push(`${run}@${checkpoint}`)
    const {raw} = newForm(chapterSubject(chapterById('mnist') as Chapter))
    return {
      run,
      checkpoint,
      epoch: 8,
      step: 0,
      sha256: '0',
      chapter: 'mnist',
      raw: {...raw, epochs: '13', units: '64'},
    }
  }

  /** What was kept as presets of the reader's own. */
  readonly presetsKept: {chapter: string; name: string; values: object}[] = []

  async keepPreset(chapter: string, name: string, values: object): Promise<string> {
    this.presetsKept.push({chapter, name, values})
    return '/home/config.json'
  }

  async readSpec(): Promise<RunSpec> {
    throw new TfnotesError('run-not-found', {run: 'any'})
  }

  /** Runs whose events were read by themselves. */
  readonly read: string[] = []

  openReader(run: string): RunReader {
    this.read.push(run)
    const found = this.#runs.find(({summary}) => summary.id === run)
    return {read: async () => reduceRunEvents(initialRunState, found?.events ?? [])}
  }

  async follow(
    run: string,
    onEvents: (events: readonly RunEvent[]) => void,
    signal: AbortSignal,
    onTakenUp: () => void,
  ) {
    const found = this.#runs.find(({summary}) => summary.id === run)
    if (found) onEvents(found.events)
    if (this.#takenUp.has(run)) onTakenUp()
    else if (!found?.live) return
    this.#listeners.set(run, onEvents)
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve())
      this.#ends.set(run, reject)
      this.#leave.set(run, resolve)
    })
  }

  /** Runs that a new session is at work on. */
  readonly #takenUp = new Set<string>()

  /** The trainer of a run that is being followed is gone. */
  end(run: string): void {
    this.#takenUp.delete(run)
    this.#leave.get(run)?.()
  }

  /** Lets something happen in a run that is being followed. */
  emit(run: string, ...events: readonly RunEvent[]): void {
    this.#listeners.get(run)?.(events)
  }

  /** Somebody deletes the folder of a run that is being followed. */
  vanish(run: string): void {
    this.#ends.get(run)?.(new TfnotesError('run-gone', {run}))
  }

  readonly rings = false
  /** How often the terminal has rung. */
  rung = 0

  ring(): void {
    this.rung++
  }

  readonly #seeing = new Map<string, (seen: Seen) => void>()
  /** Runs that are being looked at. */
  readonly observed: string[] = []

  async observe(run: string, onSeen: (seen: Seen) => void, signal: AbortSignal): Promise<void> {
    this.observed.push(run)
    this.#seeing.set(run, onSeen)
    signal.addEventListener('abort', () => this.observed.splice(this.observed.indexOf(run), 1))
  }

  /** Something is seen of a run beside its events. */
  see(run: string, ...seen: readonly Seen[]): void {
    for (const one of seen) this.#seeing.get(run)?.(one)
  }

  readonly watching: (readonly [path: string, run: string | undefined])[] = []
  #onKnown: (known: Watched) => void = () => {}
  #endWatching: (error: TfnotesError) => void = () => {}

  async watch(
    path: string,
    run: string | undefined,
    onKnown: (known: Watched) => void,
    signal: AbortSignal,
  ): Promise<void> {
    this.watching.push([path, run])
    this.#onKnown = onKnown
    onKnown(someLogs(path, run))
    await new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => resolve())
      this.#endWatching = reject
    })
  }

  /** Something is written into the event files that are watched. */
  write(known: Watched): void {
    this.#onKnown(known)
  }

  /** Somebody deletes them. */
  clear(error: TfnotesError): void {
    this.#endWatching(error)
  }

  async launch(run: NewRun) {
    this.launched.push(run)
    const id = `${run.chapter}-20250301-110000-ffff`
    this.#runs.unshift({live: true, events: [], summary: {...summaryOf(run, id)}})
    return id
  }

  async resume(run: string, more?: number) {
    this.#takenUp.add(run)
    if (more !== undefined) this.further.push([run, more])
    else this.launched.push({chapter: run} as unknown as NewRun)
  }

  async request(run: string, request: Request) {
    this.requests.push({run, request})
  }

  async remove(run: string) {
    const at = this.#runs.findIndex(({summary}) => summary.id === run)
    if (at >= 0) this.#trash.push(...this.#runs.splice(at, 1))
  }

  progress: BookProgress = noProgress
  /** What was to be kept of the reader's progress. */
  readonly kept: Partial<BookProgress>[] = []

  async readProgress() {
    return this.progress
  }

  async keepProgress(more: Partial<BookProgress>) {
    this.kept.push(more)
  }

  async label(run: string, label: Label) {
    const at = this.#runs.findIndex(({summary}) => summary.id === run)
    const found = this.#runs[at]
    if (found) this.#runs[at] = {...found, summary: {...found.summary, label}}
  }

  readonly #trash: StoredRun[] = []

  async restore(run: string | undefined) {
    const at = this.#trash.findLastIndex(({summary}) => run === undefined || summary.id === run)
    const [found] = at < 0 ? [] : this.#trash.splice(at, 1)
    if (!found) throw new TfnotesError('not-in-trash', {run, root: '/checkpoints'})
    this.#runs.unshift(found)
    return found.summary.id
  }

  /** While it is set, children take lines and say nothing. */
  isMute = false
  #end: (ending: Ending) => void = () => {}

  /** Ends the child that was started last, if it is still there. */
  kill(ending: Partial<Ending> = {}): void {
    this.#end({code: null, signal: 'SIGKILL', log: '', ...ending})
  }

  spawn(args: readonly string[], handlers: ChildHandlers): Child {
    this.spawned.push(args)
    let open = true
    this.#end = ending => {
      if (open) handlers.onEnd(ending)
      open = false
    }
    const say = (message: unknown) => {
      if (open && !this.isMute) handlers.onMessage(message)
    }
    const first = answerTo(args)
    if (first !== undefined) {
      setTimeout(() => {
        for (const message of first) say(message)
        if (open && !this.isMute) handlers.onEnd({code: 0, signal: null, log: ''})
      }, 5)
    }
    return {
      send: line => {
        this.told.push(line)
        setTimeout(() => {
          for (const message of answerTo([...args, line]) ?? []) say(message)
        }, 5)
      },
      close: () => {
        open = false
      },
    }
  }

  async readPath(typed: string) {
    return readTypedPath(typed, {cwd: '/nowhere', home: '/home/reader'})
  }

  async completePath(typed: string) {
    return this.files.filter(({path}) => path.startsWith(typed))
  }

  async saveText(name: string, text: string) {
    this.saved.push({name, text})
    return `./${name}`
  }
}

const summaryOf = (run: NewRun, id: string): RunSummary => ({
  id,
  dir: `/runs/${id}`,
  chapter: run.chapter,
  createdAt: start,
  updatedAt: start,
  status: 'starting',
  trained: false,
  resumable: false,
  hyperparameters: run.hyperparameters,
  seed: run.seed,
  dataset: run.dataset,
  epoch: 0,
  epochs: Number(run.hyperparameters.epochs ?? 0),
  seconds: 0,
  warnings: [],
})
