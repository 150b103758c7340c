import {readdirSync} from 'node:fs'
import {join} from 'node:path'
import {integer} from '../../src/random/distributions.ts'
import {choose} from './choose.ts'
import {environmentOf, readLog} from './faults.ts'
import {goesOn, rudeness, settled, untruths} from './judge.ts'
import {openPlace} from './place.ts'
import {differences, resultOf, type Subject, straightRun, subjects} from './straight.ts'
import type {Outcome, Torment, Try} from './torment.ts'

/** What a call may fail with, and in which kinds of call that is met. */
const codes: Readonly<Record<string, readonly string[]>> = {
  ENOSPC: ['open', 'write', 'mkdir', 'rename', 'fsync'],
  EDQUOT: ['open', 'write', 'mkdir', 'rename', 'fsync'],
  EIO: ['open', 'read', 'write', 'mkdir', 'rename', 'fsync', 'unlink', 'rmdir', 'utimes'],
  EMFILE: ['open', 'read'],
  EACCES: ['open', 'read', 'mkdir', 'rename', 'unlink', 'rmdir', 'utimes'],
  EROFS: ['open', 'mkdir', 'rename', 'unlink', 'rmdir', 'utimes'],
}

/** Lines that a failure may have on stderr: the sentence, a hint and how to go on. */
const mostLines = 3

async function once({folder, random}: Try): Promise<Outcome> {
  const subject: Subject = choose(random, ['iris', 'iris', 'iris', 'mnist', 'long'])
  const {calls, result} = await straightRun(join(folder, '..'), subject)
  const who = choose(random, ['trainer', 'trainer', 'trainer', 'program'] as const)
  const code = choose(random, Object.keys(codes))
  const kind = choose(
    random,
    (codes[code] ?? []).filter(one => (calls[who][one] ?? 0) > 0),
  )
  const n = 1 + integer(random, calls[who][kind] ?? 1)
  const lasting = random.unit() < 0.4
  const place = openPlace(folder)
  const log = join(folder, 'log')
  try {
    const fault = {who, act: 'fail', within: place.checkpoints, log, kind, n, code, lasting} as const
    const ended = await place.run(['train', ...subjects[subject], '--json'], {env: environmentOf(fault)})
    const told = readLog(log)[0]
    const lost = [...rudeness(ended)]
    if (ended.err.trim().split('\n').length > mostLines) lost.push(`many words: ${JSON.stringify(ended.err)}`)
    lost.push(...(await settled(place)), ...(await untruths(place)))
    const [run] = place.runs()
    if (ended.code === 0 && run === undefined) lost.push('done, and there is no run')
    // Some calls are not needed for what was asked: then all of it is there.
    if (ended.code === 0 && run !== undefined)
      lost.push(...differences(resultOf(join(place.checkpoints, run)), result))
    if (run === undefined) lost.push(...halfMade(place.checkpoints))
    lost.push(...(await goesOn(place, result)))
    const which = `${who} ${kind} ${code}`
    const where = told ? ` at ${told.path.replace(folder, '')} n=${n}${lasting ? ' and on' : ''}` : ''
    return {hit: told && which, lost: lost.map(one => `${which}${where}: ${one}`)}
  } finally {
    place.close()
  }
}

/** What a run that could not be made has left. */
function halfMade(checkpoints: string): string[] {
  try {
    const left = readdirSync(checkpoints)
    return left.length > 0 ? [`half made: ${left.join(', ')}`] : []
  } catch {
    return []
  }
}

export const errors: Torment = {
  what: 'a call fails: one sentence, and the same bytes afterwards',
  count: 300,
  once,
}
