import {chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, beforeEach, expect, it} from 'vitest'
import {TfnotesError} from '../../../src/errors.ts'
import {play, specOf} from '../run.ts'

let above = ''

// Not below the folder of the other tests, which nobody else may enter.
beforeEach(() => {
  above = mkdtempSync('/tmp/tfnotes-unquoted-')
  chmodSync(above, 0o755)
})
afterEach(() => rmSync(above, {recursive: true}))

const secret = '-----BEGIN PRIVATE KEY-----'

/** What a run told by `run.json` to read the file says of it. */
async function told(fileMode: number, folderMode: number): Promise<unknown> {
  const [csv, dir] = [join(above, 'key'), join(above, 'run')]
  writeFileSync(csv, `${secret}\nAAAA\n-----END PRIVATE KEY-----\n`)
  chmodSync(csv, fileMode)
  mkdirSync(dir)
  chmodSync(dir, folderMode)
  const spec = specOf('iris', {}, {chapter: 'stock-rnn', dataset: {name: 'prices', from: 'auto', csv}})
  return play(spec, dir).catch(error => error)
}

const onUnix = process.platform !== 'win32'

it.runIf(onUnix)('what others may not read is not quoted in a run that others may read', async () => {
  const error = await told(0o600, 0o755)
  expect(error).toBeInstanceOf(TfnotesError)
  expect(error).toMatchObject({detail: {file: join(above, 'key')}})
  expect(String(error)).not.toContain('BEGIN')
})

it.runIf(onUnix)('what everybody may read is quoted', async () => {
  expect(String(await told(0o644, 0o755))).toContain(secret)
})

it.runIf(onUnix)('what is private is quoted in a run that is just as private', async () => {
  expect(String(await told(0o600, 0o700))).toContain(secret)
})
