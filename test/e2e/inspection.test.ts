import {expect, it} from 'vitest'
import {answersIn, linesOf} from '../answers/lines.ts'
import {place} from './cli.ts'

const {run} = place()

it('a trained network is judged and looked into, its data and their augmentation shown', async () => {
  const small = ['--data-source', 'generated', '--train-samples', '200', '--test-samples', '50']
  const trained = await run(['train', 'mnist', '--epochs', '2', ...small, '--plain'])
  expect(trained.code, trained.err).toBe(0)

  // On a busy machine it says in between how far it has come.
  const {out: judged} = await run(['inspect', 'latest', '--json', '--mistakes', '3', '--pixels'])
  const [judgement] = answersIn(judged, 'judgement')
  expect(judgement).toMatchObject({kind: 'judgement', dataset: 'mnist', source: 'generated', samples: 50})
  expect(judgement?.matrix.flat().reduce((a, b) => a + b)).toBe(50)
  expect(answersIn(judged, 'mistake')[0]).toMatchObject({
    kind: 'mistake',
    picture: {width: 28, height: 28, channels: 1},
  })

  const told = await run(['inspect', 'latest'], {TFNOTES_LANG: 'zh'})
  expect(told.out).toContain('混淆矩阵')
  expect(told.out).toContain('程序生成')

  const {out: inside} = await run(['inspect', 'latest', '0', '--json'])
  expect(answersIn(inside, 'subject')[0]).toMatchObject({kind: 'picture', sample: 0, samples: 50})
  expect(answersIn(inside, 'filters')[0]).toMatchObject({
    kind: 'filters',
    layer: 'hidden',
    count: 128,
    size: [28, 28, 1],
  })
  expect(answersIn(inside, 'layer').map(({layer, parameters}) => [layer, parameters])).toEqual([
    ['flatten', 0],
    ['hidden', 100_480],
    ['output', 1290],
  ])

  const {out: shown} = await run([
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
  ])
  expect(linesOf(shown).map(({name}) => name)).toEqual(['shownSet', 'shownSample', 'shownSample'])
  expect(answersIn(shown, 'shownSample').map(({label}) => label)).toEqual(['7', '7'])
  expect((await run(['dataset', 'show', 'mnist', '--data-source', 'generated'])).out).toContain('GENERATED')

  const {out: changed} = await run(['augment', 'augmentation', '3', ...small, '--json'])
  expect(linesOf(changed).map(({name}) => name)).toEqual(['original', ...Array(8).fill('augmented')])
})
