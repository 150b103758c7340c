import {mkdirSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {applyTrained} from '../../../src/trainers/applying/predict.ts'
import {findWeights, readTrainedRun} from '../../../src/trainers/applying/trained-run.ts'
import {rewriteState, withoutSpec} from '../rewrite-state.ts'
import {play, specOf} from '../run.ts'
import {scratchFolder} from '../scratch.ts'

const places = {kerasCache: '/nowhere', cache: '/nowhere'}
const spec = specOf('mnist', {epochs: 1, units: 12})

async function trained(): Promise<string> {
  const dir = join(scratchFolder(), 'mine')
  mkdirSync(dir)
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  await play(spec, dir)
  return dir
}

const pixels = Float32Array.from({length: 784}, (_, i) => (i % 7) / 7)

async function answerOf(dir: string): Promise<number[]> {
  const predictor = await applyTrained(await readTrainedRun(dir), {places, backend: 'cpu'})
  const answer = [...predictor.predict(pixels, 1)]
  predictor.close()
  return answer
}

describe('trained weights', () => {
  it.each([
    ['was cut', '{"v": 1, "id"'],
    ['is empty', ''],
    [
      'asks for other units',
      JSON.stringify({...spec, hyperparameters: {...spec.hyperparameters, units: 24}}),
    ],
  ])('answer as before when run.json %s', async (_, text) => {
    const dir = await trained()
    const before = await answerOf(dir)
    writeFileSync(join(dir, 'run.json'), text)
    expect(await answerOf(dir)).toEqual(before)
  })

  it('say of what they are when run.json is gone, and that it is', async () => {
    const dir = await trained()
    rmSync(join(dir, 'run.json'))
    const run = await readTrainedRun(dir)
    expect(run.spec).toMatchObject({id: 'mine', chapter: 'mnist', seed: 1, hyperparameters: {units: 12}})
    expect(run.warning).toEqual({code: 'run-by-checkpoint', detail: {path: join(dir, 'run.json')}})
  })

  it('of an older version can be read then, but not applied', async () => {
    const dir = await trained()
    rewriteState(dir, withoutSpec)
    expect((await readTrainedRun(dir)).warning).toBeUndefined()
    writeFileSync(join(dir, 'run.json'), '')
    expect((await findWeights(dir)).weights).toBe('best')
    await expect(readTrainedRun(dir)).rejects.toMatchObject({code: 'run-unreadable'})
  })
})
