import {figureColumns as columns, type Figure as Judged} from '../../../runs/best-epoch.ts'
import {curvesOf} from '../../../runs/curves.ts'
import type {ColumnName} from '../../../runs/history.ts'
import type {RunState} from '../../../runs/state.ts'

/** What is drawn beside loss and accuracy. */
export const furtherCharts = ['rate', 'norm', 'speed'] as const
export type FurtherChart = (typeof furtherCharts)[number]
export type ChartName = Judged | FurtherChart

/** Where a chart has its curves from. */
export interface Figure {
  /** Of each epoch, on the training samples. */
  readonly training: ColumnName
  /** On those that validate. */
  readonly validation?: ColumnName
  /** Of the batches. */
  readonly batch: 'loss' | 'accuracy' | 'lr' | 'gradientNorm' | 'samplesPerSecond'
  /** No value is above. */
  readonly ceiling?: number
}

export const figures: Readonly<Record<ChartName, Figure>> = {
  loss: {training: columns.loss.trained, validation: columns.loss.validated, batch: 'loss'},
  accuracy: {
    training: columns.accuracy.trained,
    validation: columns.accuracy.validated,
    batch: 'accuracy',
    ceiling: 1,
  },
  rate: {training: 'lr', batch: 'lr'},
  norm: {training: 'gradientNorm', batch: 'gradientNorm'},
  speed: {training: 'samplesPerSecond', batch: 'samplesPerSecond'},
}

/** A value of every epoch; the same array for the same epochs. */
export function epochValues(run: RunState, name: ColumnName): Float64Array {
  const curves = curvesOf(run)
  return name === 'loss' || name === 'accuracy' || name === 'valLoss' || name === 'valAccuracy'
    ? curves[name]
    : run.history.column(name)
}

export const isChart = (name: string): name is ChartName => Object.hasOwn(figures, name)
