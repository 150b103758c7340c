import {expect, it} from 'vitest'
import {type RunOptionValues, specOf} from '../../src/runs/options.ts'
import {isOfData, optionNames, runOptions} from '../../src/settings/run-options.ts'

/** A value that is no default, so that it is not left out. */
const given = {
  flag: true,
  path: '/data/own',
  text: 'own',
  count: 7,
  integer: 7,
  number: 0.1,
  choice: 'generated',
}

const values = Object.fromEntries(
  optionNames.map(name => [name, name === 'dataset' ? 'mnist' : given[runOptions[name].kind]]),
) as unknown as RunOptionValues

it.each(optionNames.filter(name => name !== 'dataset'))('%s stands where run.json has it', name => {
  const {dataset, ...beside} = specOf(values)
  const place: object = isOfData(name) ? dataset : beside
  expect(place).toHaveProperty(name, values[name])
})

it('leaves out what is not given', () => {
  const defaults = Object.fromEntries(optionNames.map(name => [name, runOptions[name].default]))
  const {dataset} = specOf({...defaults, dataset: 'mnist'} as RunOptionValues)
  expect(dataset).toEqual({name: 'mnist', from: 'auto'})
})
