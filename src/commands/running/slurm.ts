import {join} from 'node:path'
import type {Context} from '../line/command.ts'

/** The place of this process among those that `srun` has started together. */
export interface Step {
  /** 0 is the session; the others compute for it. */
  readonly rank: number
  readonly size: number
  /** Where the session says how it is reached: among the runs, which all hosts of a job see. */
  readonly meeting: string
}

/** Undefined where there is no srun, or where it has started one process. */
export function slurmStep({env, checkpoints}: Pick<Context, 'env' | 'checkpoints'>): Step | undefined {
  const [rank, size] = [Number(env.SLURM_PROCID), Number(env.SLURM_STEP_NUM_TASKS)]
  if (!(rank >= 0 && size > 1)) return undefined
  const [job = '0', step = '0'] = [env.SLURM_JOB_ID, env.SLURM_STEP_ID]
  return {rank, size, meeting: join(checkpoints, `.meeting-${job}-${step}`)}
}
