import {statSync} from 'node:fs'
import {homedir} from 'node:os'
import {join} from 'node:path'
import {places} from '../datasets/places.ts'
import {failureOf} from '../errors.ts'
import {claimRun} from '../runs/alive.ts'
import {readSpec} from '../runs/create.ts'
import {openRequests} from '../runs/requests.ts'
import {eventsFile, openWriter} from '../runs/writer.ts'
import {runTraining} from './session/run-training.ts'

/**
 * The trainer's process: `node main.js <run directory>`. It goes on where the run stands; TFNOTES_RESUME_FROM=best
 * takes the best checkpoint instead of the last. All it has to say goes into the run's events; stdout and stderr are
 * for what nobody foresaw. Exit code 0: finished or stopped as asked; 1: failed, with a `failed` event; 2: no run.
 */
async function main([dir]: readonly string[]): Promise<number> {
  if (dir === undefined) {
    console.error('usage: main.js <run directory>')
    return 2
  }
  const stop = new AbortController()
  process.on('SIGTERM', () => stop.abort())
  process.on('SIGINT', () => stop.abort())
  process.on('SIGHUP', () => {})

  const spec = await readSpec(dir)
  const claim = claimRun(dir)
  const heartbeat = setInterval(claim.touch, 1000)
  try {
    const again = (statSync(join(dir, eventsFile), {throwIfNoEntry: false})?.size ?? 0) > 0
    const writer = openWriter(dir)
    try {
      await runTraining(spec, {
        dir,
        emit: writer.emit,
        requests: openRequests(dir),
        places: places(process.env, homedir()),
        signal: stop.signal,
        again,
        resumeFrom: process.env.TFNOTES_RESUME_FROM === 'best' ? 'best' : undefined,
      })
      return 0
    } catch (error) {
      // First to the log: on a full disk the event cannot be written either.
      console.error(error)
      writer.emit({event: 'failed', ...failureOf(error)})
      return 1
    } finally {
      writer.close()
    }
  } finally {
    clearInterval(heartbeat)
    claim.close()
  }
}

// Worker threads and an open native library may keep the process; its work is done.
main(process.argv.slice(2)).then(process.exit, error => {
  console.error(error)
  process.exit(1)
})
