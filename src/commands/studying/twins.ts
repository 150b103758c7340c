import type {RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {expectEngine} from '../running/expect-engine.ts'
import {readTwins} from './read-twins.ts'
import {askStudy} from './watch-study.ts'

/** `tfnotes twins`: trains a chapter with two settings, seed by seed, until it is sure which is better or that nobody can tell. */
export const twinChapter: RunCommand = async (context, invocation) => {
  const [chapter] = invocation.input
  if (chapter === undefined) throw missingArgument('<chapter>', 'twins <chapter> --a <values> --b <values>')
  const asked = await readTwins(context, chapter, invocation)
  await expectEngine(asked.base, context)
  return askStudy(context, asked, invocation.flags)
}
