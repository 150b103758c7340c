import {places} from '../../datasets/places.ts'
import {rateChart} from '../../drawing/charts/rate-chart.ts'
import {wordOf} from '../../text/choices.ts'
import {plain, significant} from '../../text/numbers.ts'
import {failureSentence} from '../../text/sentence.ts'
import type {RunCommand} from '../line/command.ts'
import {interruptible} from '../line/interruptible.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {remarksOf, tellRemarks} from '../printing/remarks.ts'
import {dataWords, engineWords} from '../printing/run-words.ts'
import {readNewRun} from './new-run.ts'

/** An odd number of rows above the x axis: the highest one is labelled, too. */
const size = {width: 72, height: 14}

/** `tfnotes lr-find`: with which learning rates a chapter's network learns; nothing is kept. */
export const findLearningRate: RunCommand = async (context, invocation) => {
  const {
    input: [chapter = ''],
    flags,
  } = invocation
  const spec = await readNewRun(context, chapter, invocation)
  const output = openOutput(context)
  const {words, line, note, progress, picture, look} = output
  const {findRate} = await import('../../trainers/session/find-rate.ts')
  const {language} = context
  const json = flags.json === true
  const find = async (signal: AbortSignal) => {
    const found = await findRate(spec, {
      places: places(context.env, context.home),
      environment: context.env,
      signal,
      ...(!json && {
        onProgress: ({phase, done, total}) => progress(`${words.loading[phase]} ${done}/${total}`),
        onStep: (done, total) => progress(words.rates.trying(done, total)),
      }),
    })
    const {curves, range} = found
    const {remarks, ...dataset} = found.dataset
    const optimizer = String(spec.hyperparameters.optimizer)
    const isFound = !('code' in range)
    const exit = isFound ? 0 : 1
    if (json) {
      const {name, ...engine} = found.backend
      printJson(context, 'foundRate', {
        chapter,
        optimizer,
        ...(isFound ? range : {problem: range.code, message: failureSentence(range, language)}),
        curves,
        backend: name,
        ...engine,
        ...dataset,
        dataset: dataset.name,
        ...remarksOf(remarks, language),
      })
      return exit
    }
    line(
      words.rates.title(
        wordOf(optimizer, language),
        curves.map(({seed}) => seed),
      ),
    )
    picture(rateChart({curves, ...(isFound && range), ...size, glyphs: look.glyphs}))
    line()
    line(`${dataWords(words, dataset)}${words.comma}${engineWords(language, found.backend)}`)
    if (isFound) {
      const [low, high] = [range.low, range.high].map(rate => significant(rate, 2))
      line(words.rates.found(String(low), String(high), plain(range.suggested)))
    } else note(failureSentence(range, language))
    tellRemarks(remarks, output, language)
    return exit
  }
  return interruptible(find, () => note(words.interruptedMake))
}
