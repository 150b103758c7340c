import {basename, join} from 'node:path'
import {TfnotesError} from '../../errors.ts'
import {runNames} from '../../runs/find.ts'
import {
  isName,
  isNote,
  isTag,
  type Label,
  labelLimits,
  labelOf,
  readLabel,
  writeLabel,
} from '../../runs/label.ts'
import type {Context, Given, RunCommand} from '../line/command.ts'
import {missingArgument} from '../line/missing-argument.ts'
import {type Output, openOutput, printJson} from '../printing/output.ts'
import {runsMeant} from './meant.ts'

/** What is to be changed of a label; undefined is left as it is. */
interface Change {
  /** Empty to take it away. */
  readonly name?: string
  readonly note?: string
  readonly tag: readonly string[]
  readonly untag: readonly string[]
}

/** `tfnotes note`: changes the labels of runs, or shows them where nothing is to be changed. */
export const labelRuns: RunCommand = async (context, {input, flags}) => {
  const isQuery = flags.where !== undefined
  const [ref, text] = isQuery ? [undefined, ...input] : input
  if (!isQuery && ref === undefined) throw missingArgument('<run>', 'note <run> [text]')
  if (isQuery && input.length > 1)
    throw new TfnotesError(
      'too-many-arguments',
      {argument: input[1] ?? '', usage: 'tfnotes note --where <query> [text]'},
      {usage: true},
    )
  const change = readChange(text, flags)
  const dirs = await runsMeant(context, ref === undefined ? [] : [ref], flags)
  if (change.name !== undefined && change.name !== '') await expectFreeName(context, change.name, dirs)
  // All are worked out before any is written.
  const labels = dirs.map(dir => ({dir, label: changed(labelOf(dir) ?? {}, change)}))
  if (isChange(change)) for (const {dir, label} of labels) await writeLabel(dir, label)
  const output = openOutput(context)
  for (const {dir, label} of labels) {
    const run = basename(dir)
    if (flags.json === true) printJson(context, 'labelled', {run, dir, label})
    else printLabel(run, label, output)
  }
  return 0
}

const isChange = ({name, note, tag, untag}: Change): boolean =>
  name !== undefined || note !== undefined || tag.length + untag.length > 0

/** @throws TfnotesError (usage) `flags-together`, `bad-run-name`, `bad-run-tag`, `bad-run-note` */
function readChange(text: string | undefined, {name, unname, tag, untag}: Given): Change {
  if (name !== undefined && unname === true)
    throw new TfnotesError('flags-together', {flags: ['--name', '--unname']}, {usage: true})
  const given = unname === true ? '' : typeof name === 'string' ? name.trim() : undefined
  if (given && !isName(given))
    throw new TfnotesError('bad-run-name', {name: given, max: labelLimits.name}, {usage: true})
  const note = text?.trim()
  if (note && !isNote(note)) throw new TfnotesError('bad-run-note', {max: labelLimits.note}, {usage: true})
  return {
    ...(given !== undefined && {name: given}),
    ...(note !== undefined && {note}),
    tag: readTags(tag),
    untag: readTags(untag),
  }
}

function readTags(given: string | boolean | undefined): string[] {
  if (typeof given !== 'string') return []
  const tags = given.split(',').map(tag => tag.trim())
  const wrong = tags.find(tag => !isTag(tag))
  if (wrong !== undefined)
    throw new TfnotesError('bad-run-tag', {tag: wrong, max: labelLimits.tag}, {usage: true})
  return tags
}

/** @throws TfnotesError `too-many-run-tags` */
function changed(label: Label, {name = label.name, note = label.note, tag, untag}: Change): Label {
  const tags = [...new Set([...(label.tags ?? []), ...tag])].filter(one => !untag.includes(one))
  if (tags.length > labelLimits.tags)
    throw new TfnotesError('too-many-run-tags', {count: tags.length, max: labelLimits.tags})
  return {...(name && {name}), ...(tags.length > 0 && {tags}), ...(note && {note})}
}

/**
 * That a name is one run's alone, and that whoever types it does not mean another one by its id.
 * @throws TfnotesError `name-of-several`, `name-taken`
 */
async function expectFreeName({checkpoints}: Context, name: string, dirs: readonly string[]): Promise<void> {
  if (dirs.length > 1) throw new TfnotesError('name-of-several', {name, count: dirs.length}, {usage: true})
  for (const run of await runNames(checkpoints)) {
    const dir = join(checkpoints, run)
    const isTaken = run.startsWith(name) || readLabel(dir).label?.name === name
    if (isTaken && !dirs.includes(dir)) throw new TfnotesError('name-taken', {name, run})
  }
}

function printLabel(run: string, {name, tags = [], note}: Label, {words, line, tone, raw}: Output): void {
  raw(tone('bold', run))
  const rows = [
    [words.columns.name, name],
    [words.columns.tags, tags.length > 0 ? tags.join(' ') : undefined],
    [words.columns.note, note],
  ].filter(([, value]) => value !== undefined)
  for (const [title, value] of rows) line(`  ${title}${words.colon}${value}`)
  if (rows.length === 0) line(`  ${words.noLabel}`)
}
