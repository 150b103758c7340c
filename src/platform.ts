import {spawn} from 'node:child_process'
import {readdir, stat} from 'node:fs/promises'
import {basename, join, resolve} from 'node:path'
import {createInterface} from 'node:readline'
import {backendsOf} from './chapters/run-options.ts'
import type {Context} from './commands/line/command.ts'
import {readOption} from './commands/line/read-option.ts'
import {findChapter} from './commands/line/tuning.ts'
import {branchStart, createBranch} from './commands/running/branch-start.ts'
import {expectEngine} from './commands/running/expect-engine.ts'
import {furtherEpochs} from './commands/running/further-epochs.ts'
import {memoryOf} from './commands/running/memory.ts'
import {hearing, openBell} from './commands/running/notify.ts'
import {openProgress, progressPath} from './progress/progress-file.ts'
import {createRun, readSpec} from './runs/create.ts'
import {follow} from './runs/follow.ts'
import {writeLabel} from './runs/label.ts'
import {launchTrainer} from './runs/launch.ts'
import {openRunList} from './runs/list.ts'
import {observeRun} from './runs/observe.ts'
import {pathOptions} from './runs/options.ts'
import {readPlanned} from './runs/planned.ts'
import {sendRequest} from './runs/requests.ts'
import {type ResumeWith, tellResumeWith} from './runs/resume-with.ts'
import {openRunReader} from './runs/run-reader.ts'
import {emptyTrash, restoreRun, trashRun} from './runs/trash.ts'
import {watchLogs} from './runs/watched/watch-logs.ts'
import {notifyVariable, readNotify} from './settings/notify.ts'
import {runOptions} from './settings/run-options.ts'
import {untilde} from './system/home-path.ts'
import {ringing} from './system/ring.ts'
import {saveText} from './system/save-text.ts'
import {meantSoFar, readTypedPath} from './system/typed-path.ts'
import type {ChildHandlers, NewRun, PathEntry, Platform} from './ui/platform.ts'

export interface PlatformOptions {
  /** How to tell of runs, where the environment does not say it. */
  readonly notify?: string | undefined
  /** The environment without what the settings file adds, which helping processes read themselves. @default the context's */
  readonly ownEnv?: Context['env']
}

/**
 * The world as the screens see it. `program` are the arguments with which Node runs tfnotes itself, for the helping
 * processes that predict and measure.
 */
export function createPlatform(
  context: Context,
  program: readonly string[],
  {notify, ownEnv = context.env}: PlatformOptions = {},
): Platform {
  const {env, settings, stdin, stdout, checkpoints, trainer, versions, cwd, home} = context
  const runs = openRunList(checkpoints, {memory: memoryOf(context)})
  const progress = openProgress(progressPath(env, home))
  let isEmptied = false
  const dirOf = (run: string) => join(checkpoints, run)
  const launch = (dir: string, further: ResumeWith = {}) =>
    launchTrainer({dir, ...trainer, env: {...env, ...tellResumeWith(further)}})
  // A command is for the trainers, which have it from the environment.
  const {bell, osc9} = readNotify(notify ?? env[notifyVariable])
  const withBell = (dir: string, onEvents: Parameters<Platform['follow']>[1]) =>
    bell || osc9
      ? hearing(openBell({...context, stderr: stdout}, dir, {bell, osc9}), dir, onEvents)
      : onEvents

  return {
    env,
    input: stdin,
    output: stdout,

    async labData(lab, csv) {
      const {dataForLab} = await import('./commands/book/lab-data.ts')
      return dataForLab(
        lab,
        context,
        csv === undefined ? undefined : untilde(readTypedPath(csv, context), home),
      )
    },

    async listRuns(onPart) {
      const rows = await runs.look(onPart)
      if (!isEmptied) void emptyTrash(checkpoints)
      isEmptied = true
      return rows
    },
    readSpec: run => readSpec(dirOf(run)),
    openReader: run => openRunReader(dirOf(run)),
    follow: (run, onEvents, signal, onTakenUp) =>
      follow(dirOf(run), withBell(dirOf(run), onEvents), {signal, onTakenUp}),

    watch: (path, run, onKnown, signal) => watchLogs(path, onKnown, {run, signal}),

    rings: bell || osc9,
    ring: () => void stdout.write(ringing({bell: true, osc9: false}, '', env)),
    observe: (run, onSeen, signal) => observeRun(dirOf(run), onSeen, {signal, environment: env}),

    async launch({branch, ...run}) {
      const paths = pathOptions.flatMap(key => {
        const path = run.dataset[key]
        return path === undefined
          ? []
          : [[key, resolve(cwd, untilde(readTypedPath(path, context), home))] as const]
      })
      const dataset = {...run.dataset, ...Object.fromEntries(paths)}
      const inherited = branch ? {} : ofEnvironment(run, context)
      const spec = {...run, ...inherited, dataset, versions}
      await expectEngine(spec, context)
      const dir = branch
        ? await createBranch(context, spec, {dir: dirOf(branch.run), ...branch})
        : await createRun(checkpoints, spec)
      await launch(dir)
      return basename(dir)
    },

    async resume(run, more) {
      const dir = dirOf(run)
      // A trainer could say only in its log that it does not know what to do.
      const {expectResumable} = await import('./trainers/session/resume.ts')
      const saved = await expectResumable(dir)
      const spec = await readSpec(dir)
      await expectEngine(spec, context)
      const planned = await readPlanned(dir, spec)
      await launch(dir, more === undefined ? {} : {epochs: furtherEpochs(`+${more}`, {planned, saved})})
    },
    // A run that keeps its best alone has no last one: then that is meant.
    readParent: (run, checkpoint) => branchStart(dirOf(run), checkpoint === 'last' ? undefined : checkpoint),

    request: (run, request) => sendRequest(dirOf(run), request),
    remove: async run => void (await trashRun(checkpoints, run)),
    restore: async run => (await restoreRun(checkpoints, run)).run,
    readProgress: progress.read,
    keepProgress: progress.keep,
    label: (run, label) => writeLabel(dirOf(run), label),
    // With the home folder put in, as a shell would have done.
    spawn: (args, handlers) =>
      startChild([...program, ...args.map(word => untilde(word, home))], ownEnv, handlers),
    readPath: async typed => readTypedPath(typed, context),
    completePath: typed => completePath(typed, cwd, home),

    async keepPreset(chapter, name, values) {
      const {editSettings} = await import('./config/edit.ts')
      await editSettings(settings.path, ['presets', chapter, name], values)
      return settings.path
    },

    saveText: (name, text) => saveText(cwd, name, text),
  }
}

/** What a page leaves to the program, the environment says, as it does for the command. @throws TfnotesError `bad-environment` */
function ofEnvironment(run: NewRun, context: Context): Partial<Pick<NewRun, 'backend' | 'threads'>> {
  const {threads} = runOptions
  const backend = {...runOptions.backend, choices: backendsOf(findChapter(run.chapter))}
  return {
    ...(run.backend === backend.default && {backend: readOption('backend', backend, context)}),
    ...(run.threads === threads.default && {threads: readOption('threads', threads, context)}),
  }
}

/** Characters of a child's stderr that are kept. */
const keptLog = 2000

function startChild(args: readonly string[], env: Context['env'], {onMessage, onEnd}: ChildHandlers) {
  const child = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: env as NodeJS.ProcessEnv,
    windowsHide: true,
  })
  let closed = false
  let log = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    log = (log + text).slice(-keptLog)
  })
  // A child that has ended takes no more lines; its end is told below.
  child.stdin.on('error', () => {})
  createInterface({input: child.stdout}).on('line', line => {
    if (closed || line === '') return
    try {
      onMessage(JSON.parse(line))
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error
    }
  })
  child.on('error', error => {
    log = error.message
  })
  child.on('close', (code, signal) => {
    if (!closed) onEnd({code, signal, log})
    closed = true
  })
  return {
    send(line: string) {
      child.stdin.write(`${line}\n`)
    },
    close() {
      closed = true
      child.stdin.end()
      child.kill()
    },
  }
}

/** What a typed path may become: by the very name, else by what quotes and escapes mean. */
async function completePath(typed: string, cwd: string, home: string): Promise<PathEntry[]> {
  const found = await entriesFor(typed, cwd, home)
  const meant = meantSoFar(typed)
  return found.length > 0 || meant === typed ? found : entriesFor(meant, cwd, home)
}

/** The entries that a path may become, in the reader's own spelling. Hidden ones only where a dot is typed. */
async function entriesFor(typed: string, cwd: string, home: string): Promise<PathEntry[]> {
  const start =
    typed.endsWith('/') || typed === '' ? typed : typed.slice(0, typed.length - basename(typed).length)
  const prefix = typed.slice(start.length)
  if (typed === '~') return [{path: '~/', folder: true}]
  const folder = resolve(cwd, untilde(start, home) || '.')
  const names = await readdir(folder).catch(() => [])
  const wanted = names.filter(
    name => name.startsWith(prefix) && (prefix.startsWith('.') || !name.startsWith('.')),
  )
  const entries = await Promise.all(
    wanted.map(async (name): Promise<PathEntry | undefined> => {
      const facts = await stat(join(folder, name)).catch(() => undefined)
      if (!facts) return undefined
      return facts.isDirectory()
        ? {path: `${start}${name}/`, folder: true}
        : {path: start + name, folder: false, size: facts.size}
    }),
  )
  return entries
    .filter(entry => entry !== undefined)
    .sort((a, b) => Number(b.folder) - Number(a.folder) || a.path.localeCompare(b.path))
}
