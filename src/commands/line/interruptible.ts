import {TfnotesError} from '../../errors.ts'

/** Runs work that Ctrl-C ends in good order; says then what became of it, and gives exit code 130. */
export async function interruptible(
  work: (signal: AbortSignal) => Promise<number>,
  sayInterrupted: () => void,
): Promise<number> {
  const abort = new AbortController()
  const interrupt = () => abort.abort(new TfnotesError('interrupted'))
  process.once('SIGINT', interrupt)
  try {
    return await work(abort.signal)
  } catch (error) {
    if (!abort.signal.aborted) throw error
    sayInterrupted()
    return 130
  } finally {
    process.off('SIGINT', interrupt)
  }
}
