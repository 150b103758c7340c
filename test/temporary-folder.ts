import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'

/** One folder for everything that the tests and the programs they start put aside, gone when all are done. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-'))
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder
  // Whoever works on this has settings of their own, which are nobody's in a test.
  process.env.XDG_CONFIG_HOME = join(folder, 'no-settings')
  return () => rmSync(folder, {recursive: true, force: true, maxRetries: 3})
}
