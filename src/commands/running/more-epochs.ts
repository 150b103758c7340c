import type {Chapter} from '../../chapters/chapter.ts'
import {TfnotesError} from '../../errors.ts'
import {parseSetting} from '../../settings/parse-setting.ts'

/** How far a run has come. */
interface Standing {
  readonly run: string
  /** Epochs from which those that are to be added count. */
  readonly from: number
  /** Epochs that it has. */
  readonly done: number
}

/**
 * The number of epochs that is meant beside a run that has some: `13` of them all, or `+5` more.
 * @throws TfnotesError (usage) `epochs-done`, `epochs-none`, and as `parseSetting`
 */
export function moreEpochs(chapter: Chapter, said: string | boolean, {run, from, done}: Standing): number {
  const setting = chapter.settings.epochs
  if (setting?.kind !== 'integer') throw new Error(`${chapter.id} has no epochs`)
  const [, more] = /^\s*\+\s*(.*)$/.exec(String(said)) ?? []
  if (more !== undefined && Number(more) < 1)
    throw new TfnotesError('epochs-none', {value: more}, {usage: true})
  const epochs = more === undefined ? said : from + parseSetting('epochs', setting, more)
  const total = parseSetting('epochs', setting, epochs)
  if (total <= done) throw new TfnotesError('epochs-done', {run, done, least: done + 1}, {usage: true})
  return total
}
