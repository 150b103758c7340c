import {describe, expect, it} from 'vitest'
import type {Invocation} from '../../src/commands/line/command.ts'
import {readNewRun} from '../../src/commands/running/new-run.ts'
import {parseSettingsFile} from '../../src/config/parse.ts'
import {contextIn} from './program.ts'

const settings = (text: string) => ({
  ...contextIn('/tmp').settings,
  ...parseSettingsFile(text, 'config.json'),
})

const read = (text: string, flags: Invocation['flags'], tuned: Invocation['tuned'] = {}) =>
  readNewRun({...contextIn('/tmp'), settings: settings(text)}, 'mnist', {flags, tuned})

const mine = '{"presets": {"mnist": {"mine": {"epochs": 3, "lr": 0.01, "optimizer": "sgd"}}}}'

describe('--preset takes presets of one’s own', () => {
  it('whose values a flag overrides, however each is spelt', async () => {
    const {hyperparameters, preset} = await read(mine, {preset: 'mine'}, {'learning-rate': '0.5'})
    expect(hyperparameters).toMatchObject({epochs: 3, learningRate: 0.5, optimizer: 'sgd', batchSize: 32})
    // A run is read where nobody knows the own one.
    expect(['notes', 'recommended']).toContain(preset)
  })

  it('by whatever word for it a value is said, each once', async () => {
    const {hyperparameters} = await read(mine, {preset: 'mine'})
    expect(hyperparameters.learningRate).toBe(0.01)
    const twice = '{"presets": {"mnist": {"mine": {"lr": 0.01, "learning-rate": 0.02}}}}'
    await expect(read(twice, {preset: 'mine'})).rejects.toMatchObject({code: 'setting-twice'})
  })

  it('and names them among those that there are', async () => {
    await expect(read(mine, {preset: 'yours'})).rejects.toMatchObject({
      code: 'unknown-preset',
      detail: {accepted: expect.arrayContaining(['notes', 'mine'])},
    })
  })

  it.each([
    ['{"presets": {"mnist": {"mine": {\n"epochs": "many"}}}}', 'not-a-number', 'config.json:2:11'],
    ['{"presets": {"mnist": {"mine": {"epochz": 3}}}}', 'unknown-hyperparameter', 'config.json:1:43'],
  ])('%s is refused with its place', async (text, code, at) => {
    await expect(read(text, {preset: 'mine'})).rejects.toMatchObject({code, usage: true, detail: {at}})
  })
})
