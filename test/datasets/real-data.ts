import {existsSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const beside = fileURLToPath(new URL('../../../shared/data', import.meta.url))

/** The folder of real data: TFNOTES_DATA, else ../shared/data beside the checkout; `undefined` when there is none. */
export const realData = [process.env.TFNOTES_DATA, beside].find(folder => folder && existsSync(folder))

/** For `describe.skipIf`: says in the test's name why it is skipped. */
export const needsRealData = realData
  ? ''
  : ' (skipped: real data is neither in TFNOTES_DATA nor in ../shared/data)'
