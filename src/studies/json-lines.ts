import {join} from 'node:path'
import type {TfnotesError} from '../errors.ts'
import {openAppender} from '../runs/append.ts'
import {parseJson} from '../runs/parse-json.ts'
import type {Is} from '../runs/shape.ts'
import {readGuarded} from '../system/read-guarded.ts'

/** Bytes of a file of lines; hundreds of thousands of them. */
const longest = 1 << 26

/** What the lines of a file say, oldest first; lines that are none of these are passed over. None where there is no file. */
export async function readLines<T>(dir: string, name: string, isOne: Is<T>): Promise<T[]> {
  const text = await readGuarded(join(dir, name), longest).catch((error: TfnotesError) => {
    if (error.code === 'file-missing' || error.code === 'not-a-folder') return ''
    throw error
  })
  // A last line without its newline is not there yet.
  return String(text).split('\n').slice(0, -1).map(parseJson).filter(isOne)
}

/** Appends one line. @throws TfnotesError `disk-full`, `read-only` … */
export function addLine(dir: string, name: string, value: object): void {
  const file = openAppender(join(dir, name))
  try {
    file.append(JSON.stringify(value))
    file.sync()
  } finally {
    file.close()
  }
}
