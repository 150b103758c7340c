import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import sharp from 'sharp'
import {expect, it} from 'vitest'
import {type World, world} from './program.ts'

const newWorld = world()

/** A picture of a bar that leans as `seed` says: upright for one class, lying for the other. */
async function bar({cwd}: World, name: string, isUpright: boolean, seed: number, size = 24): Promise<void> {
  const at = 3 + (seed % 14)
  const box = isUpright
    ? {left: at, top: 2 + (seed % 5), width: 4, height: 14}
    : {left: 2 + (seed % 5), top: at, width: 14, height: 4}
  const ink = await sharp({
    create: {width: box.width, height: box.height, channels: 3, background: {r: 80 + 9 * seed, g: 80, b: 80}},
  })
    .png()
    .toBuffer()
  const path = join(cwd, name)
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(
    path,
    await sharp({create: {width: size, height: size, channels: 3, background: '#000000'}})
      .composite([{input: ink, left: box.left, top: box.top}])
      .png()
      .toBuffer(),
  )
}

async function bars(here: World, folder: string, count: number, first = 0): Promise<void> {
  for (let i = first; i < first + count; i++) {
    await bar(here, `${folder}/upright/u${i}.png`, true, i)
    await bar(here, `${folder}/lying/l${i}.png`, false, i)
  }
}

const lines = (out: string) =>
  out
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

it('tells of a leak, an unreadable file and sizes; the exit code says that something is grave', async () => {
  const here = newWorld()
  await bars(here, 'set/train', 6)
  await bars(here, 'set/test', 2, 7)
  for (const i of [1, 2])
    writeFileSync(
      join(here.cwd, `set/test/upright/copy${i}.png`),
      readFileSync(join(here.cwd, `set/train/upright/u${i}.png`)),
    )
  writeFileSync(join(here.cwd, 'set/train/lying/broken.png'), 'no picture')
  await bar(here, 'set/train/lying/large.png', false, 6, 64)
  const {code, out} = await here.run('dataset check set --json')
  expect(code).toBe(3)
  const told = lines(out)
  expect(told[0]).toMatchObject({kind: 'set', dataset: 'own-pictures', train: 13, test: 6})
  const leak = told.find(one => one.code === 'same-leak')
  expect(leak).toMatchObject({grave: true, detail: {count: 2, total: 6}})
  expect(leak.places).toContainEqual({
    part: 'test',
    sample: expect.any(Number),
    name: expect.stringContaining('copy1.png'),
  })
  expect(told.find(one => one.code === 'files-unreadable')).toMatchObject({
    count: 1,
    detail: {places: [join('lying', 'broken.png')]},
  })
  expect(told.find(one => one.code === 'picture-sizes')?.detail).toMatchObject({
    smallest: '24×24',
    largest: '64×64',
  })
  expect(told.at(-1)).toMatchObject({kind: 'checked', grave: 1})
  const chinese = await here.run('dataset check set', {language: 'zh'})
  expect(chinese.out).toContain('严重：')
  expect(chinese.out).toContain('也在训练集里')
})

it('labels without pictures and pictures without labels', async () => {
  const here = newWorld()
  await bars(here, 'set', 4)
  const labelled = [0, 1, 2].flatMap(i => [`upright/u${i}.png u`, `lying/l${i}.png l`])
  writeFileSync(join(here.cwd, 'labels.txt'), [...labelled, 'gone.png u', 'nothing'].join('\n'))
  const {code, out} = await here.run('dataset check set labels.txt --json')
  expect(code).toBe(0)
  const told = lines(out)
  const placesOf = (wanted: string) => told.find(one => one.code === wanted)?.detail.places
  expect(placesOf('labels-without-pictures')).toEqual(['gone.png'])
  expect(placesOf('pictures-without-labels').toSorted()).toEqual(['lying/l3.png', 'upright/u3.png'])
  expect(placesOf('labels-unreadable')).toEqual(['8'])
})

it('prices: a time that comes twice and a price of 0 are grave', async () => {
  const here = newWorld()
  const row = (day: number, price: number) => `2020-01-${String(day).padStart(2, '0')},${price}`
  writeFileSync(
    join(here.cwd, 'twice.csv'),
    ['date,open', row(1, 5), row(2, 6), row(3, 7), row(3, 7.5), row(4, 6)].join('\n'),
  )
  const twice = await here.run('dataset check twice.csv --json')
  expect(twice.code).toBe(3)
  expect(lines(twice.out)[1]).toMatchObject({code: 'date-twice', grave: true})
  const days = Array.from({length: 28}, (_, i) => row(i + 1, i === 11 ? 0 : 5 + (i % 7)))
  writeFileSync(join(here.cwd, 'zero.csv'), ['date,open', ...days].join('\n'))
  const zero = await here.run('dataset check zero.csv --json')
  expect(zero.code).toBe(3)
  expect(lines(zero.out).map(one => one.code)).toContain('price-not-positive')
})

it('refuses what cannot be checked in one sentence', async () => {
  const here = newWorld()
  expect(await here.run('dataset check nowhere')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nowhere'),
  })
  expect((await here.run('dataset check letters-onehot-1')).code).toBe(2)
  expect((await here.run('dataset check')).code).toBe(2)
  expect((await here.run('dataset check iris --write-exclude list.txt')).err).toContain('--run')
})

it('make leaves out what a list names, by path or number, and names the line that is no picture', async () => {
  const here = newWorld()
  await bars(here, 'set', 3)
  // Listed: lying/l0 l1 l2, upright/u0 u1 u2.
  writeFileSync(join(here.cwd, 'list.txt'), '# doubted\nupright/u1.png\n\n0\n')
  const made = await here.run('dataset make set --out set.npz --exclude list.txt --json')
  expect(lines(made.out)[0]).toMatchObject({train: 4})
  writeFileSync(join(here.cwd, 'wrong.txt'), 'upright/u1.png\nupright/u9.png\n')
  await bars(here, 'parts/train', 2)
  await bars(here, 'parts/val', 2)
  writeFileSync(join(here.cwd, 'both.txt'), 'upright/u1.png\n')
  const both = await here.run('dataset make parts --out parts.npz --exclude both.txt')
  expect(both).toMatchObject({code: 2, err: expect.stringContaining('test:upright/u1.png')})
  writeFileSync(join(here.cwd, 'one.txt'), 'test:upright/u1.png\n')
  const one = await here.run('dataset make parts --out parts.npz --exclude one.txt --json')
  expect(lines(one.out)[0]).toMatchObject({train: 4, test: 3})
  const wrong = await here.run('dataset make set --out other.npz --exclude wrong.txt')
  expect(wrong).toMatchObject({code: 2, err: expect.stringContaining('line 2')})
  expect(
    (await here.run('dataset make set --out other.npz --exclude wrong.txt', {language: 'zh'})).err,
  ).toContain('第 2 行')
})
