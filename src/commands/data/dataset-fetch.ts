import {type DatasetName, datasetNames, facts} from '../../datasets/facts/index.ts'
import {places} from '../../datasets/places.ts'
import {TfnotesError} from '../../errors.ts'
import {bytes} from '../../text/numbers.ts'
import type {Manage} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {openOutput, printJson} from '../printing/output.ts'

/** `tfnotes dataset fetch`: the official files, into tfnotes' own cache. */
export const fetchFiles: Manage = async (context, [name], flags) => {
  if (name === undefined) throw missingArgument('<name>', 'dataset fetch <name>')
  if (!Object.hasOwn(facts, name))
    throw new TfnotesError('unknown-dataset', {dataset: name, accepted: datasetNames}, {usage: true})
  const {words, line, note, progress} = openOutput(context)
  const {fetchDataset} = await import('../../datasets/fetching/download.ts')
  const {cache} = places(context.env, context.home)
  const json = flags.json === true
  const fetchAll = async (signal: AbortSignal) => {
    const {folder, fetched, kept} = await fetchDataset(name as DatasetName, {
      cache,
      fetch,
      signal,
      ...(!json && {
        onProgress: ({phase, done, total}) =>
          progress(`${words.loading[phase]} ${name}: ${bytes(done)} / ${bytes(total)}`),
      }),
    })
    if (json) printJson(context, 'fetched', {name, folder, fetched, kept})
    else line(fetched.length > 0 ? words.fetched(fetched.join(', '), folder) : words.kept(folder))
    return 0
  }
  return interruptible(fetchAll, () => note(words.interruptedDownload))
}
