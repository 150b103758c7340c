import {TfnotesError} from '../../errors.ts'
import {listRuns} from '../../runs/list.ts'
import type {RunSummary} from '../../runs/summary.ts'
import {emptyTrash} from '../../runs/trash.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {type Output, openOutput, printJsonLines} from '../printing/output.ts'
import {memoryOf} from '../running/memory.ts'
import {type Chosen, chooseRuns, rankedRuns} from './choose.ts'

const forms = ['json', 'csv', 'md'] as const
type Form = (typeof forms)[number]

/** `tfnotes runs`: the runs, newest first unless it is said otherwise. The exit code is 1 where some could not be read. */
export const printRuns: RunCommand = async (context, {flags}) => {
  const form = formOf(flags)
  const all = await listRuns(context.checkpoints, {memory: memoryOf(context)})
  const chosen = await chooseRuns(all, flags)
  const output = openOutput(context)
  if (form === 'json') printLines(context, chosen)
  else {
    const {printCsv, printMarkdown, printTables} = await import('./tables.ts')
    if (form === 'csv') printCsv(context, chosen)
    else if (form === 'md') printMarkdown(context, chosen, output)
    else printTables(context, chosen, all.length, output)
  }
  const shown = chosen.parts.flatMap(({runs}) => runs)
  if (shown.length < chosen.matching) output.note(output.words.runsShown(shown.length, chosen.matching))
  await tellTroubles(form === 'json' ? [] : shown, output, context)
  await emptyTrash(context.checkpoints)
  const unread = all.flatMap(({status, trouble}) => (status === 'unreadable' && trouble ? [trouble] : []))
  const [first] = unread
  if (!first) return 0
  const {failureSentence} = await import('../../text/sentence.ts')
  output.note(output.words.unreadRuns(unread.length, failureSentence(first, context.language)))
  return 1
}

/** How the list is written, where not as a table for people. @throws TfnotesError (usage) `flags-together` */
function formOf(flags: Given): Form | undefined {
  const given = forms.filter(form => flags[form] === true)
  if (given.length > 1) throw new TfnotesError('flags-together', {flags: given.map(flagName)}, {usage: true})
  return given[0]
}

/** What is known of the runs in part alone, one sentence each; the sentences are loaded where there is one to be said. */
async function tellTroubles(runs: readonly RunSummary[], output: Output, {language}: Context): Promise<void> {
  const troubles = runs.flatMap(({id, status, trouble, labelTrouble}) => [
    ...(trouble && status !== 'unreadable' ? [{id, trouble}] : []),
    ...(labelTrouble ? [{id, trouble: labelTrouble}] : []),
  ])
  if (troubles.length === 0) return
  const {failureSentence} = await import('../../text/sentence.ts')
  for (const {id, trouble} of troubles)
    output.note(`${id}${output.words.colon}${failureSentence(trouble, language)}`)
}

function printLines(context: Context, chosen: Chosen): void {
  const {figure} = chosen
  const lines = rankedRuns(chosen).map(({run, board, rank}) =>
    board && figure ? {...run, board: {...board, by: figure, ...(rank && {rank})}} : run,
  )
  printJsonLines(context, 'runSummary', lines)
}
