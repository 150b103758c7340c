import {describe, expect, it} from 'vitest'
import {cifar10} from '../../src/chapters/pages/cifar10.ts'
import {iris} from '../../src/chapters/pages/iris.ts'
import {mnist} from '../../src/chapters/pages/mnist.ts'
import {stockLstm} from '../../src/chapters/pages/stock-lstm.ts'
import {TfnotesError} from '../../src/errors.ts'
import {defaults, isRelevant, parseSettings} from '../../src/settings/tunable.ts'
import {flagOf} from '../../src/text/flag-name.ts'

const refusal = (act: () => unknown): TfnotesError => {
  try {
    act()
  } catch (error) {
    if (error instanceof TfnotesError) return error
    throw error
  }
  throw new Error('accepted')
}

describe('defaults', () => {
  it('are the notes’ own where nothing better is known', () => {
    expect(defaults(mnist)).toMatchObject({epochs: 8, batchSize: 32, validationFreq: 2, learningRate: 0.001})
    expect(defaults(iris, 'notes')).toMatchObject({epochs: 50, optimizer: 'sgd', learningRate: 0.1, l2: 0.01})
  })

  it('are the recommended ones where the notes’ train badly', () => {
    expect(defaults(cifar10).learningRate).toBe(0.001)
    expect(defaults(cifar10, 'notes').learningRate).toBe(0.1)
  })

  it('refuse an unknown preset and say which there are', () => {
    const {code, detail, usage} = refusal(() => defaults(cifar10, 'toString'))
    expect({code, usage}).toEqual({code: 'unknown-preset', usage: true})
    expect(detail.accepted).toEqual(['notes', 'recommended'])
  })
})

describe('parseSettings', () => {
  it('reads flags, keys, aliases and text, and leaves the rest as it was', () => {
    const values = parseSettings(mnist, {
      'batch-size': '64',
      lr: '1e-2',
      epochs: 3,
      augment: '',
      'best-only': 'no',
      optimizer: 'RMSprop',
      loss: 'mean-squared-error',
    })
    expect(values).toEqual({
      ...defaults(mnist),
      batchSize: 64,
      learningRate: 0.01,
      epochs: 3,
      augment: true,
      bestOnly: false,
      optimizer: 'rmsprop',
      loss: 'meanSquaredError',
    })
  })

  it('starts from the preset it is given', () => {
    expect(parseSettings(cifar10, {epochs: 1}, 'notes')).toMatchObject({epochs: 1, learningRate: 0.1})
  })

  it('takes text as it stands, up to a length', () => {
    expect(parseSettings(stockLstm, {column: ' close '}).column).toBe('close')
    expect(refusal(() => parseSettings(stockLstm, {column: 'x'.repeat(101)})).code).toBe('text-too-long')
  })

  it.each([
    ['epochs', '0', 'out-of-range'],
    ['epochs', '2.5', 'not-an-integer'],
    ['epochs', '', 'not-a-number'],
    ['epochs', 'ten', 'not-a-number'],
    ['epochs', 'Infinity', 'not-a-number'],
    ['lr', 'x', 'not-a-number'],
    ['learning-rate', '11', 'out-of-range'],
    ['optimizer', 'lion', 'not-a-choice'],
    ['augment', 'constructor', 'not-a-flag'],
    ['no-such-thing', '1', 'unknown-hyperparameter'],
    ['constructor', '1', 'unknown-hyperparameter'],
    ['__proto__', '1', 'unknown-hyperparameter'],
  ])('refuses --%s %j as %s', (name, value, code) => {
    const error = refusal(() => parseSettings(mnist, Object.fromEntries([[name, value]])))
    expect(error.code).toBe(code)
    expect(error.usage).toBe(true)
  })

  it('says what is accepted', () => {
    const {detail} = refusal(() => parseSettings(mnist, {epochs: '0'}))
    expect(detail).toEqual({name: 'epochs', value: '0', min: 1, max: 100_000})
    expect(refusal(() => parseSettings(mnist, {optimizer: '?'})).detail.accepted).toContain('adadelta')
    expect(refusal(() => parseSettings(mnist, {epoch: 1})).detail.accepted).toContain('validation-freq')
  })
})

describe('isRelevant', () => {
  const relevant = (key: string, values: Record<string, string | boolean>, dataset = 'mnist') =>
    isRelevant(mnist.settings[key] as never, {...defaults(mnist), ...values, dataset})

  it('follows the other values and the data set', () => {
    expect(relevant('epochs', {})).toBe(true)
    expect(relevant('momentum', {})).toBe(false)
    expect(relevant('momentum', {optimizer: 'momentum'})).toBe(true)
    expect(relevant('rotation', {augment: true})).toBe(true)
    expect(relevant('imageSize', {})).toBe(false)
    expect(relevant('imageSize', {}, 'own-pictures')).toBe(true)
  })
})

describe('flagOf', () => {
  it('is the key in kebab-case', () => {
    expect(flagOf('validationFreq')).toBe('validation-freq')
    expect(flagOf('units1')).toBe('units1')
  })
})
