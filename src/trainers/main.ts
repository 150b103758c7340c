import {statSync} from 'node:fs'
import {join} from 'node:path'
import {places} from '../datasets/places.ts'
import {failureOf} from '../errors.ts'
import {claimRun} from '../runs/alive.ts'
import {readSpec} from '../runs/create.ts'
import type {EventBody} from '../runs/events.ts'
import {notClaimed, tellLauncher} from '../runs/first-word.ts'
import {holdRun, isLost} from '../runs/hold.ts'
import {knownEpochs} from '../runs/known-epochs.ts'
import {readPlanned, withEpochs} from '../runs/planned.ts'
import {openRequests} from '../runs/requests.ts'
import {readResumeWith} from '../runs/resume-with.ts'
import type {RunSpec} from '../runs/spec.ts'
import {readUntilEpoch} from '../runs/until-epoch.ts'
import {eventsFile, openWriter} from '../runs/writer.ts'
import {homeFolder} from '../system/home-path.ts'
import {openAnnouncer} from './announce.ts'

/**
 * The trainer's process: `node main.js <run directory> [length of its requests at launch]`. It goes on where the run stands;
 * TFNOTES_RESUME_FROM=best takes the best checkpoint instead of the last, TFNOTES_RESUME_WITH says on what to compute, TFNOTES_UNTIL_EPOCH after which epoch to stop. TFNOTES_NOTIFY which command is to hear of it. All it has to say goes into the run's events;
 * stdout and stderr are for what nobody foresaw. Exit code 0: finished or stopped as asked; 1: failed, with a `failed`
 * event; 2: no run; 3: the run was deleted, moved or taken over meanwhile, and nothing was written to it since.
 */
async function main([dir, requestsFrom]: readonly string[]): Promise<number> {
  if (dir === undefined) {
    console.error('usage: main.js <run directory>')
    return 2
  }
  const stop = new AbortController()
  process.on('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => stop.abort())
  process.on('SIGHUP', () => {})

  const begun = await begin(dir, requestsFrom === undefined ? undefined : Number(requestsFrom))
  if (!begun) return 1
  const {spec, extendedAt, claim} = begun
  const hold = holdRun(dir, claim)
  const heartbeat = setInterval(() => {
    try {
      hold.check()
      claim.touch()
    } catch (error) {
      // Wherever the session is: in a pause, a download, a checkpoint half-written. It is as if it were killed.
      end(error)
    }
  }, 1000)
  try {
    const again = (statSync(join(dir, eventsFile), {throwIfNoEntry: false})?.size ?? 0) > 0
    const known = await knownEpochs(dir)
    const announcer = openAnnouncer(dir, process.env)
    const writer = openWriter(dir)
    hold.include(eventsFile)
    const emit = (event: EventBody) => {
      hold.check()
      writer.emit(event)
      announcer.see(event)
    }
    try {
      // Only now: whoever launched a trainer waits for its claim, and until then a signal ends it without a word.
      const {runTraining} = await import('./session/run-training.ts')
      await runTraining(spec, {
        dir,
        emit,
        check: hold.check,
        sync: writer.sync,
        requests: openRequests(dir),
        places: places(process.env, homeFolder()),
        environment: process.env,
        signal: stop.signal,
        again,
        known,
        extendedAt,
        until: readUntilEpoch(process.env),
        resumeFrom: process.env.TFNOTES_RESUME_FROM === 'best' ? 'best' : undefined,
      })
      await announcer.end()
      return 0
    } catch (error) {
      // What goes wrong in a folder that was deleted, or is another session's, is no failure of the run.
      hold.check()
      // First to the log: on a full disk the event cannot be written either.
      console.error(error)
      emit({event: 'failed', ...failureOf(error)})
      return 1
    } finally {
      writer.close()
    }
  } finally {
    clearInterval(heartbeat)
    hold.check()
    claim.close()
    hold.close()
  }
}

/**
 * What the run is to do by now. Where it is to have `wanted` epochs from now on, that stands on the disk before anybody is
 * told of the session: whatever becomes of this one, the next one goes on to the same epoch.
 */
async function plan(dir: string, asked: RunSpec, wanted: number | undefined): Promise<Goal> {
  const {spec, done, isComplete, extendedAt} = await readPlanned(dir, asked)
  const {epochs} = spec.hyperparameters
  // One that has ended by itself goes further, too, where it is to have as many as it was to have at first.
  if (wanted === undefined || (wanted === epochs && !isComplete)) return {spec, extendedAt}
  const writer = openWriter(dir)
  try {
    writer.emit({event: 'epochs', from: Number(epochs), to: wanted})
    writer.sync()
  } finally {
    writer.close()
  }
  return {spec: withEpochs(spec, wanted), extendedAt: done}
}

/** What the run is to do, and how many epochs were done when it was last told to go further. */
interface Goal {
  readonly spec: RunSpec
  readonly extendedAt: number | undefined
}

/**
 * The run as it was asked for, and the hold on it; undefined when whoever launched the trainer was told why not. The log
 * belongs to the trainer that has the run.
 */
async function begin(dir: string, requestsFrom: number | undefined) {
  try {
    const {epochs: wanted, ...differing} = readResumeWith(process.env)
    const spec = {...(await readSpec(dir)), ...differing}
    const claim = claimRun(dir, requestsFrom)
    try {
      const planned = await plan(dir, spec, wanted)
      await tellLauncher({claimed: true})
      return {...planned, claim}
    } catch (error) {
      claim.close()
      throw error
    }
  } catch (error) {
    if (await tellLauncher(notClaimed(error))) return undefined
    throw error
  }
}

function end(error: unknown): never {
  console.error(error)
  process.exit(isLost(error) ? 3 : 1)
}

// Worker threads and an open native library may keep the process; its work is done.
main(process.argv.slice(2)).then(process.exit, end)
