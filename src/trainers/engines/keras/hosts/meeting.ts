import {readFileSync, rmSync, writeFileSync} from 'node:fs'
import {parseJson} from '../../../../runs/parse-json.ts'
import {isCount, isObjectOf, isText} from '../../../../runs/shape.ts'
import {ioError} from '../../../../system/io-error.ts'

/** Where those who compute a run together meet, and what lets them in. */
export interface Meeting {
  readonly address: string
  readonly port: number
  /** base64url */
  readonly key: string
}

const isMeeting = isObjectOf<Meeting>({address: isText, port: isCount, key: isText})

/** Into a file that this user alone can read, and that was not there before. */
export function putMeeting(file: string, meeting: Meeting): void {
  try {
    rmSync(file, {force: true})
    writeFileSync(file, `${JSON.stringify(meeting)}\n`, {mode: 0o600, flag: 'wx'})
  } catch (cause) {
    throw ioError(cause, file)
  }
}

/** Nobody is let in by it any more. */
export const dropMeeting = (file: string): void => {
  try {
    rmSync(file, {force: true})
  } catch {}
}

/** Undefined where there is none (yet). */
export function findMeeting(file: string): Meeting | undefined {
  try {
    const found = parseJson(readFileSync(file, 'utf8'))
    return isMeeting(found) ? found : undefined
  } catch {
    return undefined
  }
}
