import {constants} from 'node:fs'
import {access, statfs} from 'node:fs/promises'
import {cpus, freemem, release, totalmem} from 'node:os'
import {dirname} from 'node:path'
import type {Answers, answers} from '../../answers/index.ts'
import {places} from '../../datasets/places.ts'
import {glyphModeFor} from '../../drawing/glyph-mode.ts'
import {padded} from '../../drawing/lines/width.ts'
import {failureOf, TfnotesError} from '../../errors.ts'
import {availableCores} from '../../system/cores.ts'
import {bytes} from '../../text/numbers.ts'
import {errorSentence, warningSentence} from '../../text/sentence.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {rowsOf} from './doctor-rows.ts'
import {kerasFound} from './keras-found.ts'
import {whereData} from './where-data.ts'

/** `tfnotes doctor`: what this machine offers, found out by trying it; and the linking of tfjs-node. */
export const examineMachine: RunCommand = async (context, {input: [path], flags}) => {
  if (flags.linkTensorflow === true) return link(context, path)
  if (path !== undefined)
    throw new TfnotesError('argument-needs', {argument: path, needed: '--link-tensorflow'}, {usage: true})
  if (flags.unlinkTensorflow === true) return unlink(context)

  const output = openOutput(context)
  function show<K extends keyof (typeof answers)['doctor']>(name: K, finding: Answers[K]): void {
    if (flags.json === true) printJson(context, name, finding)
    else
      for (const [label, said] of rowsOf(finding, output, context))
        output.line(`${padded(label, 11)} ${said}`)
  }
  // What is quick comes first; the backends are started one after another.
  show('program', program(context))
  show('settingsFound', {settings: settingsFound(context)})
  show('runsFolder', {runs: await runsFolder(context)})
  show('datasetsFound', {datasets: await datasetsFound(context)})
  show('picturesFound', {pictures: await picturesFound()})
  for (const name of ['wasm', 'native', 'cpu'] as const)
    show('backendFound', {backend: await tryBackend(context, name)})
  if (flags.json !== true) output.progress(output.words.doctor.askingPython)
  show('kerasFound', await kerasFound(context))
  return 0
}

function program({env, versions, stdin, stdout, language}: Context): Answers['program'] {
  const processors = cpus()
  const [processor] = processors
  const cores = availableCores()
  const {mode, why} = glyphModeFor(env)
  return {
    tfnotes: versions.tfnotes,
    tfjs: versions.tfjs,
    node: process.version,
    system: `${process.platform} ${release()} ${process.arch}`,
    processor: `${processor?.model.trim() ?? '?'} (${cores < processors.length ? `${cores}/${processors.length}` : cores})`,
    memory: bytes(totalmem()),
    memoryFree: bytes(freemem()),
    terminal: {
      stdin: stdin.isTTY === true,
      stdout: stdout.isTTY === true,
      ...(stdout.isTTY === true && {
        size: `${stdout.columns}x${stdout.rows}`,
        colours: stdout.getColorDepth(),
      }),
      TERM: env.TERM ?? '',
      locale: env.LC_ALL || env.LC_CTYPE || env.LANG || '',
    },
    glyphs: mode,
    glyphsBy: why,
    language,
  }
}

function settingsFound({settings, language}: Context): Answers['settingsFound']['settings'] {
  const {path, found, preferences, keys, presets, problem} = settings
  const sets = [
    ...Object.keys(preferences),
    ...Object.entries({keys, presets}).flatMap(([name, said]) =>
      Object.keys(said).length > 0 ? [name] : [],
    ),
  ]
  return {file: path, found, sets, ...(problem && {problem: errorSentence(problem, language)})}
}

async function runsFolder({checkpoints}: Context): Promise<Answers['runsFolder']['runs']> {
  const there = await access(checkpoints).then(
    () => true,
    () => false,
  )
  const folder = there ? checkpoints : dirname(checkpoints)
  const writable = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  const disk = await statfs(folder).catch(() => undefined)
  return {folder: checkpoints, writable, ...(disk && {free: bytes(disk.bavail * disk.bsize)})}
}

const datasetsFound = async (context: Context): Promise<Answers['datasetsFound']['datasets']> =>
  Object.fromEntries(
    (await whereData(context)).map(({name, source, origin, problem, remarks: [remark] = []}) => [
      name,
      problem ??
        (source !== 'generated'
          ? `${source}: ${origin}`
          : remark
            ? `${warningSentence(remark, context.language)} ${openOutput(context).words.sources.generated}`
            : source),
    ]),
  )

async function picturesFound(): Promise<Answers['picturesFound']['pictures']> {
  const {loadSharp} = await import('../../datasets/pictures/load-sharp.ts')
  try {
    const {versions} = await loadSharp()
    return {decodes: true, version: `sharp ${versions.sharp}, libvips ${versions.vips}`}
  } catch (error) {
    return {decodes: false, why: String(failureOf(error).detail.reason)}
  }
}

/** Starts a backend and lets it multiply; what a run would get with it. */
async function tryBackend(
  context: Context,
  name: 'native' | 'wasm' | 'cpu',
): Promise<Answers['backendFound']['backend']> {
  const {nativeFolder, selectBackend} = await import('../../trainers/engines/built-in/backends/index.ts')
  const {
    backend = name,
    version,
    threads,
    why,
    devices,
  } = await selectBackend(name, 0, {
    nativeFolder: nativeFolder(places(context.env, context.home)),
  }).then(
    ({name: backend, ...rest}) => ({backend, ...rest}),
    error => ({backend: undefined, version: '', threads: 0, why: String(error), devices: undefined}),
  )
  if (backend !== name || version === '') return {name, computes: false, why}
  return {name, computes: true, version, threads, ...(name === 'native' && {gpu: devices !== undefined})}
}

async function link(context: Context, tensorflow: string | undefined): Promise<number> {
  const {words, line, progress} = openOutput(context)
  const {linkTensorflow} = await import('../../trainers/engines/built-in/backends/link-tensorflow.ts')
  const {nativeFolder} = await import('../../trainers/engines/built-in/backends/index.ts')
  const {version, tensorflow: path} = await linkTensorflow({
    folder: nativeFolder(places(context.env, context.home)),
    ...(tensorflow !== undefined && {tensorflow}),
    onStep: step => progress(words.doctor.steps[step]),
  })
  line(words.doctor.linked(version, path))
  return 0
}

async function unlink(context: Context): Promise<number> {
  const {words, line} = openOutput(context)
  const {unlinkTensorflow} = await import('../../trainers/engines/built-in/backends/link-tensorflow.ts')
  const {nativeFolder} = await import('../../trainers/engines/built-in/backends/index.ts')
  const undone = await unlinkTensorflow(nativeFolder(places(context.env, context.home)))
  line(undone ? words.doctor.unlinked : words.doctor.nothingLinked)
  return 0
}
