import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {checkpointKinds} from '../../src/runs/events.ts'
import type {CheckpointState, StateFile} from '../../src/trainers/session/checkpoints/state.ts'
import {hashOf} from '../../src/trainers/session/checkpoints/write.ts'

/** Writes other things into a run's checkpoints, with checksums that are right. */
export function rewriteState(dir: string, change: (state: CheckpointState) => CheckpointState): void {
  for (const kind of checkpointKinds) {
    const path = join(dir, kind, 'state.json')
    if (!existsSync(path)) continue
    const file: StateFile = JSON.parse(readFileSync(path, 'utf8'))
    const state = change(file.state)
    writeFileSync(path, JSON.stringify({...file, state, sha256: hashOf(JSON.stringify(state))}))
  }
}

/** As a version wrote it whose checkpoints did not yet name their spec. */
export const withoutSpec = ({spec: _, ...state}: CheckpointState): CheckpointState => state
