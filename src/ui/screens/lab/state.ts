import type {Failure} from '../../../errors.ts'
import {labById} from '../../../labs/index.ts'
import type {Lab, LabResult} from '../../../labs/lab.ts'
import type {WithForm} from '../../form/state.ts'

/** The cell of a grid that is being edited, and what is typed into it. */
export interface CellCursor {
  readonly row: number
  readonly column: number
  readonly text?: string | undefined
}

/** How fast a walk goes by itself, as often as usual. */
export const speeds = [0.25, 0.5, 1, 2, 4] as const
export type Speed = (typeof speeds)[number]

/** A lab: its parameters as a form, its figures and tables page by page. The form's values live in `AppState.forms`. */
export interface LabScreen extends WithForm {
  readonly kind: 'lab'
  readonly id: number
  readonly lab: string
  readonly cell?: CellCursor | undefined
  /** Which figure, table or list of numbers is looked at. */
  readonly page: number
  /** The figures have the whole width. */
  readonly wide: boolean
  /** First row of a table. */
  readonly top: number
  /** Steps that a walk has made; all of them while undefined. */
  readonly stop?: number | undefined
  readonly playing: boolean
  readonly speed: Speed
  readonly result?: LabResult | undefined
  /** While it is computed, with how far it is as soon as that is known. */
  readonly progress?: {readonly done: number; readonly total: number} | undefined
  readonly failure?: Failure | undefined
}

export const labOf = ({lab}: Pick<LabScreen, 'lab'>): Lab => labById(lab) as Lab
