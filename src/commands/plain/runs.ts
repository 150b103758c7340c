import type {Task} from '../../chapters/chapter.ts'
import {chapterById} from '../../chapters/index.ts'
import {listRuns} from '../../runs/list.ts'
import {bestAccuracyOf, bestLossOf} from '../../runs/result.ts'
import type {RunSummary} from '../../runs/summary.ts'
import type {Words} from '../../text/words/words.ts'
import {headlineWords} from '../printing/run-words.ts'
import {memoryOf} from '../running/memory.ts'
import {visit} from './page.ts'
import type {World} from './world.ts'

type Said = Words['plain']

/** Something to be done with a run: a command, after a question where it needs more. */
interface Doing {
  readonly words: (said: Said) => string
  readonly ask?: (said: Said, run: string) => string
  readonly argv: (run: string, answer: string) => readonly string[]
  /** Of which runs. @default all */
  readonly task?: Task
  /** It is done only when the answer is yes. */
  readonly isGrave?: boolean
}

const doings: readonly Doing[] = [
  {words: said => said.watch, argv: run => ['attach', run, '--plain']},
  {
    words: said => said.classify,
    ask: said => said.files,
    argv: (run, path) => ['classify', run, path],
    task: 'classify-image',
  },
  {
    words: said => said.measure,
    ask: said => said.four,
    argv: (run, numbers) => ['measure', run, ...numbers.split(/[\s,，、]+/)],
    task: 'measure',
  },
  {
    words: said => said.next,
    ask: said => said.letters,
    argv: (run, letters) => ['next', run, letters],
    task: 'next-letter',
  },
  {words: said => said.forecast, argv: run => ['forecast', run], task: 'forecast'},
  {words: said => said.inspect, argv: run => ['inspect', run], task: 'classify-image'},
  {
    words: said => said.resume,
    ask: said => said.epochs,
    argv: (run, more) => [
      'train',
      '--resume',
      run,
      '--plain',
      ...(more === '' ? [] : ['--epochs', `+${more}`]),
    ],
  },
  {words: said => said.compare, ask: said => said.other, argv: (run, other) => ['compare', run, other]},
  {words: said => said.note, ask: said => said.name, argv: (run, name) => ['note', run, '--name', name]},
  {
    words: said => said.remove,
    ask: (said, run) => said.sure(run),
    argv: run => ['delete', run],
    isGrave: true,
  },
]

/** The runs, newest first; of one chapter alone, where it is named. */
export async function runsPage(world: World, chapter?: string): Promise<void> {
  const {context} = world
  await visit(world, async () => {
    const all = await listRuns(context.checkpoints, {memory: memoryOf(context)})
    const runs = all.filter(run => chapter === undefined || run.chapter === chapter)
    return {
      title: world.said.runsOf(runs.length),
      choices: runs.map(run => ({words: rowOf(run, world), id: run.id, choose: () => runPage(world, run)})),
    }
  })
}

function rowOf(run: RunSummary, {words}: World): string {
  const headline =
    headlineWords(words, 'accuracy', bestAccuracyOf(run)) ?? headlineWords(words, 'loss', bestLossOf(run))
  return [run.label?.name ?? run.id, words.status[run.status], headline].filter(Boolean).join(words.comma)
}

/** One run, and what may be done with it. */
const runPage = (world: World, run: RunSummary): Promise<void> =>
  visit(world, () => {
    const task = chapterById(run.chapter ?? '')?.task
    return {
      title: rowOf(run, world),
      choices: doings
        .filter(one => one.task === undefined || one.task === task)
        .map(one => ({words: one.words(world.said), choose: () => doIt(world, run.id, one)})),
    }
  })

async function doIt(world: World, run: string, {ask, argv, isGrave = false}: Doing): Promise<void> {
  const answer = ask ? await world.ask(ask(world.said, run)) : ''
  if (answer === undefined || (ask && world.is('back', answer))) return
  if (isGrave && !world.is('yes', answer)) return
  await world.run(argv(run, answer))
}
