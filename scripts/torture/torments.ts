import {data} from './data.ts'
import {errors} from './errors.ts'
import {keras} from './keras.ts'
import {keys} from './keys.ts'
import {kills} from './kills.ts'
import {power} from './power.ts'
import {runFolders} from './run-folders.ts'
import {studies} from './studies.ts'
import type {Torment} from './torment.ts'
import {world} from './world.ts'

/** Every kind of torment, by the name that `--only` takes. */
export const torments: Readonly<Record<string, Torment>> = {
  kills,
  errors,
  power,
  folders: runFolders,
  data,
  keys,
  world,
  keras,
  studies,
}
