import {accessSync, constants, statSync} from 'node:fs'
import {basename, delimiter, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import type {RunEvent} from '../../runs/events.ts'
import {type Notice, noticeOf, toldOf} from '../../runs/notice.ts'
import {initialRunState, type RunState, reduceRunEvents} from '../../runs/state.ts'
import {eventsFile} from '../../runs/writer.ts'
import {type Notify, notifyVariable, notifyWords, readNotify} from '../../settings/notify.ts'
import {ringing} from '../../system/ring.ts'
import {runCommand} from '../../system/run-command.ts'
import type {Context, Given} from '../line/command.ts'

export interface Wish {
  /** What rings here, on the terminal. */
  readonly wish: Notify
  /** As the trainer is told it. */
  readonly written: string | undefined
}

/**
 * How somebody wants to be told of a run: as `--notify` says, else TFNOTES_NOTIFY.
 * @throws TfnotesError `notify-unknown` (usage) where a single word names no program: most likely one of ours, misspelt
 */
export function readWish({env}: Pick<Context, 'env'>, flags: Given): Wish {
  const written = typeof flags.notify === 'string' ? flags.notify : env[notifyVariable]
  const wish = readNotify(written)
  const {command} = wish
  if (command !== undefined && /^\w+$/.test(command) && !isProgram(command, env.PATH))
    throw new TfnotesError('notify-unknown', {value: command, accepted: [...notifyWords]}, {usage: true})
  return {wish, written}
}

const isProgram = (name: string, path = ''): boolean =>
  process.platform === 'win32' ||
  path.split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })

/**
 * Rings on the terminal, if one is there, never into an answer for programs; and hands a command its message that was asked
 * of the one who watches: of that which a trainer was launched with, the trainer takes care.
 */
export function openBell(
  {stdout, stderr, env, language}: Pick<Context, 'stdout' | 'stderr' | 'env' | 'language'>,
  dir: string,
  {command, ...ways}: Notify,
) {
  const terminal = [stderr, stdout].find(stream => stream.isTTY === true)
  const run = basename(dir)
  const isWished = ways.bell || ways.osc9 || command !== undefined
  const ring = ({status, message}: Pick<Notice, 'message'> & {readonly status: string}) => {
    const sequence = ringing(ways, message, env)
    if (sequence !== '') terminal?.write(sequence)
    if (command !== undefined) runCommand(command, toldOf(run, dir, status, message), env)
  }
  return {
    ring,
    /** What is told from now on; `state` is that after the event. */
    see(event: RunEvent, state: RunState) {
      // To word it takes as long as the rest of an ending.
      if (!isWished) return
      const notice = noticeOf(run, event, state, language)
      if (notice) ring(notice)
    },
  }
}

/** The bytes of events that a run has by now: what is told behind them is news. */
export const toldBytes = (dir: string): number =>
  statSync(join(dir, eventsFile), {throwIfNoEntry: false})?.size ?? 0

/** Hands events on, and has the bell see those that come from now on. */
export function hearing(
  bell: Pick<ReturnType<typeof openBell>, 'see'>,
  dir: string,
  onEvents: (events: readonly RunEvent[]) => void,
): (events: readonly RunEvent[], newestAt: number) => void {
  const past = toldBytes(dir)
  let state = initialRunState
  return (events, newestAt) => {
    onEvents(events)
    for (const event of events) {
      state = reduceRunEvents(state, [event])
      if (newestAt >= past) bell.see(event, state)
    }
  }
}
