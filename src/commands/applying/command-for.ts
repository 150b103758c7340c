import type {Task} from '../../chapters/chapter.ts'

/** The command that applies networks of a task. */
export const commandFor: Readonly<Record<Task, string>> = {
  'classify-image': 'classify',
  measure: 'measure',
  'next-letter': 'next',
  forecast: 'forecast',
}
