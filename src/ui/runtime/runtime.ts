import {failureOf} from '../../errors.ts'
import type {Action, Message} from '../actions.ts'
import type {Effect} from '../effects.ts'
import type {Platform} from '../platform.ts'
import {Children} from './children.ts'
import {Computing} from './computing.ts'
import {Following} from './following.ts'
import {Listing} from './listing.ts'
import {Observing} from './observing.ts'
import {Reading} from './reading.ts'
import {Watching} from './watching.ts'

/** What only the terminal's session can do. */
export interface Session {
  copy(text: string): void
  suspend(): void
  redraw(): void
  quit(code: number): void
}

export interface Runtime {
  run(effect: Effect): void
  /** Ends everything that was begun; runs go on. */
  close(): void
}

type Runners = {readonly [E in Effect['effect']]: (effect: Extract<Effect, {effect: E}>) => void}

/** Does what updates want done, and brings back what comes of it as actions. */
export function createRuntime(
  platform: Platform,
  session: Session,
  dispatch: (...actions: readonly Action[]) => void,
): Runtime {
  let closed = false
  const tell = (...actions: readonly Action[]) => {
    if (!closed) dispatch(...actions)
  }
  // What comes at once is drawn at once: a page of pictures is a hundred lines in one piece.
  const arrived: Action[] = []
  const send = (owner: number, message: Message) => {
    if (arrived.push({type: 'message', owner, message}) === 1)
      queueMicrotask(() => tell(...arrived.splice(0)))
  }
  const children = new Children(platform, send)
  const computing = new Computing(platform, send)
  const following = new Following(platform, tell)
  const watching = new Watching(platform, send)
  const reading = new Reading(platform, send)
  const observing = new Observing(platform, send)
  const timers = new Map<string, NodeJS.Timeout>()

  const listing = new Listing(platform, tell)

  /** Work whose failure is said on the screen. */
  const attempt = (work: Promise<void>) => {
    work.catch(error => tell({type: 'failure', failure: failureOf(error)}))
  }
  /** Work whose failure the screen that asked must know. */
  const attemptFor = (owner: number, work: Promise<void>) => {
    work.catch(error => send(owner, {message: 'failed', failure: failureOf(error)}))
  }

  const runners: Runners = {
    'list-runs': () => attempt(listing.look()),
    'read-progress': () => void platform.readProgress().then(progress => tell({type: 'progress', progress})),
    'keep-progress': ({progress}) => void platform.keepProgress(progress),
    follow: ({run}) => void following.start(run),
    watch: ({owner, path, run}) => void watching.start(owner, path, run),
    'read-run': ({owner, run}) => reading.start(owner, run),
    observe: ({owner, run}) => observing.start(owner, run),
    launch: ({owner, run}) =>
      attemptFor(
        owner,
        platform.launch(run).then(id => {
          send(owner, {message: 'launched', run: id})
          return listing.look()
        }),
      ),
    resume: ({owner, run, more}) =>
      attemptFor(
        owner,
        platform.resume(run, more).then(() => send(owner, {message: 'launched', run})),
      ),
    'read-parent': ({owner, run, checkpoint}) =>
      attemptFor(
        owner,
        platform.readParent(run, checkpoint).then(start => send(owner, {message: 'parent', start})),
      ),
    request: ({run, request}) => attempt(platform.request(run, request)),
    restore: ({owner, run}) =>
      attemptFor(
        owner,
        platform.restore(run).then(async restored => {
          await listing.look()
          send(owner, {message: 'restored', run: restored})
        }),
      ),
    remove: ({run}) => attempt(platform.remove(run).then(() => listing.look())),
    label: ({labels}) =>
      attempt(
        Promise.all(labels.map(({run, label}) => platform.label(run, label))).then(() => listing.look()),
      ),
    ask: ({owner, topic, args}) => children.ask(owner, topic, args),
    tell: ({owner, topic, line}) => children.tell(owner, topic, line),
    'stop-helper': ({owner, topic}) => children.stop(owner, topic),
    complete: ({owner, typed}) =>
      attempt(
        platform.completePath(typed).then(entries => send(owner, {message: 'completed', typed, entries})),
      ),
    'read-path': ({owner, typed, purpose}) =>
      attempt(platform.readPath(typed).then(path => send(owner, {message: 'path', typed, path, purpose}))),
    compute: ({owner, work}) => void computing.start(owner, work),
    'give-up': ({owner}) => computing.stop(owner),
    copy: ({text}) => {
      session.copy(text)
      tell({type: 'copied'})
    },
    save: ({owner, name, text}) =>
      attemptFor(
        owner,
        platform.saveText(name, text).then(path => send(owner, {message: 'saved', path})),
      ),
    'keep-preset': ({owner, chapter, name, values}) =>
      attemptFor(
        owner,
        platform.keepPreset(chapter, name, values).then(path => send(owner, {message: 'saved', path})),
      ),
    wait: ({owner, name, ms}) => {
      const key = `${owner} ${name}`
      clearTimeout(timers.get(key))
      timers.set(
        key,
        setTimeout(() => {
          timers.delete(key)
          send(owner, {message: 'timer', name})
        }, ms),
      )
    },
    close: ({owner}) => {
      children.close(owner)
      computing.stop(owner)
      watching.stop(owner)
      reading.stop(owner)
      observing.stop(owner)
      for (const [key, timer] of timers) {
        if (!key.startsWith(`${owner} `)) continue
        clearTimeout(timer)
        timers.delete(key)
      }
    },
    ring: () => platform.ring(),
    suspend: () => session.suspend(),
    redraw: () => session.redraw(),
    quit: ({code}) => session.quit(code),
  }

  return {
    run: effect => {
      if (!closed) (runners[effect.effect] as (effect: Effect) => void)(effect)
    },
    close: () => {
      closed = true
      following.stop()
      watching.stop()
      reading.stop()
      observing.stop()
      children.close()
      computing.stop()
      for (const timer of timers.values()) clearTimeout(timer)
    },
  }
}
