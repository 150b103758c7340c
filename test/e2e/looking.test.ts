import {expect, it} from 'vitest'
import {objects, place} from './cli.ts'

const {run} = place()

it('a trained network is judged and looked into, its data and their augmentation shown', async () => {
  const small = ['--data-source', 'generated', '--train-samples', '200', '--test-samples', '50']
  const trained = await run(['train', 'mnist', '--epochs', '2', ...small, '--plain'])
  expect(trained.code, trained.err).toBe(0)

  // On a busy machine it says in between how far it has come.
  const [judgement, ...mistakes] = objects(
    await run(['inspect', 'latest', '--json', '--mistakes', '3', '--pixels']),
  ).filter(({kind}) => kind !== 'progress')
  expect(judgement).toMatchObject({kind: 'judgement', dataset: 'mnist', source: 'generated', samples: 50})
  const matrix = judgement?.matrix as number[][]
  expect(matrix.flat().reduce((a, b) => a + b)).toBe(50)
  expect(mistakes[0]).toMatchObject({kind: 'mistake', picture: {width: 28, height: 28, channels: 1}})

  const told = await run(['inspect', 'latest'], {TFNOTES_LANG: 'zh'})
  expect(told.out).toContain('混淆矩阵')
  expect(told.out).toContain('程序生成')

  const [picture, filters, ...layers] = objects(await run(['inspect', 'latest', '0', '--json']))
  expect(picture).toMatchObject({kind: 'picture', sample: 0, samples: 50})
  expect(filters).toMatchObject({kind: 'filters', layer: 'hidden', count: 128, size: [28, 28, 1]})
  expect(layers.map(({layer, parameters}) => [layer, parameters])).toEqual([
    ['flatten', 0],
    ['hidden', 100_480],
    ['output', 1290],
  ])

  const shown = objects(
    await run([
      'dataset',
      'show',
      'mnist',
      '--data-source',
      'generated',
      '--class',
      '7',
      '--count',
      '2',
      '--json',
    ]),
  )
  expect(shown.map(({kind, label}) => [kind, label])).toEqual([
    ['set', undefined],
    ['sample', '7'],
    ['sample', '7'],
  ])
  expect((await run(['dataset', 'show', 'mnist', '--data-source', 'generated'])).out).toContain('GENERATED')

  const changed = objects(await run(['augment', 'augmentation', '3', ...small, '--json']))
  expect(changed.map(({kind}) => kind)).toEqual(['original', ...Array(8).fill('augmented')])
})
