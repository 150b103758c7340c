import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, statSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {zipSync} from 'fflate'
import sharp from 'sharp'
import {beforeAll, describe, expect, it} from 'vitest'
import {npyHeader, parseNpyText} from '../../../src/datasets/formats/npy.ts'
import {readNpz, readNpzEntries} from '../../../src/datasets/formats/npz.ts'
import {makePictureDataset} from '../../../src/datasets/own/make.ts'
import {loadOwnPictures} from '../../../src/datasets/own/own-pictures.ts'
import {errorSentence} from '../../../src/text/sentence.ts'
import {needsRealData, realData} from '../real-data.ts'

const colours = {red: '#ff0000', green: '#00ff00', blue: '#0000ff'}
type Name = keyof typeof colours

const room = () => mkdtempSync(join(tmpdir(), 'tfnotes-own-'))
const put = (path: string, content: Uint8Array | string) => {
  mkdirSync(dirname(path), {recursive: true})
  writeFileSync(path, content)
  return path
}
const picture = (name: Name, width: number, height: number) =>
  sharp({create: {width, height, channels: 3, background: colours[name]}})

let png: Record<Name, Buffer>
beforeAll(async () => {
  const entries = Object.keys(colours).map(async name => [
    name,
    await picture(name as Name, 40, 20)
      .png()
      .toBuffer(),
  ])
  png = Object.fromEntries(await Promise.all(entries))
})

/** Six pictures of three colours, and a label file. */
function labelled(lines?: string): {images: string; labels: string} {
  const folder = room()
  const names = Object.keys(colours) as Name[]
  for (const i of [0, 1, 2, 3, 4, 5]) put(join(folder, 'pictures', `p ${i}.png`), png[names[i % 3] as Name])
  const text = lines ?? [0, 1, 2, 3, 4, 5].map(i => `p ${i}.png ${names[i % 3]}`).join('\n')
  return {images: join(folder, 'pictures'), labels: put(join(folder, 'labels.txt'), text)}
}

const load = (options: object) =>
  loadOwnPictures({
    places: {kerasCache: '/nowhere', cache: join(room(), 'cache')},
    from: 'auto',
    seed: 1,
    hyperparameters: {imageSize: 8, colorMode: 'rgb'},
    ...options,
  })

describe('makePictureDataset', () => {
  it.skipIf(process.platform === 'win32')('waits for no pipe that is called like a picture', async () => {
    const folder = room()
    put(join(folder, 'a', 'a.png'), png.red)
    put(join(folder, 'b', 'b.png'), png.blue)
    execFileSync('mkfifo', [join(folder, 'a', 'pipe.jpg')])
    const made = await makePictureDataset({images: folder, size: 4, channels: 3, skipMissing: true})
    expect(made.problems).toEqual([
      {kind: 'unreadable', name: join('a', 'pipe.jpg'), reason: 'picture-format'},
    ])
  })

  it.skipIf(process.platform === 'win32')('waits for no pipe in place of the folder', async () => {
    const images = join(room(), 'pipe')
    execFileSync('mkfifo', [images])
    await expect(makePictureDataset({images, size: 4, channels: 3})).rejects.toMatchObject({
      code: 'is-a-pipe',
    })
  })

  it('reads a label file, resizes, and keeps the names of the classes', async () => {
    const made = await makePictureDataset({...labelled(), size: 4, channels: 3})
    expect([made.classes, [...made.train.labels], made.train.shape]).toEqual([
      ['blue', 'green', 'red'],
      [2, 1, 0, 2, 1, 0],
      [4, 4, 3],
    ])
    expect([...made.train.pixels.subarray(0, 3), ...made.train.pixels.subarray(48, 51)]).toEqual([
      255, 0, 0, 0, 255, 0,
    ])
    const grey = await makePictureDataset({...labelled(), size: 4})
    expect([grey.train.shape, grey.train.pixels[0], grey.train.pixels[16]]).toEqual([[4, 4, 1], 76, 150])
  })

  it('reads one folder per class, and parts for training and testing', async () => {
    const folder = room()
    for (const [part, count] of [
      ['train', 3],
      ['test', 1],
    ] as const) {
      for (const name of ['10', '9'] as const) {
        for (let i = 0; i < count; i++) put(join(folder, part, name, `${i}.png`), png.red)
      }
      put(join(folder, part, '9', 'notes.txt'), 'not a picture')
    }
    const {classes, train, test} = await makePictureDataset({images: folder})
    // Numbers are ordered as numbers.
    expect([classes, [...train.labels], [...(test?.labels ?? [])]]).toEqual([
      ['9', '10'],
      [1, 1, 1, 0, 0, 0],
      [1, 0],
    ])
  })

  it('writes what NumPy reads, and reuses it until something changes', async () => {
    const {images, labels} = labelled()
    const out = join(room(), 'made.npz')
    const make = () => makePictureDataset({images, labels, out, size: 4})
    const first = await make()
    const {x, y} = await readNpz(out, ['x', 'y'], {mostBytes: 1e6})
    expect([x?.shape, y?.shape, x?.data, y?.data]).toEqual([
      [6, 4, 4],
      [6],
      first.train.pixels,
      first.train.labels,
    ])
    const {classes} = await readNpzEntries(out, ['classes'], {mostBytes: 1e6})
    expect(parseNpyText(classes ?? new Uint8Array(), 'x')).toEqual(['blue', 'green', 'red'])

    const second = await make()
    expect([first.reused, second.reused, second.train]).toEqual([false, true, first.train])
    const changed = join(images, 'p 3.png')
    const {atime, mtimeMs} = statSync(changed)
    utimesSync(changed, atime, new Date(mtimeMs + 5000))
    expect((await make()).reused).toBe(false)
    writeFileSync(labels, readFileSync(labels, 'utf8').replace('p 0.png red', 'p 0.png blue'))
    expect((await make()).reused).toBe(false)
    writeFileSync(out, readFileSync(out).subarray(0, 100))
    expect((await make()).reused).toBe(false)
  })

  it('reuses what was made without a broken picture, and tells of it again', async () => {
    const {images, labels} = labelled('p 0.png red\np 1.png green\n\nbad 1.png red')
    put(join(images, 'bad 1.png'), 'no picture')
    const out = join(images, '..', 'made.npz')
    const make = (skipMissing: boolean) => makePictureDataset({images, labels, out, skipMissing})
    const problems = [{kind: 'unreadable', name: 'bad 1.png', reason: 'picture-format', line: 4}]
    expect(await make(true)).toMatchObject({reused: false, problems})
    expect(await make(true)).toMatchObject({reused: true, problems})
    await expect(make(false)).rejects.toMatchObject({code: 'pictures-unreadable'})
    put(join(images, 'bad 1.png'), png.red)
    expect(await make(false)).toMatchObject({reused: false, problems: []})
  })

  const good = 'p 0.png red\np 1.png green'
  it('names bad lines, missing and unreadable pictures by line, or goes on without them', async () => {
    const cases = [
      {code: 'label-lines', lines: `${good}\np2.png\n`, names: ['p2.png (3)']},
      {
        code: 'pictures-missing',
        lines: `${good}\n\nno.png red\nnone.png red`,
        names: ['no.png (4)', 'none.png (5)'],
      },
      {
        code: 'pictures-unreadable',
        lines: `${good}\nbad.png red`,
        names: ['bad.png (3)'],
        reason: 'picture-format',
      },
    ]
    for (const {code, lines, names, reason} of cases) {
      const {images, labels} = labelled(lines)
      put(join(images, 'bad.png'), 'no picture')
      await expect(makePictureDataset({images, labels})).rejects.toMatchObject({
        code,
        detail: {names, count: names.length, reason},
      })
      const made = await makePictureDataset({images, labels, skipMissing: true})
      expect([made.train.count, made.problems.length]).toEqual([2, names.length])
    }
  })

  it('reads lines however they are separated, and labels of several words', async () => {
    const lines = [
      '\ufefffile,label',
      'p 0.png\tgolden retriever',
      '"p 1.png","dark, red"',
      '"p 1.png", "dark red"',
      'p 2.png ; 黑猫',
      'p 3.png 7',
      'p,4.png 8',
    ]
    const {images, labels} = labelled(lines.join('\r\n'))
    put(join(images, 'p,4.png'), png.red)
    const {classes, problems} = await makePictureDataset({images, labels, skipMissing: true})
    expect(classes).toEqual(['7', '8', 'dark red', 'golden retriever', '黑猫'])
    expect(problems).toMatchObject([{line: 3}])
  })

  it('refuses names and labels that would write to the terminal', async () => {
    const code = 'label-controls'
    for (const line of ['p\u001b[31m.png red', 'p 0.png r\u0007ed'])
      await expect(makePictureDataset(labelled(line))).rejects.toMatchObject({code, detail: {line: 1}})
  })

  it('says before the work that the file cannot be written', async () => {
    const {images, labels} = labelled()
    const seen: number[] = []
    const request = makePictureDataset({images, labels, out: images, onProgress: ({done}) => seen.push(done)})
    await expect(request).rejects.toMatchObject({code: 'is-a-folder'})
    expect(seen).toEqual([])
  })

  it.each([
    ['../p 0.png red', 1],
    [`${good}\na/../../x.png red`, 3],
    ['/etc/passwd red', 1],
    ['C:\\windows\\x.png red', 1],
    ['..\\x.png red', 1],
  ])('refuses a name that leads elsewhere: %j', async (lines, line) => {
    const request = makePictureDataset({...labelled(lines), skipMissing: true})
    await expect(request).rejects.toMatchObject({code: 'label-path', detail: {line}})
  })

  it('tells of 59,800 missing pictures in one sentence, with the first few', async () => {
    const many = Array.from({length: 59_800}, (_, i) => `none-${i}.png red`).join('\n')
    const {images, labels} = labelled(`${good}\n${many}\n`)
    const error = await makePictureDataset({images, labels}).catch(reason => reason)
    for (const language of ['en', 'zh'] as const) {
      const sentence = errorSentence(error, language)
      expect(sentence).toContain('59800')
      expect(sentence).toContain('none-4.png (7)')
      expect(sentence).not.toContain('none-5.png')
      expect(sentence).toContain('--skip-missing')
    }
    const {train, problems} = await makePictureDataset({images, labels, skipMissing: true})
    expect([train.count, problems.length]).toEqual([2, 59_800])
  })

  it('understands other ways to write a label file', async () => {
    const written = [
      `name,label\np 0.png,red\np 1.png,green`,
      `\ufeff"p 0.png"\tred\r\n# a remark\r\np 1.png\tgreen\r\n`,
      './p 0.png red\np 1.png;green',
    ]
    for (const lines of written) {
      const {train, classes} = await makePictureDataset({...labelled(lines)})
      expect([train.count, classes]).toEqual([2, ['green', 'red']])
    }
  })

  it('says what is wrong with the request', async () => {
    const {images} = labelled()
    await expect(makePictureDataset({images: join(images, 'none')})).rejects.toMatchObject({
      code: 'folder-missing',
    })
    await expect(makePictureDataset({images: room()})).rejects.toMatchObject({code: 'no-pictures'})
    await expect(makePictureDataset({images, labels: join(images, 'none.txt')})).rejects.toMatchObject({
      code: 'file-missing',
    })
    await expect(makePictureDataset({...labelled(), size: 40_000})).rejects.toMatchObject({
      code: 'pictures-too-large',
    })
    const out = join(put(join(room(), 'file'), ''), 'below', 'x.npz')
    await expect(makePictureDataset({...labelled(), out})).rejects.toMatchObject({code: 'not-writable'})
  })

  it.skipIf(!realData)(`makes the notes' pictures${needsRealData}`, async () => {
    const folder = join(realData ?? '', 'mnist-jpg')
    const {train, test, classes} = await makePictureDataset({images: folder})
    expect([train.count, test?.count, classes.length]).toEqual([200, 100, 10])
    const [images, labels] = [
      join(folder, 'mnist_train_jpg_60000'),
      join(folder, 'mnist_train_jpg_60000.full.txt'),
    ]
    await expect(makePictureDataset({images, labels})).rejects.toMatchObject({
      code: 'pictures-missing',
      detail: {count: 59_800, total: 60_000},
    })
  })
})

describe('own-pictures', () => {
  it('sets a share of every class aside, by the seed', async () => {
    const {images, labels} = labelled()
    const own = {images, labels, hyperparameters: {imageSize: 8, colorMode: 'rgb', validationSplit: 0.5}}
    const {source, inputShape, classes, train, test, scale} = await load(own)
    expect([source, inputShape, classes, train.count, test.count, scale]).toEqual([
      'file',
      [8, 8, 3],
      ['blue', 'green', 'red'],
      3,
      3,
      1 / 255,
    ])
    expect([[...train.y].sort(), [...test.y].sort()]).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ])
    expect((await load(own)).test).toEqual(test)
  })

  const npy = (
    type: Uint8ArrayConstructor | Float32ArrayConstructor | Int32ArrayConstructor,
    shape: number[],
    values: number[],
  ) => {
    const data = new type(values)
    return Buffer.concat([npyHeader(type as never, shape), new Uint8Array(data.buffer)])
  }
  const ramp = Array.from({length: 40}, (_, i) => i)

  it('reads arrays from NumPy, also as the notes save them', async () => {
    const folder = room()
    const labels = put(
      join(folder, 'y.npy'),
      npy(
        Int32Array,
        [10],
        ramp.slice(0, 10).map(i => i % 2),
      ),
    )
    const flat = put(
      join(folder, 'x.npy'),
      npy(
        Float32Array,
        [10, 4],
        ramp.map(i => i / 255),
      ),
    )
    const x = npy(Uint8Array, [10, 2, 2], ramp)
    const zipped = put(
      join(folder, 'both.npz'),
      zipSync({'images.npy': x, 'labels.npy': readFileSync(labels)}),
    )
    const [a, b] = await Promise.all([load({images: flat, labels}), load({images: zipped})])
    expect([a.inputShape, a.train.count, a.test.count, a.classes]).toEqual([[2, 2, 1], 8, 2, ['0', '1']])
    expect(a.train).toEqual(b.train)
  })

  it('does not read a device, which has no end', async () => {
    const path = join(room(), 'endless.npz')
    symlinkSync('/dev/zero', path)
    await expect(readNpz(path, ['x'], {mostBytes: 1000})).rejects.toMatchObject({code: 'is-a-device'})
  })

  it('refuses arrays that are none of pictures, and bombs', async () => {
    const folder = room()
    const y = npy(Int32Array, [10], ramp.slice(0, 10))
    const zip = (name: string, x: Buffer, labels = y) =>
      put(join(folder, name), zipSync({'x.npy': x, 'y.npy': labels}))
    const bomb = zipSync({'x.npy': new Uint8Array(30_000_000), 'y.npy': y})
    // The archive claims three gigabytes for its array.
    const at = Buffer.from(bomb).lastIndexOf('x.npy') - 46
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(at + 24, 3_000_000_000, true)
    const cases: [string, string][] = [
      ['array-shape', zip('a.npz', npy(Uint8Array, [10, 1, 2, 2, 1], ramp))],
      ['array-shape', zip('b.npz', npy(Uint8Array, [10, 3], ramp.slice(0, 30)))],
      [
        'array-range',
        zip(
          'c.npz',
          npy(
            Float32Array,
            [10, 2, 2],
            ramp.map(i => i * 100),
          ),
        ),
      ],
      ['count-mismatch', zip('d.npz', npy(Uint8Array, [5, 2, 2], ramp.slice(0, 20)))],
      [
        'array-labels',
        zip('e.npz', npy(Uint8Array, [10, 2, 2], ramp), npy(Int32Array, [10], Array(10).fill(-1))),
      ],
      [
        'array-labels',
        zip('e2.npz', npy(Uint8Array, [10, 2, 2], ramp), npy(Float32Array, [10], Array(10).fill(0.5))),
      ],
      [
        'array-labels-shape',
        zip('e3.npz', npy(Uint8Array, [10, 2, 2], ramp), npy(Int32Array, [10, 2], ramp.slice(0, 20))),
      ],
      [
        'one-class',
        zip('e4.npz', npy(Uint8Array, [10, 2, 2], ramp), npy(Int32Array, [10], Array(10).fill(0))),
      ],
      ['array-nan', zip('c2.npz', npy(Float32Array, [10, 2, 2], Array(40).fill(Number.NaN)))],
      [
        'array-parts',
        put(
          join(folder, 'j.npz'),
          zipSync({
            'x_train.npy': npy(Uint8Array, [10, 2, 2], ramp),
            'y_train.npy': y,
            'x_test.npy': npy(Uint8Array, [10, 2, 1], ramp.slice(0, 20)),
            'y_test.npy': y,
          }),
        ),
      ],
      ['npy-alone', put(join(folder, 'k.npy'), npy(Uint8Array, [10, 2, 2], ramp))],
      ['npz-missing', put(join(folder, 'f.npz'), zipSync({'x.npy': npy(Uint8Array, [10, 2, 2], ramp)}))],
      ['npz-broken', put(join(folder, 'g.npz'), 'no archive')],
      ['npy-format', zip('h.npz', Buffer.from('no array at all'))],
      ['npy-size', zip('i.npz', npy(Uint8Array, [10, 200, 200], ramp))],
      ['too-large', put(join(folder, 'bomb.npz'), bomb)],
    ]
    for (const [code, images] of cases) await expect(load({images}), code).rejects.toMatchObject({code})
  })

  it('trains without what is missing when that is asked for', async () => {
    const {images, labels} = labelled('p 0.png red\np 1.png green\nnone.png red')
    await expect(load({images, labels})).rejects.toMatchObject({code: 'pictures-missing'})
    expect((await load({images, labels, skipMissing: true})).train.count).toBe(2)
  })

  it('needs pictures', async () => {
    await expect(load({})).rejects.toMatchObject({code: 'needs-own-pictures', usage: true})
  })
})
