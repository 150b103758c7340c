import {describe, expect, it} from 'vitest'
import {asSaid} from '../../../src/runs/differing.ts'
import {openFields, type Tuned} from '../../../src/runs/query/fields.ts'
import {parseQuery} from '../../../src/runs/query/parse.ts'
import {errorSentence} from '../../../src/text/sentence.ts'
import {row, scored} from './runs.ts'

const tuned: Tuned[] = [
  ['learningRate', {kind: 'number', min: 0, max: 1}],
  ['epochs', {kind: 'integer', min: 1, max: 100}],
  ['optimizer', {kind: 'choice', choices: ['sgd', 'adam']}],
  ['optimizer', {kind: 'choice', choices: ['adam', 'rmsprop']}],
  ['loss', {kind: 'choice', choices: ['meanSquaredError', 'sparseCategoricalCrossentropy']}],
  ['shuffle', {kind: 'flag'}],
]
const now = 124 * 3_600_000

const runs = [
  scored('mnist-1', 0.98, 0.05, {hyperparameters: {learningRate: 0.001, optimizer: 'adam', shuffle: true}}),
  scored('mnist-2', 0.96, 0.2, {hyperparameters: {learningRate: 0.1, optimizer: 'sgd'}, status: 'failed'}),
  row('iris-1', {chapter: 'iris', seed: 7, hyperparameters: {loss: 'meanSquaredError', old: 3}}),
  row('iris-manual-1', {chapter: 'iris-manual', createdAt: now - 60_000}),
].map((run, index) =>
  index === 0 ? {...run, label: {name: 'Baseline', tags: ['good', 'night'], note: 'two words here'}} : run,
)

const fields = openFields(tuned, runs)
const asking = {now, complete: asSaid, statusWords: {failed: ['失败']} as never}

function found(query: string): string[] {
  const matches = parseQuery(query, fields)
  return runs.filter(run => matches(run, asking)).map(({id}) => id)
}

const all = runs.map(({id}) => id)

describe('a query', () => {
  const cases: [query: string, ids: string[]][] = [
    ['', all],
    ['lr<0.01', ['mnist-1', 'iris-manual-1']],
    ['learning-rate<=0.001 acc>0.97', ['mnist-1']],
    ['learningRate>0.01', ['mnist-2']],
    ['lr=1e-3', ['mnist-1', 'iris-manual-1']],
    ['lr:1e-4..1e-2', ['mnist-1', 'iris-manual-1']],
    ['lr!=0.001', ['mnist-2']],
    ['acc>97%', ['mnist-1']],
    ['loss<0.1', ['mnist-1']],
    ['loss=meanSquaredError', ['iris-1']],
    ['adam', ['mnist-1', 'iris-manual-1']],
    ['-adam', ['mnist-2', 'iris-1']],
    ['optimizer=ADAM', ['mnist-1', 'iris-manual-1']],
    ['chapter:iris', ['iris-1']],
    ['chapter:iris*', ['iris-1', 'iris-manual-1']],
    ['iris', ['iris-1', 'iris-manual-1']],
    ['tag:good', ['mnist-1']],
    ['tag:goo', []],
    ['name:base', ['mnist-1']],
    ['baseline', ['mnist-1']],
    ['"two words"', ['mnist-1']],
    ['note:"two words"', ['mnist-1']],
    ['-"two words" mnist', ['mnist-2', 'iris-1', 'iris-manual-1']],
    ['-failed chapter:mnist', ['mnist-1']],
    ['status=failed', ['mnist-2']],
    ['失败', ['mnist-2']],
    ['seed=7', ['iris-1']],
    ['dataset:mnist -chapter:mnist', ['iris-1', 'iris-manual-1']],
    ['age<1h', ['iris-manual-1']],
    ['age>=1d', ['mnist-1', 'mnist-2', 'iris-1']],
    ['time>1m', all],
    ['shuffle=yes', ['mnist-1']],
    ['old=3', ['iris-1']],
    ['trainSamples>=60000', all],
    ['epoch=5', all],
    ['epochs=5', ['iris-manual-1']],
    ['-', all],
  ]

  it.each(cases)('%s', (query, ids) => {
    expect(found(query)).toEqual(ids)
  })

  const refusals: [query: string, code: string, detail: object][] = [
    ['adam lr<ten', 'query-not-a-number', {key: 'lr', value: 'ten', position: 6}],
    ['lr=', 'query-no-value', {key: 'lr', position: 1}],
    ['leraning-rate<1', 'query-unknown-key', {position: 1, suggestion: 'learning-rate'}],
    ['adam  http://x', 'query-unknown-key', {key: 'http', position: 7}],
    ['chapter<3', 'query-no-order', {key: 'chapter', sign: '<'}],
    ['status:done', 'query-not-a-choice', {key: 'status', value: 'done'}],
    ['optimizer=adma', 'query-not-a-choice', {accepted: ['sgd', 'adam', 'rmsprop']}],
    ['shuffle=perhaps', 'query-not-a-flag', {value: 'perhaps'}],
    ['age<soon', 'query-not-a-duration', {value: 'soon'}],
    ['note:"open', 'query-open-quote', {position: 6}],
    ['acc>97', 'query-above-most', {key: 'acc', value: '97', most: 1}],
    ['val-accuracy=0.9..98', 'query-above-most', {value: '98'}],
    ['loss=abc', 'query-not-a-number', {key: 'loss', value: 'abc'}],
  ]

  it.each(refusals)('%s is refused', (query, code, detail) => {
    let error: unknown
    try {
      parseQuery(query, fields)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toMatchObject({code, usage: true, detail})
    for (const language of ['en', 'zh'] as const)
      expect(errorSentence(error, language)).not.toMatch(/[{}?]{2}|\{/)
  })
})
