import {jsonLine} from '../../../text/strip.ts'
import type {LayerKind} from '../../keras.ts'
import type {PlannedLayer, Setting} from '../network-plan.ts'

const kernel = {kernelInitializer: 'glorotUniform'}

/** What must be said where the default of tfjs, which names layers as chapters do, is not Keras'. */
const explicit: Readonly<Partial<Record<LayerKind, Readonly<Record<string, Setting>>>>> = {
  dense: kernel,
  conv2d: kernel,
  simpleRNN: kernel,
  lstm: {...kernel, recurrentActivation: 'sigmoid', unitForgetBias: true},
  gru: {...kernel, recurrentActivation: 'sigmoid'},
}

/** A value as TypeScript writes it; a block's parameter by its name. */
export function literal(setting: Setting): string {
  if (typeof setting === 'object') return setting.parameter
  if (typeof setting !== 'string') return String(setting)
  const escaped = jsonLine(setting).slice(1, -1).replaceAll('\\"', '"')
  return `'${escaped.replaceAll("'", "\\'")}'`
}

/** `{units: 128, activation: 'relu'}`; a setting whose name is its value is written once. */
export const objectLiteral = (settings: Readonly<Record<string, Setting>>): string =>
  `{${Object.entries(settings)
    .map(([key, value]) =>
      typeof value === 'object' && value.parameter === key ? key : `${key}: ${literal(value)}`,
    )
    .join(', ')}}`

/** `tf.layers.dense({units: 128, …})`; `extra` goes first, as the input shape of a sequential model's first layer. */
export function constructLayer(
  {kind, config}: PlannedLayer,
  extra: Readonly<Record<string, Setting>> = {},
): string {
  const {l1 = 0, l2 = 0, activation, initialDeviation, ...rest} = config
  const settings = Object.fromEntries(
    Object.entries({
      ...rest,
      ...(activation !== undefined && (kind === 'activation' || activation !== 'linear') ? {activation} : {}),
      ...explicit[kind],
    }).filter(([, value]) => value !== undefined),
  )
  const parts = [
    objectLiteral({...extra, ...settings, ...initializers(initialDeviation)}).slice(1, -1),
    ...regularizer(Number(l1), Number(l2)),
  ]
  const written = parts.filter(part => part !== '').join(', ')
  // An empty object is not left away: global pooling reads its configuration without asking whether there is one.
  return `tf.layers.${kind}({${written}})`
}

function initializers(deviation: Setting | undefined): Record<string, Setting> {
  if (deviation === undefined) return {}
  const initializer = {parameter: `tf.initializers.truncatedNormal({stddev: ${literal(deviation)}})`}
  return {kernelInitializer: initializer, biasInitializer: initializer}
}

function regularizer(l1: number, l2: number): string[] {
  if (l1 > 0 && l2 > 0) return [`kernelRegularizer: tf.regularizers.l1l2({l1: ${l1}, l2: ${l2}})`]
  if (l1 > 0) return [`kernelRegularizer: tf.regularizers.l1({l1: ${l1}})`]
  return l2 > 0 ? [`kernelRegularizer: tf.regularizers.l2({l2: ${l2}})`] : []
}
