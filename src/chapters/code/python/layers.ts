import {classNames, type LayerKind} from '../../keras.ts'
import type {PlannedLayer, Setting} from '../network-plan.ts'
import {quoted, snake} from '../text.ts'

/** What of a layer's configuration is written by position, and what is Keras' default anyway; the rest by keyword. */
interface Written {
  readonly positional?: readonly string[]
  readonly defaults?: Readonly<Record<string, Setting>>
}

const recurrent: Written = {positional: ['units'], defaults: {returnSequences: false}}

const written: Readonly<Partial<Record<LayerKind, Written>>> = {
  dense: {positional: ['units'], defaults: {activation: 'linear'}},
  conv2d: {
    positional: ['filters', 'kernelSize'],
    defaults: {strides: 1, padding: 'valid', activation: 'linear', useBias: true},
  },
  maxPooling2d: {positional: ['poolSize'], defaults: {padding: 'valid'}},
  activation: {positional: ['activation']},
  dropout: {positional: ['rate']},
  embedding: {positional: ['inputDim', 'outputDim']},
  simpleRNN: recurrent,
  lstm: recurrent,
  gru: recurrent,
}

/** A value as Python writes it; a block's parameter by its name. */
export function literal(setting: Setting): string {
  if (typeof setting === 'object') return snake(setting.parameter)
  if (typeof setting === 'boolean') return setting ? 'True' : 'False'
  return typeof setting === 'string' ? quoted(setting) : String(setting)
}

/**
 * `layers.Dense(128, activation="relu", name="hidden")`. What holds no weights is named by Keras.
 * @param inBlock whether it is one of a block's layers, whose names begin with the block's
 */
export function constructLayer({kind, name, config, isWeighed}: PlannedLayer, inBlock = false): string {
  const {positional = [], defaults = {}} = written[kind] ?? {}
  const {l1 = 0, l2 = 0, initialDeviation, ...rest} = config
  const keywords = Object.entries(rest)
    .filter(
      ([key, value]) =>
        !positional.includes(key) && value !== undefined && {trainable: true, ...defaults}[key] !== value,
    )
    .map(([key, value]) => `${snake(key)}=${literal(value)}`)
  const settings = [
    ...positional.map(key => literal(rest[key] as Setting)),
    ...keywords,
    ...initializers(initialDeviation),
    ...regularizer(Number(l1), Number(l2)),
    ...(isWeighed ? [`name=${inBlock ? `f"{name}_${name}"` : quoted(name)}`] : []),
  ]
  return `layers.${classNames[kind]}(${settings.join(', ')})`
}

function initializers(deviation: Setting | undefined): string[] {
  if (deviation === undefined) return []
  const initializer = `keras.initializers.TruncatedNormal(stddev=${literal(deviation)})`
  return [`kernel_initializer=${initializer}`, `bias_initializer=${initializer}`]
}

function regularizer(l1: number, l2: number): string[] {
  if (l1 > 0 && l2 > 0) return [`kernel_regularizer=keras.regularizers.L1L2(${l1}, ${l2})`]
  if (l1 > 0) return [`kernel_regularizer=keras.regularizers.L1(${l1})`]
  return l2 > 0 ? [`kernel_regularizer=keras.regularizers.L2(${l2})`] : []
}
