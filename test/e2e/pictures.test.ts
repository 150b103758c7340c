import {linkSync, mkdirSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {readNpz} from '../../src/datasets/formats/npz.ts'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, run} = place()

describe('dataset make', () => {
  it('has the help of another thread with many large pictures', async () => {
    const folder = join(home, 'photographs')
    for (const label of ['a', 'b']) mkdirSync(join(folder, label), {recursive: true})
    const first = join(folder, 'a', '0.jpg')
    const noise = {type: 'gaussian', mean: 128, sigma: 40} as const
    await sharp({create: {width: 1800, height: 1500, channels: 3, background: '#000', noise}}).toFile(first)
    for (let i = 1; i < 100; i++) linkSync(first, join(folder, i % 2 === 0 ? 'a' : 'b', `${i}.jpg`))
    const make = ['dataset', 'make', folder, '--out', 'made.npz', '--color', 'rgb', '--json']
    const ended = await run(make, {TFNOTES_THREADS: '2'})
    expect([ended.code, ended.err]).toEqual([0, ''])
    expect(answersIn(ended.out, 'made')).toMatchObject([{train: 100, problems: []}])
    const {x} = await readNpz(join(home, 'made.npz'), ['x'], {mostBytes: 1e6})
    const rows = Array.from({length: 100}, (_, i) => x?.data.slice(i * 2352, (i + 1) * 2352))
    expect(rows).toEqual(Array(100).fill(rows[0]))
    expect((await run(make, {TFNOTES_THREADS: 'many'})).code).toBe(2)
  })
})
