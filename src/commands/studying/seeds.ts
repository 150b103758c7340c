import type {Context, Invocation} from '../line/command.ts'
import {expectEngine} from '../running/expect-engine.ts'
import {readNewRun} from '../running/new-run.ts'
import {readSeeds} from './read-sweep.ts'
import {askStudy} from './watch-study.ts'

/** `tfnotes train … --seeds n`: the same run with so many seeds, and how far they lie apart. */
export async function trainSeeds(context: Context, chapter: string, invocation: Invocation): Promise<number> {
  const {flags} = invocation
  const base = await readNewRun(context, chapter, invocation)
  const seeds = readSeeds(flags, base.seed)
  await expectEngine(base, context)
  return askStudy(
    context,
    {kind: 'seeds', base, space: {}, search: 'grid', settings: [{}], seeds, rungs: [], parallel: 1},
    flags,
  )
}
