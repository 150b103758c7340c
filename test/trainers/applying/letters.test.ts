import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {nextLetters} from '../../../src/trainers/applying/letters.ts'
import {openPredictor} from '../../../src/trainers/applying/predict.ts'
import {curvesOf, play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const names = ['letters-onehot-1', 'letters-onehot-4', 'letters-embedding-1', 'letters-embedding-4'] as const

describe.each(names)('%s', name => {
  it('learns what comes next and spells on', {timeout: 60_000}, async () => {
    const dir = join(scratchFolder(), 'run')
    const spec = {
      ...specOf('iris', {epochs: name === 'letters-embedding-4' ? 300 : 150}),
      chapter: name,
      dataset: {name, from: 'auto'},
    } as const
    mkdirSync(dir)
    writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
    const events = await play(spec, dir, {now: () => performance.now()})
    expect(events.find(({event}) => event === 'started')).toMatchObject({dataset: {test: 0}})
    expect(curvesOf(events).at(-1)?.accuracy).toBe(1)
    expect(events.at(-1)).not.toHaveProperty('metrics.valLoss')

    const predictor = await openPredictor(dir, {
      places: {kerasCache: '/nowhere', cache: '/nowhere'},
      backend: 'cpu',
      weights: 'last',
    })
    const answers = nextLetters(predictor, 'ABCD', 3)
    const alphabet = name === 'letters-embedding-4' ? 'abcdefghijklmnopqrstuvwxyz' : 'abcde'
    expect(answers.map(({top}) => top[0]?.label)).toEqual([4, 5, 6].map(i => alphabet[i % alphabet.length]))
    expect('abcd').toContain(answers[0]?.seen)
    expect(() => nextLetters(predictor, '')).toThrow('letters-too-few')
    expect(() => nextLetters(predictor, 'abc1')).toThrow('letter-unknown')
  })
})
