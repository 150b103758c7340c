import {TfnotesError} from '../../errors.ts'
import type {Meeting} from '../../trainers/engines/keras/hosts/meeting.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {openOutput} from '../printing/output.ts'

/** `tfnotes worker`: lends a Python of this host to a session on another one. */
export const workForSession: RunCommand = async (context, {flags}) => {
  const value = String(flags.join ?? '')
  const [, address, port] = /^\[?([\w.:%-]+?)\]?:(\d{1,5})$/.exec(value) ?? []
  if (address === undefined) throw new TfnotesError('worker-address', {value}, {usage: true})
  const key = context.env.TFNOTES_KEY?.trim() ?? ''
  if (!/^[\w-]{43}$/.test(key)) throw new TfnotesError('worker-key', {}, {usage: true})
  return lend(context, {address, port: Number(port), key})
}

/** Seconds in which the first process of a job has begun. */
const patience = 600

/** The same inside `srun`, where the first process of the job says in a file how it is reached. */
export async function workForJob(context: Context, file: string): Promise<number> {
  const {findMeeting} = await import('../../trainers/engines/keras/hosts/meeting.ts')
  for (let second = 0; second < patience; second++) {
    const meeting = findMeeting(file)
    if (meeting) {
      const refused = await lend(context, meeting).catch((error: unknown) => error)
      if (typeof refused === 'number') return refused
      // What lies there may be of an earlier attempt.
      if (!(refused instanceof TfnotesError) || refused.code !== 'worker-refused') throw refused
    }
    await new Promise(resolve => setTimeout(resolve, 1000))
  }
  throw new TfnotesError('meeting-missing', {seconds: patience, file})
}

async function lend(context: Context, meeting: Meeting): Promise<number> {
  const {env} = context
  const {note, words} = openOutput(context)
  const {findKeras} = await import('../../trainers/engines/keras/find-keras.ts')
  const {executable} = await findKeras({...env, KERAS_BACKEND: 'jax'})
  const {work} = await import('../../trainers/engines/keras/hosts/work.ts')
  const where = `${meeting.address}:${meeting.port}`
  const working = async (signal: AbortSignal) => {
    await work({
      meeting,
      python: executable,
      environment: env,
      log: text => note(text.trimEnd()),
      onJoined: () => note(words.joined(where)),
      signal,
    })
    note(words.released)
    return 0
  }
  return interruptible(working, () => note(words.released))
}
