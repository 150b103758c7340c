import {expect, it} from 'vitest'
import {remarksOnWeights, weightsByClass} from '../../../src/trainers/loading/class-weights.ts'

const data = {
  classes: ['cat', 'dog', 'cow', 'elk'],
  train: {x: new Uint8Array(8), y: Int32Array.from([0, 0, 0, 0, 0, 1, 1, 3]), count: 8},
}

it('counts all alike where nothing else is wanted', () => {
  expect(weightsByClass({classWeights: 'none'}, data)).toBeUndefined()
  expect(remarksOnWeights({classWeights: 'none'}, data)).toEqual([])
})

it('counts a class by how rare it is, as scikit-learn does, and leaves out one without samples', () => {
  // compute_class_weight('balanced', classes=np.unique(y), y=y)
  const expected = [8 / (3 * 5), 8 / (3 * 2), 0, 8 / (3 * 1)].map(Math.fround)
  expect([...(weightsByClass({classWeights: 'balanced'}, data) ?? [])]).toEqual(expected)
})

it('says what each class counts for, and of how many samples', () => {
  expect(remarksOnWeights({classWeights: 'balanced'}, data)).toEqual([
    {
      code: 'class-weights',
      detail: {weights: ['cat 0.533 (5)', 'dog 1.33 (2)', 'cow 0 (0)', 'elk 2.67 (1)']},
    },
  ])
})
