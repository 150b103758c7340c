import {chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {beforeAll, describe, expect, it} from 'vitest'
import {findPictures} from '../../../src/datasets/own/entries.ts'
import {makePictureDataset} from '../../../src/datasets/own/make.ts'
import {loadOwnPictures} from '../../../src/datasets/own/own-pictures.ts'
import type {Failure} from '../../../src/errors.ts'
import {errorSentence, warningSentence} from '../../../src/text/sentence.ts'

const isLinux = process.platform === 'linux'
const room = () => mkdtempSync(join(tmpdir(), 'tfnotes-folders-'))

/** A folder of these files; what they hold does not matter where they are only found. */
function folderOf(files: readonly string[], content: string | Uint8Array = 'x'): string {
  const folder = room()
  for (const file of files) {
    const path = join(folder, file)
    mkdirSync(dirname(path), {recursive: true})
    if (!file.endsWith('/')) writeFileSync(path, content)
    else mkdirSync(path, {recursive: true})
  }
  return folder
}

/** `label: names` of what is trained, and of what is validated with. */
async function found(folder: string, labels?: string) {
  const {train, test, remarks} = await findPictures(folder, labels)
  const said = (entries: typeof train.entries) => entries.map(({name, label}) => `${label}: ${name}`)
  return {
    train: said(train.entries),
    ...(test && {test: said(test.entries)}),
    codes: remarks.map(({code}) => code),
    remarks,
  }
}

const sentences = (remarks: readonly Failure[]) =>
  (['en', 'zh'] as const).map(language => remarks.map(remark => warningSentence(remark, language)).join(' '))

async function refused(folder: string, labels?: string) {
  const error = await findPictures(folder, labels).then(
    () => undefined,
    reason => reason,
  )
  return {code: error?.code, said: (['en', 'zh'] as const).map(language => errorSentence(error, language))}
}

describe('folders of classes', () => {
  it('finds pictures however deep, with any extension in any case, in the order of their names', async () => {
    const folder = folderOf(['b/2019/x.PNG', 'b/2019/deep/y.Jpeg', 'a/z.jpg', 'a/notes.txt', '猫 猫/0.webp'])
    expect((await found(folder)).train).toEqual([
      'a: a/z.jpg',
      'b: b/2019/deep/y.Jpeg',
      'b: b/2019/x.PNG',
      '猫 猫: 猫 猫/0.webp',
    ])
  })

  it.runIf(isLinux)('follows links, but in no circle, and says which link is nothing', async () => {
    const folder = folderOf(['a/0.png', 'elsewhere/1.png', 'b/0.png'])
    const other = folderOf(['more/2.png'])
    symlinkSync(join(other, 'more'), join(folder, 'linked'))
    symlinkSync(join(other, 'more', '2.png'), join(folder, 'a', 'one.png'))
    symlinkSync('..', join(folder, 'a', 'back'))
    symlinkSync('.', join(folder, 'b', 'itself'))
    symlinkSync('nowhere', join(folder, 'b', 'gone.png'))
    const {train, remarks} = await found(folder)
    expect(train).toEqual([
      'a: a/0.png',
      'a: a/one.png',
      'b: b/0.png',
      'elsewhere: elsewhere/1.png',
      'linked: linked/2.png',
    ])
    expect(remarks).toMatchObject([{code: 'links-passed', detail: {count: 2}}])
    await expect(makePictureDataset({images: folder})).rejects.toMatchObject({
      code: 'pictures-unreadable',
      detail: {names: ['b/gone.png'], reason: 'link-broken'},
    })
  })

  it.runIf(isLinux)('enters a folder once, however many links lead to it', async () => {
    const folder = folderOf(['a/0.png', 'b/0.png'])
    // Twenty rooms, each with two doors to the next: a million ways to the last.
    for (let i = 0; i < 20; i++) mkdirSync(join(folder, 'a', `r${i}`))
    for (let i = 0; i < 19; i++)
      for (const door of ['x', 'y']) symlinkSync(`../r${i + 1}`, join(folder, 'a', `r${i}`, door))
    expect((await found(folder)).train).toEqual(['a: a/0.png', 'b: b/0.png'])
  })

  it('passes over what systems leave, counts it, and says which folders are empty', async () => {
    const folder = folderOf([
      'a/0.png',
      'a/._0.png',
      'a/.DS_Store',
      'a/Thumbs.db',
      'b/0.png',
      'b/@eaDir/0.png/thumb.jpg',
      'b/.ipynb_checkpoints/0.png',
      '__MACOSX/a/._0.png',
      'empty/',
      'stray.png',
      'b/film.mp4',
    ])
    const {train, remarks} = await found(folder)
    expect(train).toEqual(['a: a/0.png', 'b: b/0.png'])
    expect(Object.fromEntries(remarks.map(({code, detail}) => [code, detail.count]))).toEqual({
      'hidden-passed': 4,
      'files-passed': 1,
      'pictures-unlabelled': 1,
      'classes-empty': 1,
    })
    for (const said of sentences(remarks))
      for (const name of ['empty', 'stray.png', 'film.mp4']) expect(said).toContain(name)
  })

  it('looks into the folder that an archive left around all', async () => {
    const folder = folderOf(['PetImages/Cat/0.jpg', 'PetImages/Dog/0.jpg', '__MACOSX/x/0.png'])
    const {train, codes} = await found(folder)
    expect([train, codes]).toEqual([['Cat: Cat/0.jpg', 'Dog: Dog/0.jpg'], ['folder-entered']])
  })

  it('takes names that differ only in how accents are put together for one class', async () => {
    const [composed, apart] = ['é'.normalize('NFC'), 'é'.normalize('NFD')]
    const {train, remarks} = await found(folderOf([`${composed}/0.png`, `${apart}/1.png`, 'f/0.png']))
    expect(new Set(train.map(text => text.split(':')[0])).size).toBe(2)
    expect(remarks).toMatchObject([{code: 'classes-alike'}])
  })

  it('keeps a folder of trains a class', async () => {
    const folder = folderOf(['train/0.png', 'valley/0.png', 'test/0.png'])
    expect((await found(folder)).train).toEqual([
      'test: test/0.png',
      'train: train/0.png',
      'valley: valley/0.png',
    ])
  })

  it.runIf(isLinux)('reads names that are no UTF-8 by their bytes, and says so', async () => {
    const folder = folderOf(['b/0.png'])
    const odd = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc3, 0xa8])])
    mkdirSync(odd)
    const gbk = Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc3, 0xa8, 0xb9, 0xb7])])
    mkdirSync(gbk)
    writeFileSync(Buffer.concat([gbk, Buffer.from('/0.png')]), 'x')
    rmSync(odd, {recursive: true})
    const {train, remarks} = await found(folder)
    expect(train).toEqual(['\\xc3\\xa8\\xb9\\xb7: \\xc3\\xa8\\xb9\\xb7/0.png', 'b: b/0.png'])
    for (const said of sentences(remarks)) expect(said).toMatch(/\\xc3\\xa8\\xb9\\xb7.*猫狗/)
  })

  it.skipIf(!isLinux)('names a folder without permission', async () => {
    const folder = folderOf(['a/0.png', 'locked/0.png'])
    chmodSync(folder, 0o755)
    chmodSync(join(folder, 'locked'), 0)
    // Root may read everything: the test goes on as nobody, who may not come here by the whole path.
    const isRoot = process.geteuid?.() === 0
    const before = process.cwd()
    process.chdir(folder)
    if (isRoot) process.seteuid?.(65534)
    const {code, said} = await refused('.').finally(() => {
      if (isRoot) process.seteuid?.(0)
      process.chdir(before)
    })
    chmodSync(join(folder, 'locked'), 0o700)
    expect(code).toBe('folder-locked')
    for (const sentence of said) expect(sentence).toContain('locked')
  })
})

describe('parts', () => {
  const parts = (names: readonly string[], files: readonly string[] = ['x/0.png', 'y/0.png']) =>
    folderOf(names.flatMap(name => files.map(file => `${name}/${file}`)))

  it.each([
    [['train', 'val', 'test'], 'val'],
    [['train', 'valid', 'test'], 'valid'],
    [['Training', 'Validation', 'Testing'], 'Validation'],
    [['TRAIN', 'TEST', 'VAL'], 'VAL'],
    [['seg_train', 'seg_dev', 'seg_test'], 'seg_dev'],
    [['训练集', '验证集', '测试集'], '验证集'],
  ])('validates %j with %s and leaves the test set alone', async (names, used) => {
    const {train, test, remarks} = await found(parts(names))
    expect([train.length, test?.length]).toEqual([2, 2])
    expect(remarks).toMatchObject([{code: 'test-kept', detail: {used, count: 2, keptCount: 2}}])
    for (const said of sentences(remarks)) expect(said).toContain(used)
  })

  it.each([
    [['train', 'test']],
    [['train', 'val']],
    [['mnist_train_jpg_60000', 'mnist_test_jpg_10000']],
    [['pets-training', 'evaluation']],
  ])('validates %j with what there is', async names => {
    const {train, test, codes} = await found(parts(names))
    expect([train.length, test?.length, codes]).toEqual([2, 2, []])
  })

  it('takes a list beside or in a part, and passes over a test set without labels', async () => {
    const folder = folderOf(['train/0.png', 'train/1.png', 'test/2.png', 'val/x/3.png', 'val/y/3.png'])
    writeFileSync(join(folder, 'trainLabels.csv'), 'id,label\n0,x\n1,y\n')
    const {train, test, remarks} = await found(folder)
    expect([train, test]).toEqual([
      ['x: 0.png', 'y: 1.png'],
      ['x: x/3.png', 'y: y/3.png'],
    ])
    expect(remarks).toMatchObject([{code: 'test-kept', detail: {keptCount: 0}}])
    const dogs = folderOf(['train/cats/0.jpg', 'train/dogs/0.jpg', 'test/0.jpg'])
    const {codes, test: none} = await found(dogs)
    expect([codes, none]).toEqual([['part-unlabelled'], undefined])
  })

  it('says which classes one part has and the other not, and refuses parts that share none', async () => {
    const {remarks} = await found(folderOf(['train/x/0.png', 'train/y/0.png', 'val/x/0.png', 'val/z/0.png']))
    expect(remarks).toMatchObject([
      {code: 'classes-untrained', detail: {names: ['z']}},
      {code: 'classes-unvalidated', detail: {names: ['y']}},
    ])
    for (const said of sentences(remarks)) expect(said).toMatch(/z.*y/)
    const {code, said} = await refused(folderOf(['train/x/0.png', 'val/z/0.png']))
    expect(code).toBe('parts-differ')
    for (const sentence of said) expect(sentence).toMatch(/x/)
  })

  it('refuses to choose between two folders for training', async () => {
    const {code, said} = await refused(parts(['train_2016', 'train_2017', 'test']))
    expect(code).toBe('part-twice')
    for (const sentence of said) expect(sentence).toMatch(/train_2016.*train_2017/)
  })
})

describe('lists of labels', () => {
  const list = (folder: string, text: string, name = 'labels.txt') => {
    const file = join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const pictures = ['p/1.png', 'p/2.JPG', 'p/sub/3.png']
  const cases: Record<string, string> = {
    'without extensions': 'id,label\n1,cat\n2,dog\nsub/3,cat\n',
    'a heading of other words': 'id,breed\n1,cat\n2,dog\nsub/3,cat\n',
    'a heading that nobody knows': 'whatever,thing\n1,cat\n2,dog\nsub/3,cat\n',
    'no heading': '1,cat\n2,dog\nsub/3,cat\n',
    'names from the list’s own folder on': 'p/1.png cat\np/2.JPG dog\np/sub/3.png cat\n',
    'another case': '1.PNG cat\n2.jpg dog\nSUB/3.png cat\n',
    'more columns':
      ',filename,width,class_name,class_id\n0,1.png,28,cat,0\n1,2.JPG,28,dog,1\n2,sub/3.png,28,cat,0\n',
    'turned round': 'label,file\ncat,1.png\ndog,2.JPG\ncat,sub/3.png\n',
  }
  it.each(Object.entries(cases))('finds the files: %s', async (_, text) => {
    const folder = folderOf(pictures)
    const {train} = await found(join(folder, 'p'), list(folder, text))
    expect(train).toEqual(['cat: 1.png', 'dog: 2.JPG', 'cat: sub/3.png'])
  })

  it('keeps labels of several words behind a name without extension', async () => {
    const folder = folderOf(pictures)
    const {train} = await found(
      join(folder, 'p'),
      list(folder, 'id,breed\n1,golden retriever\n2,black cat\n'),
    )
    expect(train).toEqual(['golden retriever: 1.png', 'black cat: 2.JPG'])
  })

  it('names both files that a name without extension could be', async () => {
    const folder = folderOf(['p/1.png', 'p/1.jpg', 'p/2.png'])
    const {code, said} = await refused(join(folder, 'p'), list(folder, 'id,label\n1,cat\n2,dog\n'))
    expect(code).toBe('label-ambiguous')
    for (const sentence of said) expect(sentence).toMatch(/2.*1\.jpg.*1\.png/)
  })

  it('asks which columns are meant, and which of two lists', async () => {
    const folder = folderOf(pictures)
    const onehot = await refused(join(folder, 'p'), list(folder, 'image,MEL,NV\n1,1,0\n2,0,1\n'))
    expect(onehot.code).toBe('label-columns')
    for (const sentence of onehot.said) expect(sentence).toMatch(/MEL.*NV/)
    list(folder, '1,cat\n', 'p_labels.csv')
    list(folder, '1,cat\n', 'labels-p.tsv')
    rmSync(join(folder, 'labels.txt'))
    rmSync(join(folder, 'p', 'sub'), {recursive: true})
    const two = await refused(join(folder, 'p'))
    expect(two.code).toBe('label-files')
    for (const sentence of two.said) expect(sentence).toMatch(/labels-p\.tsv.*p_labels\.csv/)
  })
})

describe('balance', () => {
  let png: Buffer
  beforeAll(async () => {
    const {default: sharp} = await import('sharp')
    png = await sharp({create: {width: 4, height: 4, channels: 3, background: '#f00'}})
      .png()
      .toBuffer()
  })
  const load = (images: string) =>
    loadOwnPictures({
      places: {kerasCache: '/nowhere', cache: join(room(), 'cache')},
      from: 'auto',
      seed: 1,
      images,
      hyperparameters: {imageSize: 4, colorMode: 'rgb'},
    })

  it('says that classes are uneven, and which is not validated', async () => {
    const many = Array.from({length: 30}, (_, i) => `many/${i}.png`)
    const {train, test, remarks = []} = await load(folderOf([...many, 'one/0.png'], png))
    expect([train.count, test.count]).toEqual([25, 6])
    expect(remarks).toMatchObject([
      {code: 'classes-uneven', detail: {mostName: 'many', leastName: 'one', most: 24, least: 1}},
      {code: 'classes-unchecked', detail: {names: ['one']}},
    ])
    for (const said of sentences(remarks)) expect(said).toMatch(/many.*one/)
    const even = ['a', 'b'].flatMap(name => [0, 1, 2, 3, 4].map(i => `${name}/${i}.png`))
    expect((await load(folderOf(even, png))).remarks).toBeUndefined()
    const one = await load(folderOf(['a/0.png', 'b/0.png'], png))
    expect(one.remarks).toMatchObject([{code: 'classes-unchecked', detail: {names: ['a', 'b']}}])
  })

  it.runIf(isLinux)('reads a picture whose name is no UTF-8', async () => {
    const folder = folderOf(['a/0.png', 'a/1.png'], png)
    mkdirSync(join(folder, 'b'))
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/b/`), Buffer.from([0xe9]), Buffer.from('.png')]), png)
    expect((await load(folder)).train.count).toBe(3)
  })
})
