import {join} from 'node:path'
import type {History} from './history.ts'
import {readState} from './read-state.ts'
import {openTail} from './tail.ts'
import {eventsFile} from './writer.ts'

/** The epochs that readers of a run know of, ascending; its events may have gaps where some were lost. */
export async function knownEpochs(dir: string): Promise<History> {
  const tail = openTail(join(dir, eventsFile), {skip: line => !decides.test(line)})
  return (await readState(tail)).history
}

/** What adds epochs or takes them back. */
const decides = /"event":"(epoch|started)"/
