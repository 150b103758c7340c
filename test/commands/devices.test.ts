import {expect, it} from 'vitest'
import {world} from './program.ts'

const open = world()

it('devices are of the backend keras alone, and refused before anything is created', async () => {
  const place = open()
  const {code, err} = await place.run('train mnist --devices 2')
  expect(err).toBe('--devices needs --backend keras.\n')
  expect(code).toBe(2)
  const wrong = await place.run('train mnist --devices two')
  expect(wrong.err).toBe('--devices is written as 2, gpu, gpu:0,1, cpu:0, not “two”.\n')
  expect(wrong.code).toBe(2)
})
