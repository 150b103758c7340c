import {basename, join} from 'node:path'
import type {EventBody} from '../runs/events.ts'
import {type Notice, noticeOf, toldOf} from '../runs/notice.ts'
import {readState} from '../runs/read-state.ts'
import {initialRunState, reduceRunEvents} from '../runs/state.ts'
import {openTail} from '../runs/tail.ts'
import {eventsFile} from '../runs/writer.ts'
import {notifyVariable, readNotify} from '../settings/notify.ts'
import {runCommand} from '../system/run-command.ts'
import {languageOf} from '../text/language.ts'

export interface Announcer {
  /** Takes an event in that was told; tells of warnings and failures at once. */
  see(event: EventBody): void
  /** Tells that the run has finished, with what is to be said of all of it. */
  end(): Promise<void>
}

const silent: Announcer = {see: () => {}, end: async () => {}}

/**
 * Runs the command with which the run's launcher wants to hear of it, since no terminal may be there by then. It comes by
 * the environment alone: nothing that lies in a run's directory is ever run.
 */
export function openAnnouncer(
  dir: string,
  environment: Readonly<Record<string, string | undefined>>,
): Announcer {
  const {command} = readNotify(environment[notifyVariable])
  if (command === undefined) return silent
  const run = basename(dir)
  const language = languageOf(environment)
  let state = initialRunState
  let finished: EventBody | undefined
  const tell = (notice: Notice | undefined) => {
    if (!notice) return
    const {status, message} = notice
    try {
      runCommand(command, toldOf(run, dir, status, message), environment)
    } catch (error) {
      // The run itself is none the worse for it.
      console.error(error)
    }
  }
  return {
    see(event) {
      state = reduceRunEvents(state, [{v: 1, t: Date.now(), ...event}])
      if (event.event === 'finished') finished = event
      else tell(noticeOf(run, event, state, language))
    },
    async end() {
      if (!finished) return
      // What earlier sessions have told is part of it.
      const skip = (line: string) => line.includes('"event":"batch"')
      const whole = await readState(openTail(join(dir, eventsFile), {skip})).catch(() => state)
      tell(noticeOf(run, finished, whole, language))
    },
  }
}
