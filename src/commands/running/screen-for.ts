import {basename, dirname} from 'node:path'
import type {SaidTags} from '../../runs/watched/curves.ts'
import type {Context} from '../line/command.ts'
import {parseArguments} from '../line/parse.ts'
import {training} from '../line/table/training.ts'
import {expectNoTags} from './attach.ts'
import {findTarget} from './find-target.ts'
import {readWish} from './notify.ts'
import {saidTags} from './said-tags.ts'

/** The screen that opens at once: a run's, or that of another program's event files. */
export interface Opening {
  readonly attach?: string
  /** How it is to be told of what happens to the runs that are followed, where the environment does not say it. */
  readonly notify?: string
  readonly watch?: {readonly path: string; readonly run: string | undefined; readonly said: SaidTags}
}

/**
 * Which screen `attach` opens in a terminal; undefined where text is asked for, where the run lies elsewhere than the
 * others, and where the command line has a fault, which the command itself then says.
 */
export async function screenFor(argv: readonly string[], context: Context): Promise<Opening | undefined> {
  try {
    const {
      input: [ref = 'latest'],
      flags,
    } = parseArguments('attach', training.attach, argv, {})
    if (flags.json === true || flags.plain === true || flags.once === true) return undefined
    const {wish, written} = readWish(context, flags)
    const isAsked = flags.notify !== undefined
    // No screen runs commands.
    if (isAsked && wish.command !== undefined) return undefined
    const target = await findTarget(context, ref)
    if (target.kind === 'logs') {
      const run = typeof flags.run === 'string' ? flags.run : undefined
      return {watch: {path: target.path, run, said: saidTags(flags)}}
    }
    expectNoTags(flags, target.dir)
    return dirname(target.dir) === context.checkpoints
      ? {attach: basename(target.dir), ...(isAsked && written !== undefined && {notify: written})}
      : undefined
  } catch {
    return undefined
  }
}
