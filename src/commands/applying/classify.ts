import {resolve} from 'node:path'
import {pixels} from '../../answers/pictures.ts'
import {titleOf, withClassNames} from '../../datasets/facts/index.ts'
import {withReadable} from '../../datasets/own/list-folder.ts'
import {decodePicture} from '../../datasets/pictures/decode.ts'
import {shrinkToFit} from '../../datasets/pictures/resize.ts'
import {writePieces} from '../../system/write-pieces.ts'
import {type ClassifiedRow, classifiedCsv} from '../../text/classified-csv.ts'
import {grouped, percent} from '../../text/numbers.ts'
import {errorSentence} from '../../text/sentence.ts'
import type {Classified} from '../../trainers/applying/classify.ts'
import type {Context, RunCommand} from '../line/command.ts'
import {printLikely} from '../printing/likely.ts'
import {openOutput, printJson} from '../printing/output.ts'
import {answerAll, openRun} from './apply.ts'
import {preparationOf, readPicture} from './picture-file.ts'
import {type FolderOfPictures, picturesOfFolder} from './picture-files.ts'
import {readAhead} from './read-ahead.ts'

/** Side of the thumbnail that goes with an answer. */
const thumbnail = 64

/** Milliseconds for which the lines of a folder's pictures are held together. */
const together = 100

/** What makes an answer doubtful, gravest first. */
const warningOf = ({blank, figures, confident}: Pick<Classified, 'blank' | 'figures' | 'confident'>) =>
  blank ? 'blank' : figures.length > 0 ? 'several' : confident ? undefined : 'unsure'

/** `tfnotes classify`: what one or many picture files show, or those of a folder. */
export const classifyPictures: RunCommand = async (context, {input: [run = '', ...files], flags}) => {
  const predictor = await openRun(context, run, 'classify-image', flags)
  const {classifyPicture} = await import('../../trainers/applying/classify.ts')
  const {prepare, invert} = preparationOf(predictor.data, flags)
  const json = flags.json === true
  const output = openOutput(context)
  const {words, raw, tone} = output

  const remarks = ({inverted, leftOut, figures, ...answer}: Classified) => {
    const warning = warningOf({...answer, figures})
    const said = {...words, several: words.prepared.several(figures.length)}
    return [
      ...(warning ? [tone('warning', said[warning])] : []),
      ...(inverted ? [tone('dim', words.inverted)] : []),
      ...(leftOut.length > 0 ? [tone('dim', words.prepared.leftOut(leftOut))] : []),
    ]
  }

  const folders = files[0] === '-' ? [] : await foldersAmong(context, files)
  const within = new Map(folders.flatMap(({pictures}) => pictures.map(({file, path}) => [file, path])))
  const wanted = files.flatMap(file => {
    const of = folders.find(({folder}) => folder === file)
    return of ? of.pictures.map(one => one.file) : [file]
  })
  if (json)
    for (const {folder, pictures} of folders)
      printJson(context, 'pictureFolder', {kind: 'folder', folder, pictures: pictures.length})
  const out = typeof flags.out === 'string' ? resolve(context.cwd, flags.out) : undefined
  const rows: ClassifiedRow[] = []
  const unread: string[] = []
  const decode = readAhead(files[0] === '-' ? [] : wanted, async (file): ReturnType<typeof readPicture> => {
    const path = within.get(file)
    return path === undefined ? readPicture(context, file) : withReadable(path, decodePicture)
  })

  // Lines of a thousand pictures go out several at once: whoever draws them draws less often.
  const isMany = json && folders.length > 0
  let flushed = performance.now()
  const flush = (again: boolean) => {
    if (!isMany || (again && performance.now() - flushed < together)) return
    flushed = performance.now()
    context.stdout.uncork()
    if (again) context.stdout.cork()
  }
  if (isMany) context.stdout.cork()

  const code = await answerAll(
    context,
    wanted,
    json,
    file => ({file}),
    async file => {
      flush(true)
      const decoded = await decode(file).catch(error => {
        unread.push(file)
        rows.push({file, error: errorSentence(error, context.language)})
        throw error
      })
      const answer = classifyPicture(predictor, decoded, {prepare, invert})
      rows.push({file, top: answer.top, warning: warningOf(answer)})
      if (!json && out !== undefined)
        return output.progress(words.folder.read(grouped(rows.length), grouped(wanted.length)))
      if (json) {
        const {top, confident, inverted, seen, figures, leftOut} = answer
        const warning = warningOf(answer)
        printJson(context, 'classified', {
          file,
          run: predictor.spec.id,
          dataset: predictor.data.name,
          prepare,
          invert,
          inverted,
          top,
          confident,
          ...(warning && {warning}),
          ...(figures.length > 0 && {figures}),
          ...(leftOut.length > 0 && {leftOut}),
          ...(flags.pixels === true && {
            seen: pixels(seen),
            original: pixels(shrinkToFit(decoded, thumbnail)),
          }),
        })
        return
      }
      const top = withClassNames(answer.top, predictor.data.name, context.language)
      const read = answer.figures.length > 0 ? answer.figures.map(figure => figure.top) : [top]
      const each = read.map(([first]) => {
        const certainty = tone('dim', percent(first?.probability ?? Number.NaN))
        return `${tone('bold', first?.label ?? '?')} ${certainty}`
      })
      raw([tone('dim', file), ...each, ...remarks(answer)].join('  '))
      if (wanted.length === 1 && wanted[0] !== '-') {
        if (read.length === 1) printLikely(top, output)
        const {prepared} = words
        const how = prepared.all(prepared.ways[prepare], prepared.rules[invert](answer.inverted))
        const isUsual = flags.prepare === undefined && flags.invert === undefined
        const why = isUsual ? prepared.usual(titleOf(predictor.data.name, context.language)) : ''
        output.line(`  ${how}${why}`)
      }
    },
  ).finally(() => flush(false))
  if (out !== undefined) await writePieces(out, classifiedCsv(rows), {by: 'reader'})
  if (json) return code
  if (folders.length > 0 || out !== undefined) {
    const unsure = rows.filter(({warning}) => warning !== undefined).length
    output.line(words.folder.sum(grouped(rows.length), grouped(unsure)))
    if (unread.length > 0) output.note(words.folder.unread(unread))
  }
  if (out !== undefined) output.line(words.written(out))
  return code
}

/** Those of the arguments that are folders, with their pictures. */
async function foldersAmong(context: Context, given: readonly string[]): Promise<FolderOfPictures[]> {
  const found = await Promise.all(given.map(one => picturesOfFolder(context, one)))
  return found.filter(folder => folder !== undefined)
}
