import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {writeNpz} from '../../src/datasets/formats/write-npz.ts'
import {world} from './program.ts'

const open = world()

it('a program for arrays has their size, not the one that files would be brought to', async () => {
  const {run, cwd} = open()
  await writeNpz(join(cwd, 'own.npz'), {
    x: {shape: [4, 20, 20], data: new Uint8Array(1600)},
    y: {shape: [4], data: Int32Array.of(0, 1, 0, 1)},
  })
  const {out} = await run('code custom-dataset --images own.npz')
  expect(out).toContain('keras.Input((20, 20, 1))')
  writeFileSync(join(cwd, 'torn.npz'), 'PK')
  expect(await run('code custom-dataset --images torn.npz')).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^.*torn\.npz is not a whole \.npz archive: .*\n$/),
  })
})
