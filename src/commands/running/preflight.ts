import {places} from '../../datasets/places.ts'
import {inColumns} from '../../drawing/lines/columns.ts'
import {bytes, grouped} from '../../text/numbers.ts'
import {duration} from '../../text/times.ts'
import type {RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {dataWords, engineWords} from '../printing/run-words.ts'
import {readNewRun} from './new-run.ts'

/** `tfnotes preflight`: what a run would cost, from a few real batches; nothing is kept. */
export const preflightChapter: RunCommand = async (context, invocation) => {
  const {
    input: [chapter = ''],
    flags,
  } = invocation
  const spec = await readNewRun(context, chapter, invocation)
  const output = openOutput(context)
  const {words, line, note, progress} = output
  const {preflight} = await import('../../trainers/session/preflight.ts')
  const json = flags.json === true
  const measure = async (signal: AbortSignal) => {
    const {
      backend,
      dataset: {remarks, ...dataset},
      shape,
      ...cost
    } = await preflight(spec, {
      places: places(context.env, context.home),
      environment: context.env,
      signal,
      ...(!json && {
        onProgress: ({phase, done, total}) => progress(`${words.loading[phase]} ${done}/${total}`),
      }),
    })
    if (json) {
      const {name, ...engine} = backend
      printJson(context, 'preflight', {
        chapter,
        backend: name,
        ...engine,
        ...cost,
        ...dataset,
        ...shape,
        dataset: dataset.name,
        ...remarksOf(remarks, context.language),
      })
      return 0
    }
    line(words.preflightTitle)
    const {perStep, perEpoch, total, speed, memory, tensors} = words.preflight
    const rows = [
      [words.data, dataWords(words, dataset)],
      [words.network, words.parameters(grouped(cost.parameters))],
      [words.backend, engineWords(context.language, backend)],
      [speed, words.samplesPerSecond(grouped(cost.samplesPerSecond))],
      [perStep, duration(cost.msPerStep / 1000)],
      [perEpoch, duration(cost.secondsPerEpoch + cost.secondsPerValidation)],
      [total, duration(cost.seconds)],
      [memory, tensors(bytes(cost.memory))],
    ]
    for (const row of inColumns(rows)) line(`  ${row}`)
    tellRemarks(remarks, output, context.language)
    return 0
  }
  return interruptible(measure, () => note(words.interruptedMake))
}
