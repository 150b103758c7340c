import {lstatSync, realpathSync} from 'node:fs'
import {applyEdits, modify} from 'jsonc-parser'
import {TfnotesError} from '../errors.ts'
import {ioError} from '../system/io-error.ts'
import {privateFileMode} from '../system/own-file.ts'
import {replaceFile} from '../system/replace-file.ts'
import {parseSettingsFile} from './parse.ts'
import {readSettingsText} from './read.ts'

/**
 * Says one thing in the settings file, or takes it out again (`value` undefined): comments, order and indentation stay as they
 * are. The file is there in its old or in its new form at any time.
 * @param where names from the outermost object inwards
 * @returns whether that changed anything
 * @throws TfnotesError as `readSettingsFile` for a file that cannot be understood: it is not touched; `foreign-file` where a link
 * leads to somebody else's; else as `ioError`
 */
export async function editSettings(
  path: string,
  where: readonly string[],
  value: string | number | boolean | object | undefined,
): Promise<boolean> {
  const before = readSettingsText(path) ?? '{}\n'
  parseSettingsFile(before, path)
  const edits = modify(before, [...where], value, {
    formattingOptions: {
      insertSpaces: !/^\t/m.test(before),
      tabSize: 2,
      eol: before.includes('\r\n') ? '\r\n' : '\n',
    },
  })
  const after = applyEdits(before, edits)
  if (after === before) return false
  // What would not be understood afterwards is not written.
  parseSettingsFile(after, path)
  const target = ownTarget(path)
  try {
    const mode = lstatSync(target, {throwIfNoEntry: false})?.mode ?? privateFileMode
    await replaceFile(target, after, {mode: mode & 0o777, flush: true})
    return true
  } catch (cause) {
    throw ioError(cause, path)
  }
}

/** The file itself: people keep such files elsewhere and link to them. Through a link only the reader's own is written. */
function ownTarget(path: string): string {
  try {
    if (!lstatSync(path, {throwIfNoEntry: false})?.isSymbolicLink()) return path
    const target = realpathSync(path)
    const {uid} = lstatSync(target)
    if (process.getuid !== undefined && uid !== process.getuid())
      throw new TfnotesError('foreign-file', {path, kind: 'link', target})
    return target
  } catch (cause) {
    throw ioError(cause, path)
  }
}
