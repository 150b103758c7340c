import {readFile, writeFile} from 'node:fs/promises'
import {parse, resolve} from 'node:path'
import {ioError} from './io-error.ts'
import {fileMode} from './own-file.ts'

/** Names that are tried; who has so many copies has to clear up. */
const mostCopies = 99

/**
 * Writes a text file and returns its path. What is there already is left as it is: the same text is not written
 * again, another one goes beside it (`mnist-2.py`).
 * @throws TfnotesError as `ioError`
 */
export async function saveText(folder: string, name: string, text: string): Promise<string> {
  const {name: stem, ext} = parse(name)
  for (let copy = 1; ; copy++) {
    const path = resolve(folder, copy === 1 ? name : `${stem}-${copy}${ext}`)
    try {
      await writeFile(path, text, {flag: 'wx', mode: fileMode})
      return path
    } catch (cause) {
      const isTaken = (cause as NodeJS.ErrnoException).code === 'EEXIST'
      if (isTaken && (await readFile(path, 'utf8').catch(() => '')) === text) return path
      if (!isTaken || copy >= mostCopies) throw ioError(cause, path)
    }
  }
}
