import {describe, expect, it} from 'vitest'
import {chooseCurves, hasLoss} from '../../../src/runs/watched/curves.ts'

const tagged = (...tags: string[]) => ({
  tags: tags.map(tag => ({
    tag,
    steps: Float64Array.of(0),
    values: Float64Array.of(1),
    times: Float64Array.of(0),
    thinned: 1,
  })),
})
const taken = (...tags: string[]) =>
  Object.fromEntries(Object.entries(chooseCurves(tagged(...tags))).map(([name, {tag}]) => [name, tag]))

describe('what is taken for a curve', () => {
  it.each([
    [
      'Keras',
      [
        'train/batch_loss',
        'train/epoch_learning_rate',
        'train/epoch_loss',
        'train/epoch_sparse_categorical_accuracy',
        'validation/epoch_loss',
        'validation/epoch_sparse_categorical_accuracy',
        'validation/evaluation_loss_vs_iterations',
      ],
      {
        loss: 'train/epoch_loss',
        valLoss: 'validation/epoch_loss',
        accuracy: 'train/epoch_sparse_categorical_accuracy',
        valAccuracy: 'validation/epoch_sparse_categorical_accuracy',
        lr: 'train/epoch_learning_rate',
      },
    ],
    [
      'torch',
      ['Accuracy/test', 'Accuracy/train', 'Loss/test', 'Loss/train', 'Loss/val', 'lr'],
      {
        loss: 'Loss/train',
        valLoss: 'Loss/val',
        accuracy: 'Accuracy/train',
        valAccuracy: 'Accuracy/test',
        lr: 'lr',
      },
    ],
    [
      'names in one word',
      ['trainLoss', 'valLoss', 'val_acc', 'LR'],
      {loss: 'trainLoss', valLoss: 'valLoss', valAccuracy: 'val_acc', lr: 'LR'},
    ],
    [
      'Lightning',
      ['epoch', 'hp_metric', 'lr-Adam', 'train_loss_epoch', 'train_loss_step', 'val_loss'],
      {loss: 'train_loss_epoch', valLoss: 'val_loss', lr: 'lr-Adam'},
    ],
    [
      'several losses: the whole one, and the validation of the same',
      ['train/box_loss', 'train/loss', 'val/box_loss', 'val/loss'],
      {loss: 'train/loss', valLoss: 'val/loss'},
    ],
    [
      'parts alone',
      ['train/box_loss', 'val/box_loss', 'val/cls_loss'],
      {loss: 'train/box_loss', valLoss: 'val/box_loss'},
    ],
    ['a plain one', ['loss'], {loss: 'loss'}],
    ['MSELoss', ['MSELoss/train'], {loss: 'MSELoss/train'}],
    ['no loss', ['reward', 'blosson', 'lrx'], {}],
  ])('of %s', (_, tags, wanted) => {
    expect(taken(...tags)).toEqual(wanted)
  })

  it('is what was said, nothing where that was said, and known to be missing', () => {
    const chosen = chooseCurves(tagged('Loss/train', 'Loss/val', 'total'), {
      loss: 'total',
      valLoss: 'none',
      accuracy: 'not there',
    })
    expect(chosen.loss).toMatchObject({tag: 'total', guessed: false, curve: {tag: 'total'}})
    expect(chosen.valLoss).toBeUndefined()
    expect(chosen.accuracy).toEqual({tag: 'not there', curve: undefined, guessed: false, others: 0})
  })

  it('is said to be a guess, and from how many', () => {
    const chosen = chooseCurves(tagged('a_loss', 'b_loss', 'c_loss'))
    expect(chosen.loss).toMatchObject({tag: 'a_loss', guessed: true, others: 2})
    expect([hasLoss(chosen), hasLoss(chooseCurves(tagged('reward')))]).toEqual([true, false])
  })
})
