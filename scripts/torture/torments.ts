import {errors} from './errors.ts'
import {kills} from './kills.ts'
import {power} from './power.ts'
import type {Torment} from './torment.ts'

/** Every kind of torment, by the name that `--only` takes. */
export const torments: Readonly<Record<string, Torment>> = {kills, errors, power}
