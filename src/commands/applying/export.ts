import {basename, dirname, join, resolve} from 'node:path'
import {type Graph, record} from '../../chapters/graph.ts'
import {summariseGraph} from '../../chapters/summary.ts'
import {chartsSvg} from '../../drawing/svg/curves-svg.ts'
import {TfnotesError} from '../../errors.ts'
import {readSpec} from '../../runs/create.ts'
import {findRun} from '../../runs/find.ts'
import {readLabel} from '../../runs/label.ts'
import {liveness} from '../../runs/liveness.ts'
import {readState} from '../../runs/read-state.ts'
import {runCharts} from '../../runs/run-charts.ts'
import type {RunState} from '../../runs/state.ts'
import {openTail} from '../../runs/tail.ts'
import {eventsFile} from '../../runs/writer.ts'
import {ioError} from '../../system/io-error.ts'
import {makeFolder} from '../../system/make-folder.ts'
import {expectOwnFolder} from '../../system/own-file.ts'
import {openGuarded} from '../../system/read-guarded.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {words} from '../../text/words/index.ts'
import {kerasArchive} from '../../trainers/applying/export/keras-archive.ts'
import {weightsNpz} from '../../trainers/applying/export/npz.ts'
import {type Scalar, tensorboardFile} from '../../trainers/applying/export/tensorboard.ts'
import {tfjsModel} from '../../trainers/applying/export/tfjs-model.ts'
import {trainedSpec} from '../../trainers/applying/trained-run.ts'
import {dataShape} from '../../trainers/loading/data-facts.ts'
import type {Checkpoint} from '../../trainers/session/checkpoints/read.ts'
import {checkSpec} from '../../trainers/spec/check-spec.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {curvesText, openFitting} from './extract.ts'
import {firstWeights} from './page/first-weights.ts'
import {type RunOnPage, runPage} from './page/run-page.ts'

/** The files of an export: paths below `out`, or `out` itself where the path is empty. */
type Files = readonly (readonly [path: string, content: string | Uint8Array])[]

interface Source {
  readonly dir: string
  readonly context: Context
  /** The weights, and what is known of them. @throws TfnotesError as `openFitting` */
  readonly checkpoint: () => Promise<Checkpoint>
}

interface Format {
  /** What follows the run's id in the name of the file or folder. */
  readonly suffix: string
  /** It tells of a run, whether or not that has weights. @default false */
  readonly ofAny?: boolean
  readonly files: (source: Source) => Promise<Files>
}

async function graphOf(dir: string, checkpoint: Checkpoint): Promise<Graph> {
  const {spec} = await trainedSpec(dir, checkpoint.state)
  const {chapter, values} = checkSpec(spec)
  return record(chapter, values, dataShape(checkpoint.state.data))
}

async function readHistory(dir: string): Promise<RunState> {
  const path = join(dir, eventsFile)
  // Where there is none, it says why.
  await (await openGuarded(path)).close()
  return readState(openTail(path))
}

/** TensorBoard's own tags of Keras' callback; validation is a run of its own beside training. */
async function tensorboardFiles(dir: string): Promise<Files> {
  const {history} = await readHistory(dir)
  const curves = {
    train: [
      ['epoch_loss', 'loss'],
      ['epoch_accuracy', 'accuracy'],
      ['epoch_learning_rate', 'lr'],
    ],
    validation: [
      ['epoch_loss', 'valLoss'],
      ['epoch_accuracy', 'valAccuracy'],
    ],
  } as const
  return Object.entries(curves).flatMap(([name, tags]): Files => {
    const scalars = [...history].flatMap((point): Scalar[] =>
      tags.flatMap(([tag, measure]): Scalar[] => {
        const value = point[measure]
        // Keras counts epochs from 0.
        return typeof value === 'number' ? [{tag, step: point.epoch - 1, time: point.t / 1000, value}] : []
      }),
    )
    const begun = (history.at(0)?.t ?? 0) / 1000
    const path = join(name, `events.out.tfevents.${Math.floor(begun)}.tfnotes`)
    return scalars.length > 0 ? [[path, tensorboardFile(scalars, begun)]] : []
  })
}

/** What its page and its drawing say of a run. */
async function runOnPage({dir, checkpoint}: Source): Promise<RunOnPage> {
  const [spec, state, status] = [await readSpec(dir), await readHistory(dir), await liveness(dir)]
  const label = readLabel(dir).label
  const saved = await checkpoint().catch(() => undefined)
  const layers = saved && (await graphOf(dir, saved).catch(() => undefined))
  return {
    spec,
    state,
    status,
    name: label?.name,
    note: label?.note,
    layers: layers && summariseGraph(layers).layers,
    weights: saved && firstWeights(saved),
  }
}

const formats: Readonly<Record<string, Format>> = {
  keras: {
    suffix: '.keras',
    files: async ({dir, checkpoint}) => {
      const saved = await checkpoint()
      return [['', kerasArchive(await graphOf(dir, saved), saved, basename(dir))]]
    },
  },
  tfjs: {
    suffix: '-tfjs',
    files: async ({dir, checkpoint}) => {
      const saved = await checkpoint()
      const {model, weights} = tfjsModel(await graphOf(dir, saved), saved)
      return [
        ['model.json', model],
        ['weights.bin', weights],
      ]
    },
  },
  npz: {suffix: '.npz', files: async ({checkpoint}) => [['', weightsNpz(await checkpoint())]]},
  csv: {
    suffix: '.csv',
    files: async ({dir, checkpoint}) => [['', [...(await curvesText(dir, await checkpoint()))].join('')]],
  },
  tensorboard: {
    suffix: '-tensorboard',
    files: async ({dir, checkpoint}) => {
      await checkpoint()
      return tensorboardFiles(dir)
    },
  },
  svg: {
    suffix: '.svg',
    ofAny: true,
    files: async ({dir, context}) => {
      const charts = runCharts(await readHistory(dir), words[context.language])
      if (charts.length === 0) throw new TfnotesError('no-curves', {run: basename(dir)})
      return [['', `${chartsSvg(readLabel(dir).label?.name ?? basename(dir), charts).join('\n')}\n`]]
    },
  },
  html: {
    suffix: '.html',
    ofAny: true,
    files: async source => [
      ['', `${runPage(await runOnPage(source), source.context.language).join('\n')}\n`],
    ],
  },
}

/** `tfnotes export`: a run's trained network or its curves in the format of another program. */
export const exportRun: RunCommand = async (context, {input: [run = ''], flags}) => {
  const format = formats[String(flags.format)]
  if (!format)
    throw new TfnotesError(
      'flag-needs',
      {flag: 'export', needed: `--format ${Object.keys(formats).join('|')}`},
      {usage: true},
    )
  const {ofAny = false} = format
  const dir = await findRun(context.checkpoints, run, {cwd: context.cwd, ...(!ofAny && {trained: true})})
  const checkpoint = () => openFitting(context, dir, flags.from)
  const out = typeof flags.out === 'string' ? flags.out : basename(dir) + format.suffix
  const root = resolve(context.cwd, out)
  const files = (await format.files({dir, context, checkpoint})).map(
    ([path, content]) => [resolve(root, path), content] as const,
  )
  // Whoever names a file or folder may name a link; at names that are the program's own choice none is followed.
  const isTyped = (path: string) => path === root && typeof flags.out === 'string'
  for (const [path, content] of files) {
    const folder = dirname(path)
    try {
      if (path !== root) for (const inside of [root, folder]) if (!isTyped(inside)) expectOwnFolder(inside)
      await makeFolder(folder)
    } catch (cause) {
      throw ioError(cause, path)
    }
    await writePieces(path, [content], {by: isTyped(path) ? 'reader' : 'program'})
  }
  const {words: said, line} = openOutput(context)
  for (const [path, content] of files) {
    if (flags.json === true) printJson(context, 'exportedFile', {path, bytes: Buffer.byteLength(content)})
    else line(said.written(path))
  }
  return 0
}
