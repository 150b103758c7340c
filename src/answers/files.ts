import {about, integer, number, numbers, object, optional, type Read, text} from './schema.ts'

/** `tfnotes train --detach`: the run that was started. */
export const launched = object({
  run: text('its id'),
  dir: text('its folder'),
  pid: integer('process id of its trainer'),
})

/** `tfnotes extract`: one array of weights. */
export const weights = object({
  name: text('layer and array, as Keras has them'),
  shape: numbers('of the array'),
  values: numbers('row by row; the first `--values` of them'),
  spread: optional(
    about(
      object({
        least: number('of all values that are finite'),
        most: number('of them'),
        mean: number('of them'),
        deviation: number('of them, the standard one'),
        bins: numbers('how many lie in each of so many equal parts between the least and the most'),
      }),
      'how all values lie; absent where none is finite',
    ),
  ),
})
export type Weights = Read<typeof weights>

/** `tfnotes export`: one file that was written. */
export const exportedFile = object({path: text('absolute'), bytes: integer('its size', 'bytes')})
