import {TfnotesError} from '../../errors.ts'
import {findStudy} from '../../studies/study.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Given, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {expectEngine} from '../running/expect-engine.ts'
import {readSweep} from './read-sweep.ts'
import {askStudy, trainStudy} from './watch-study.ts'

/** What may accompany `--resume`; all else was decided when the study was asked for. */
const besideResume: readonly string[] = ['resume', 'detach', 'json', 'plain']

/** `tfnotes sweep`: trains a chapter with several values, each with the same seeds, and says which are best. */
export const sweepChapter: RunCommand = async (context, invocation) => {
  const {
    input: [chapter],
    flags,
    tuned,
  } = invocation
  if (typeof flags.resume === 'string') {
    expectAlone({...flags, ...tuned})
    const study = await findStudy(context.checkpoints, flags.resume)
    const {tfnotes} = study.base.versions
    if (tfnotes !== context.versions.tfnotes)
      throw new TfnotesError('study-other-version', {
        study: study.id,
        version: tfnotes,
        current: context.versions.tfnotes,
      })
    return trainStudy(context, study, flags)
  }
  if (chapter === undefined)
    throw missingArgument('<chapter>', 'sweep <chapter> | tfnotes sweep --resume <study>')
  const asked = await readSweep(context, chapter, invocation)
  await expectEngine(asked.base, context)
  return askStudy(context, asked, flags)
}

/** @throws TfnotesError `resume-is-fixed` (usage) */
function expectAlone(given: Given): void {
  const fixed = Object.keys(given).filter(key => !besideResume.includes(key))
  if (fixed.length > 0) throw new TfnotesError('resume-is-fixed', {flags: fixed.map(flagName)}, {usage: true})
}
