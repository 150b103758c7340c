import {statSync} from 'node:fs'
import {join} from 'node:path'
import {checkpointKinds, stateFile} from './events.ts'
import {readSaved} from './recover.ts'
import type {RunStatus} from './status.ts'
import {eventsFile} from './writer.ts'

const ended: readonly RunStatus[] = ['crashed', 'stopped']

/**
 * Epochs of a run's checkpoint, where its events end before that: a power cut may have taken the rest, which a resumed
 * session tells again. Only a checkpoint that is newer than the events is looked into. Never throws.
 * @param epoch epochs that the events know of
 * @returns undefined where the events know as much
 */
export async function checkpointAhead(
  dir: string,
  status: RunStatus,
  epoch: number,
): Promise<number | undefined> {
  if (!ended.includes(status)) return undefined
  const told = timeOf(join(dir, eventsFile))
  if (!checkpointKinds.some(kind => timeOf(join(dir, kind, stateFile)) > told)) return undefined
  const saved = await readSaved(dir)
  return saved && saved.epoch > epoch ? saved.epoch : undefined
}

/** 0 for what is not there. */
function timeOf(path: string): number {
  try {
    return statSync(path, {throwIfNoEntry: false})?.mtimeMs ?? 0
  } catch {
    return 0
  }
}
