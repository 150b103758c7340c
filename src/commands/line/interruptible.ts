import {constants} from 'node:os'
import {TfnotesError} from '../../errors.ts'

/** What ends work in good order: Ctrl-C, being told to end, a terminal that hangs up. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs work that a signal ends in good order; says then what became of it, and gives the shell's exit code for it. */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
  sayInterrupted: () => void,
): Promise<number> {
  const abort = new AbortController()
  let code = 0
  const interrupt = (signal: (typeof signals)[number]) => {
    code ||= 128 + constants.signals[signal]
    abort.abort(new TfnotesError('interrupted'))
  }
  // A second one finds no handler any more, and ends the program at once.
  for (const name of signals) process.once(name, interrupt)
  try {
    return await work(abort.signal)
  } catch (error) {
    if (!abort.signal.aborted) throw error
    sayInterrupted()
    return code
  } finally {
    for (const name of signals) process.off(name, interrupt)
  }
}
