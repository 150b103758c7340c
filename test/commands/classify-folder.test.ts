import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {classifiedCsv} from '../../src/text/classified-csv.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const newWorld = world()

async function photographs() {
  const here = newWorld()
  const folder = join(here.cwd, 'photos')
  mkdirSync(join(folder, 'more', 'empty'), {recursive: true})
  for (const [at, place] of ['b.png', 'a.png', join('more', 'c.png')].entries())
    await sharp({create: {width: 28, height: 28, channels: 3, background: {r: 90 * at, g: 20, b: 20}}})
      .png()
      .toFile(join(folder, place))
  writeFileSync(join(folder, 'broken.png'), 'no picture')
  writeFileSync(join(folder, 'notes.txt'), 'beside the pictures')
  const spec = specOf('mnist', {epochs: 1, units: 16})
  const dir = join(here.checkpoints, spec.id)
  mkdirSync(dir, {recursive: true})
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  const events = await play(spec, dir)
  writeFileSync(
    join(dir, 'events.jsonl'),
    events.map((event, at) => `${JSON.stringify({v: 1, t: at, ...event})}\n`).join(''),
  )
  return here
}

describe('classify of a folder', () => {
  it('answers all its pictures, also those of the folders in it; which cannot be read is counted and named', async () => {
    const here = await photographs()
    const told = await here.run('classify latest photos')
    expect(told.code).toBe(1)
    expect(told.out).toMatch(/^photos\/a\.png {2}\d .*\nphotos\/b\.png .*\nphotos\/more\/c\.png/m)
    expect(told.out).toContain('4 pictures')
    expect(told.err).toContain('1 cannot be read: photos/broken.png')

    const json = await here.run('classify latest photos/ --json')
    const lines = json.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines[0]).toEqual({kind: 'folder', folder: 'photos/', pictures: 4})
    expect(lines.slice(1).map(({file}) => file)).toEqual([
      'photos/a.png',
      'photos/b.png',
      'photos/broken.png',
      'photos/more/c.png',
    ])

    const written = await here.run('classify latest photos --out all.csv')
    expect(written.out).not.toContain('a.png')
    const [heading, first, , broken] = readFileSync(join(here.cwd, 'all.csv'), 'utf8').split('\n')
    expect(heading).toBe('file,class,probability,second,second probability,warning,error')
    expect(first).toMatch(/^photos\/a\.png,\d,0?\.?\d+/)
    expect(broken).toMatch(/^photos\/broken\.png,,,,,,/)

    const none = await here.run('classify latest photos/more/empty')
    expect(none.code).toBe(2)
    expect(none.err).toMatch(/photos\/more\/empty holds no picture file/)
  }, 60_000)
})

it('a name that a spreadsheet would compute is led in, one with a comma quoted', () => {
  const [, row] = classifiedCsv([{file: '=1,2.png', top: [{label: '7', probability: 0.5}]}])
  expect(row).toBe('"\'=1,2.png",7,0.5,,,,\n')
})
