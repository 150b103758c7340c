import type {Role} from '../../drawing/look.ts'
import type {RunStatus} from '../../runs/status.ts'

export const statusRoles: Readonly<Record<RunStatus, Role>> = {
  starting: 'accent',
  live: 'good',
  paused: 'warning',
  finished: 'dim',
  stopped: 'dim',
  discarded: 'dim',
  failed: 'bad',
  crashed: 'bad',
  damaged: 'bad',
  unreadable: 'bad',
  watched: 'accent',
}
