import {chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync} from 'node:fs'
import {basename, dirname, join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {parseNpyText} from '../../src/datasets/formats/npy.ts'
import {readNpz, readNpzEntries} from '../../src/datasets/formats/npz.ts'
import {writeNpz} from '../../src/datasets/formats/write-npz.ts'
import {loaders} from '../../src/datasets/index.ts'
import {places} from '../../src/datasets/places.ts'
import {allValues} from '../../src/datasets/values.ts'
import {rewriteState, withoutSpec} from '../trainers/rewrite-state.ts'
import {play, specOf} from '../trainers/run.ts'
import {world} from './program.ts'

const open = world()

const limits = {mostBytes: 2 ** 28}
const arrays = ['x_train', 'y_train', 'x_test', 'y_test', 'prices', 'low', 'high'] as const

/** Prices as people have them: newest first, in dollars, with thousands. */
function writePrices(cwd: string): void {
  const rows = Array.from({length: 300}, (_, i) => {
    const date = new Date(Date.UTC(2020, 0, 300 - i)).toISOString().slice(0, 10)
    return `${date},"$${(1300 - i).toLocaleString('en-US')}.50"`
  })
  writeFileSync(join(cwd, 'newest.csv'), `Date,Open\n${rows.join('\n')}\n`)
}

const prices = 'code stock-rnn --csv newest.csv --test-rows 100'

describe('tfnotes code --data', () => {
  it('writes the trainer’s own arrays, the same bytes each time', async () => {
    const {run, cwd} = open()
    writePrices(cwd)
    const told = await run(`${prices} --data p.npz --out p.py`)
    expect(told.code).toBe(0)
    const {train, test, series} = await loaders.prices({
      places: places({}, cwd),
      from: 'auto',
      seed: 1,
      csv: join(cwd, 'newest.csv'),
      hyperparameters: {column: 'open', features: '', testRows: 100, window: 60},
    })
    const found = await readNpz(join(cwd, 'p.npz'), arrays, limits)
    expect(found.x_train).toMatchObject({shape: [140, 60, 1], data: allValues(train, 60)})
    expect(found.y_train?.data).toEqual(train.y)
    expect(found.x_test?.data).toEqual(allValues(test, 60))
    expect(found.y_test?.data).toEqual(test.y)
    expect(found.prices?.data[0]).toBe(1001.5)
    expect(found.prices?.data.at(-1)).toBe(1300.5)
    expect([found.low?.data[0], found.high?.data[0]]).toEqual([series?.min, series?.max])
    const program = readFileSync(join(cwd, 'p.py'), 'utf8')
    expect(program).toContain('data = "p.npz"\n')
    expect(program).toContain(
      `# tfnotes code stock-rnn --csv ${cwd}/newest.csv --test-rows 100 --data p.npz\n`,
    )
    const before = readFileSync(join(cwd, 'p.npz'))
    await new Promise(resolve => setTimeout(resolve, 2100))
    expect((await run(`${prices} --data p.npz`)).code).toBe(0)
    expect(readFileSync(join(cwd, 'p.npz')).equals(before)).toBe(true)
  })

  it('leaves other content as it is, in one sentence', async () => {
    const {run, cwd} = open()
    writeFileSync(join(cwd, 'mine.npz'), 'mine')
    const told = await run('code letters-onehot-4 --data mine.npz --out l.py')
    expect(told).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^.*mine\.npz exists already .*\n$/),
    })
    expect(readFileSync(join(cwd, 'mine.npz'), 'utf8')).toBe('mine')
    expect(existsSync(join(cwd, 'l.py'))).toBe(false)
    expect(await run('code letters-onehot-4 --data mine.npz', {language: 'zh'})).toMatchObject({
      err: expect.stringMatching(/已存在，未作改动/),
    })
    expect(await run('code letters-onehot-4 --data l.npz --out l.npz')).toMatchObject({code: 2})
  })

  it('keeps private what was made of private pictures', async () => {
    const {run, cwd} = open()
    // Else all of it is private.
    for (let at = cwd; basename(at).startsWith('tfnotes-'); at = dirname(at)) chmodSync(at, 0o711)
    for (const label of ['cat', 'dog']) {
      mkdirSync(join(cwd, 'pets', label), {recursive: true})
      for (let i = 0; i < 5; i++)
        await sharp({create: {width: 9, height: 9, channels: 3, background: {r: 40 * i, g: 9, b: 9}}}).toFile(
          join(cwd, 'pets', label, `${i}.png`),
        )
    }
    const pets = 'code custom-dataset --images pets'
    const {err, out} = await run(pets)
    expect(err).toContain(`tfnotes code custom-dataset --images ${cwd}/pets --data custom-dataset-data.npz`)
    expect(out).toContain('saved["classes"]')
    expect((await run(`${pets} --data open.npz`)).code).toBe(0)
    const {classes} = await readNpzEntries(join(cwd, 'open.npz'), ['classes'], limits)
    expect(classes && parseNpyText(classes, '')).toEqual(['cat', 'dog'])
    expect(statSync(join(cwd, 'open.npz')).mode & 0o077).not.toBe(0)
    chmodSync(join(cwd, 'pets', 'dog', '1.png'), 0o600)
    expect((await run(`${pets} --data own.npz`)).code).toBe(0)
    expect(statSync(join(cwd, 'own.npz')).mode & 0o777).toBe(0o600)
  })

  it('answers in JSON', async () => {
    const {run, cwd} = open()
    const {out} = await run('code letters-onehot-4 --data l.npz --json')
    expect(JSON.parse(out)).toEqual({
      program: expect.stringContaining('data = "l.npz"'),
      reads: 'l.npz',
      command: 'tfnotes code letters-onehot-4 --data l.npz',
      data: join(cwd, 'l.npz'),
    })
    const {x_test} = await readNpz(join(cwd, 'l.npz'), ['x_test'], limits)
    expect(x_test?.shape[0]).toBe(0)
  })
})

it('tfnotes code --distribute writes for several devices, and says where it does not', async () => {
  const {run} = open()
  const {code, out} = await run('code lenet --distribute mirrored')
  expect([code, out]).toEqual([0, expect.stringContaining('tf.distribute.MirroredStrategy()')])
  const refused = (words: string, said: RegExp, language: 'en' | 'zh' = 'en') =>
    run(`code ${words}`, {language}).then(told =>
      expect(told).toMatchObject({code: 2, out: '', err: expect.stringMatching(said)}),
    )
  await refused(
    'lenet --lang ts --distribute data-parallel',
    /^--distribute data-parallel is for Python: .*\n$/,
  )
  await refused(
    'letters-onehot-1 --distribute mirrored',
    /^--distribute mirrored 用于图片和价格：.*\n$/,
    'zh',
  )
  await refused('lenet --distribute multi-worker', /none, mirrored.*data-parallel/)
})

describe('tfnotes code of a run', () => {
  const spec = specOf('mnist', {epochs: 1, units: 12}, {seed: 7})
  const trained = async () => {
    const at = open()
    const dir = join(at.checkpoints, spec.id)
    mkdirSync(dir, {recursive: true})
    writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
    await play(spec, dir)
    return {...at, dir}
  }

  it('has everything as the run had it, and its very data', async () => {
    const {run, cwd, dir} = await trained()
    const {out, err, code} = await run('code latest')
    expect([code, err]).toEqual([0, expect.stringContaining(`tfnotes code ${spec.id} --data mnist-data.npz`)])
    expect(out).toMatch(/Dense\(12, .*set_random_seed\(7\)|set_random_seed\(7\)[\s\S]*Dense\(12, /)
    expect(out).toContain('epochs=1,')
    expect((await run(`code ${dir} --data run.npz --lang ts`)).out).toContain("data = 'run.npz'")
    const {train, test} = await loaders.mnist({
      places: places({}, cwd),
      seed: 7,
      hyperparameters: {},
      ...spec.dataset,
    })
    const found = await readNpz(join(cwd, 'run.npz'), arrays, limits)
    expect(found.x_train).toMatchObject({shape: [200, 28, 28, 1], data: train.x})
    expect(found.x_test?.data).toEqual(test.x)
    expect(found.y_test?.data).toEqual(test.y)
  })

  it('is not tuned, and is not confused with a chapter', async () => {
    const {run} = await trained()
    expect(await run('code latest --epochs 3')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringMatching(/--epochs cannot be given here: latest is a run/),
    })
    expect(await run('code latest --train-samples 3', {language: 'zh'})).toMatchObject({code: 2, out: ''})
    expect(await run('code mnits')).toMatchObject({code: 2, err: expect.stringContaining('mnist')})
    expect((await run('code mnist')).out).toContain('keras.utils.get_file("mnist.npz"')
  })

  it('says that its data is another one by now', async () => {
    const {run, dir, cwd} = await trained()
    const other = {...spec, dataset: {...spec.dataset, trainSamples: 100}}
    writeFileSync(join(dir, 'run.json'), JSON.stringify(other))
    rewriteState(dir, withoutSpec)
    expect(await run('code latest --data d.npz')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('is not what this run began with'),
    })
    expect(existsSync(join(cwd, 'd.npz'))).toBe(false)
  })
})

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
