import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openRuns(language: 'en' | 'zh' = 'en') {
  app = openApp({language})
  await app.shows(language === 'en' ? 'Gradient descent' : '梯度下降')
  app.type('R')
  await app.shows('cd34')
  app.type('j')
}

async function openChapter(language: 'en' | 'zh' = 'en') {
  app = openApp({language})
  await app.shows(language === 'en' ? 'Gradient descent' : '梯度下降')
  app.openChapter('lenet')
  await app.shows(language === 'en' ? '5 fit' : '5 训练')
}

describe('the judgement of a run', () => {
  it('shows who is taken for whom, every class, and the surest mistakes', async () => {
    await openRuns()
    app.type('i')
    await app.shows('94.0% of 200 test samples are read right')
    expect(app.platform.spawned.at(-1)?.slice(0, 2)).toEqual(['inspect', 'mnist-20250301-090000-cd34'])
    expect(app.frame()).toContain('best weights, epoch 7')
    expect(app.frame()).toContain('GENERATED')
    // The row of the cats: 8 found, 12 called dogs.
    expect(app.frame()).toMatch(/cat +· +· +· +8 +· +12 +· +· +· +· +40\.0%/)
    app.type(keys.tab)
    await app.shows(/dog +100\.0% █+ +62\.5% +20/)
    expect(app.frame()).toMatch(/cat +40\.0% █+.?╌+ +100\.0% +20/)
    app.type(keys.tab)
    await app.shows('cat → dog 97.0%')
    app.type(`${keys.right}v`)
    await app.shows('picture 42 of 200')
    expect(app.platform.told).toEqual(['41'])
  })

  it('looks into the mistakes of the cell under the cursor, not into the one of another list', async () => {
    await openRuns()
    app.type('i')
    await app.shows('airplane → airplane  20 of 20 samples, 100.0%')
    app.type('v')
    await app.shows('These are read right, as airplane: no mistake is here.')
    app.type('\r')
    await app.shows('These are read right, as airplane: no mistake is here.')
    app.type(`jjj${keys.right}`)
    await app.shows('cat → automobile  0 of 20 samples, 0.0%')
    app.type('\r')
    await app.shows('No cat is taken for automobile.')
    app.type(keys.right.repeat(4))
    await app.shows('cat → dog  12 of 20 samples, 60.0%')
    app.type('\r')
    await app.shows(/cat → dog {2}12 mistakes/)
    app.type(`${keys.right}\r`)
    await app.shows('picture 42 of 200')
    app.type(keys.escape)
    await app.shows(/cat → dog {2}12 mistakes/)
    app.type(keys.escape)
    await app.shows('cat → dog  12 of 20 samples, 60.0%')
    app.type('v')
    await app.shows('picture 41 of 200')
    expect(app.platform.told).toEqual(['41', '40'])
  })

  it('lists the mistakes of a class, and all of them again after Tab', async () => {
    await openRuns()
    app.type('i\t')
    await app.shows('taken for another')
    app.type('jjj')
    await app.shows('cat  recall 40.0%, precision 100.0%, 20 samples')
    app.type('\r')
    await app.shows(/cat {2}12 mistakes/)
    app.type('\t\x1b[Z')
    await app.shows(/^ *12 mistakes/m)
  })

  it('has whole names on a large terminal, and the mistakes beside the matrix', async () => {
    app = openApp({size: {columns: 200, rows: 60}})
    await app.shows('Gradient descent')
    app.type('Rji')
    await app.shows('cat → dog 97.0%')
    expect(app.frame()).toMatch(/airplane automobile +bird/)
    expect(app.frame()).toContain('60.0% of the class')
  })

  it('is written in Chinese, with the classes’ Chinese names', async () => {
    await openRuns('zh')
    app.type('i')
    await app.shows('200 个测试样本中 94.0% 判断正确')
    expect(app.frame()).toMatch(/猫 +· +· +· +8 +· +12/)
    app.type('\t\t')
    await app.shows('猫 → 狗 97.0%')
  })

  it('is for networks of pictures', async () => {
    await openRuns()
    app.type('/iris\r')
    await app.hides('cd34')
    app.type('i')
    await app.shows('chapters with pictures')
    app.type('v')
    await app.shows('chapters with pictures')
  })
})

describe('the way through the layers', () => {
  it('shows filters and maps with shape, parameters and receptive field, picture after picture', async () => {
    await openRuns()
    app.type('v')
    await app.shows('It is labelled cat.  The network says dog, 91.0%.')
    app.type('j')
    await app.shows('lighter positive')
    app.type('j')
    await app.shows('receptive field 5 × 5 pixels')
    expect(app.frame()).toContain('conv2d  output 32×32×6  parameters 456')
    expect(app.frame()).toContain('6 maps, 1 of them inactive')
    app.type('j')
    await app.shows('128 values, 90 of them 0')
    expect(app.frame()).toContain('the whole picture')
    app.type(`${keys.right}`)
    await app.shows('picture 2 of 200')
    app.type(`${keys.left}`)
    await app.shows('picture 1 of 200')
    expect(app.platform.told).toEqual(['0', '1', '0'])
    // One process loads the network once.
    expect(app.platform.spawned.filter(([command]) => command === 'inspect')).toHaveLength(1)
  })

  it('keep the picture and the answers in sight on a large terminal, and show the next layer beside this one', async () => {
    app = openApp({size: {columns: 200, rows: 60}})
    await app.shows('Gradient descent')
    app.type('Rjv')
    await app.shows('The network says dog, 91.0%.')
    expect(app.frame()).toMatch(/dog +█+.* 91\.0%/)
    app.type('jj')
    await app.shows('receptive field 5 × 5 pixels')
    await app.shows('128 values, 90 of them 0')
    app.type('j')
    await app.hides('receptive field 5 × 5 pixels')
  })

  it('takes the file that was applied', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('mnist digits')
    await app.shows('5 fit')
    app.type('a')
    await app.shows('digit-3.png')
    app.type('digit-3.png\r')
    await app.shows('94.0%')
    app.type('v')
    await app.shows('The network says dog')
    expect(app.platform.told.at(-1)).toBe('digit-3.png')
  })
})

describe('the pictures of a data set', () => {
  it('are paged through, by class, part and size', async () => {
    await openChapter()
    app.type('b')
    await app.shows('all classes')
    await app.shows(/1 to \d+ of 300/)
    expect(app.frame()).toContain('GENERATED')
    expect(app.frame()).toContain('airplane #0')
    const perPage = Number(/1 to (\d+) of/.exec(app.frame())?.[1])
    app.type(keys.down)
    await app.shows(`${perPage + 1} to ${2 * perPage} of 300`)
    app.type(keys.end)
    await app.shows(/to 300 of 300/)
    app.type(`${keys.right}${keys.right}`)
    await app.shows('of 30')
    app.type('t')
    await app.shows('test')
    expect(app.platform.told.map(line => line.split(' ').slice(0, 2).join(' '))).toContain('test 1')
    app.type('z')
    await app.shows(/1 to \d+ of 30/)
    expect(Number(/1 to (\d+) of/.exec(app.frame())?.[1])).not.toBe(perPage)
  })

  it('have Chinese names in Chinese', async () => {
    await openChapter('zh')
    app.type('b')
    await app.shows('飞机 #0')
    expect(app.frame()).toContain('程序生成，不是真实数据集')
  })

  it('are those of the form’s data set', async () => {
    await openChapter()
    await app.seek(keys.up, 'b: look at the pictures')
    app.type(`${keys.right}b`)
    await app.shows('Pictures')
    expect(app.platform.spawned.at(-1)?.slice(0, 4)).not.toContain('cifar10')
  })
})

describe('the preview of augmentation', () => {
  it('shows a picture and eight changed ones with the form’s values', async () => {
    await openChapter()
    app.type('v')
    await app.shows('epoch 8')
    expect(app.frame()).toContain('rotation ±45')
    expect(app.frame()).toContain('augment is off')
    expect(app.frame()).toContain('airplane, picture 1 of 300')
    expect(app.platform.spawned.at(-1)?.slice(0, 3)).toEqual(['augment', 'lenet', '-'])
    app.type(keys.right)
    await app.shows('automobile, picture 2 of 300')
    expect(app.platform.told).toEqual(['0', '1'])
  })

  it('is for chapters with pictures', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('iris species')
    await app.shows('5 fit')
    app.type('v')
    await app.shows('chapters with pictures')
    app.type('b')
    await app.shows('chapters with pictures')
  })
})
