import {basename} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {curveNames} from '../../runs/watched/curves.ts'
import type {Notify} from '../../settings/notify.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {findTarget} from './find-target.ts'
import {readWish} from './notify.ts'
import {saidTags} from './said-tags.ts'
import {watchEventFiles} from './watch-event-files.ts'
import {watchRun} from './watch-run.ts'

/**
 * `tfnotes attach`: the whole history of a run, live or over, and what comes; of another program the event files that it
 * writes. Ctrl-C leaves the run alone.
 */
export const attachRun: RunCommand = async (context, {input: [ref = 'latest'], flags}) => {
  const target = await findTarget(context, ref)
  const [json, plain] = [flags.json === true, flags.plain === true]
  if (target.kind === 'run') {
    expectNoTags(flags, target.dir)
    return watchRun(context, target.dir, {json, plain, onInterrupt: 'leave', notify: wishOf(context, flags)})
  }
  return watchEventFiles(context, target.path, {
    json,
    plain,
    once: flags.once === true,
    run: typeof flags.run === 'string' ? flags.run : undefined,
    said: saidTags(flags),
  })
}

/** The command of the environment is that of the run's trainer; one that is asked for here is run by who watches. */
function wishOf(context: Context, flags: Given): Notify {
  const {wish} = readWish(context, flags)
  const {bell, osc9} = wish
  return flags.notify === undefined ? {bell, osc9} : wish
}

/** A run of our own has one loss, and says itself when it has ended. @throws TfnotesError `only-of-event-files` */
export function expectNoTags(flags: Given, dir: string): void {
  const given = [...curveNames, 'run', 'once'].filter(name => flags[name] !== undefined)
  if (given.length > 0)
    throw new TfnotesError(
      'only-of-event-files',
      {flags: given.map(flagName), run: basename(dir)},
      {usage: true},
    )
}
