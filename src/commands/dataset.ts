import {datasets} from '../datasets/index.ts'
import type {DatasetName} from '../datasets/names.ts'
import {places} from '../datasets/places.ts'
import {TfnotesError} from '../errors.ts'
import type {Context, Invocation, RunCommand} from './command.ts'
import {bytes, grouped} from './format.ts'
import {openOutput, printJson, table} from './output.ts'
import {whereData} from './where-data.ts'

type Manage = (context: Context, input: readonly string[], flags: Invocation['flags']) => Promise<number>

/** `tfnotes dataset list|fetch|make`. */
export const manageDatasets: RunCommand = async (context, {input: [action = '', ...rest], flags}) => {
  const manage = Object.hasOwn(actions, action) ? actions[action as keyof typeof actions] : undefined
  if (!manage)
    throw new TfnotesError('not-one-of', {value: action, accepted: Object.keys(actions)}, {usage: true})
  return manage(context, rest, flags)
}

const list: Manage = async (context, _input, flags) => {
  const output = openOutput(context)
  const {words, line} = output
  const found = new Map((await whereData(context)).map(one => [one.name, one]))
  const all = Object.values(datasets)
  if (flags.json === true) {
    for (const {
      name,
      title,
      kind,
      inputShape,
      classes,
      trainCount,
      testCount,
      licence,
      homepage,
      files,
    } of all) {
      const size = files.reduce((sum, file) => sum + file.bytes, 0)
      const facts = {name, title, kind, inputShape, classes, trainCount, testCount, licence, homepage}
      printJson(context, {...facts, download: size, ...found.get(name)})
    }
    return 0
  }
  const rows = all.map(({name, title, kind, trainCount, testCount}) => {
    const place = found.get(name)
    const where = place
      ? (place.problem ??
        `${words.sources[place.source as 'cache']}${place.source === 'generated' ? '' : `: ${place.origin}`}`)
      : kind === 'letters'
        ? words.builtIn
        : words.ownData
    const samples = trainCount === undefined ? '-' : `${grouped(trainCount)} + ${grouped(testCount ?? 0)}`
    return [name, title[context.language], samples, where]
  })
  const {dataset, title, samples, found: place} = words.columns
  for (const row of table([[dataset, title, samples, place], ...rows])) line(row)
  return 0
}

const fetchFiles: Manage = async (context, [name], flags) => {
  if (name === undefined)
    throw new TfnotesError(
      'missing-argument',
      {argument: '<name>', usage: 'tfnotes dataset fetch <name>'},
      {usage: true},
    )
  if (!Object.hasOwn(datasets, name))
    throw new TfnotesError('unknown-dataset', {dataset: name, accepted: Object.keys(datasets)}, {usage: true})
  const {words, line, progress} = openOutput(context)
  const {fetchDataset} = await import('../datasets/download.ts')
  const {cache} = places(context.env, context.home)
  const json = flags.json === true
  const abort = new AbortController()
  const interrupt = () => abort.abort(new TfnotesError('interrupted'))
  process.once('SIGINT', interrupt)
  try {
    const {folder, fetched, kept} = await fetchDataset(name as DatasetName, {
      cache,
      fetch,
      signal: abort.signal,
      ...(!json && {
        onProgress: ({phase, done, total}) =>
          progress(`${words.loading[phase]} ${name}: ${bytes(done)} / ${bytes(total)}`),
      }),
    })
    if (json) printJson(context, {name, folder, fetched, kept})
    else line(fetched.length > 0 ? words.fetched(fetched.join(', '), folder) : words.kept(folder))
    return 0
  } catch (error) {
    if (!abort.signal.aborted) throw error
    openOutput(context).note(words.interruptedDownload)
    return 130
  } finally {
    process.off('SIGINT', interrupt)
  }
}

const actions = {list, fetch: fetchFiles}
