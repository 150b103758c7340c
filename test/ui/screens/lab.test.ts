import stringWidth from 'string-width'
import {afterEach, describe, expect, it} from 'vitest'
import {labs} from '../../../src/labs/index.ts'
import {paceOf} from '../../../src/ui/screens/lab/walk.ts'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

/** Opens the lab whose title contains a word, and waits for its figures. */
async function openLab(word: string, wanted: string, language: 'en' | 'zh' = 'en') {
  app = openApp({language})
  app.openChapter(word)
  await app.shows(wanted)
}

describe('the labs', () => {
  it('stand in the book in the order of the notes', () => {
    app = openApp()
    const order = [
      'Gradient descent',
      'Tensors',
      'Irises by hand',
      'How big',
      'Activation',
      'Loss',
      'Regular',
    ]
    const places = [...order, 'Optimizers', 'Iris species'].map(title => app.frame().indexOf(`  ${title}`))
    expect(places.every((place, i) => place > (places[i - 1] ?? 0))).toBe(true)
  })

  it.each(
    labs
      .filter(({id}) => id !== 'tensors')
      .flatMap(({id, title}) => [
        {id, language: 'en' as const, title: title.en},
        {id, language: 'zh' as const, title: title.zh},
      ]),
  )('draws every figure and table of $id in $language within its room', async ({id, language, title}) => {
    app = openApp({language})
    app.openChapter(id)
    await app.shows(/1\/\d+|╌ /)
    await app.hides('…  Esc')
    for (let page = 0; page < 12; page++) {
      for (const row of app.frame().split('\n')) expect(stringWidth(row), row).toBeLessThan(100)
      expect(app.frame()).toContain(title)
      app.type(keys.tab)
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  })
})

describe('gradient descent', () => {
  it('follows the arrows, takes typed values, and puts them back', async () => {
    await openLab('gradient', 'arrived')
    app.type(keys.left)
    await app.shows('◂ 0.1 ▸')
    app.type('0.001\r')
    await app.shows('still on its way')
    app.type(keys.backspace)
    await app.shows('arrived')
    expect(app.frame()).toContain('◂ 0.2 ▸')
  })

  it('says why a value is wrong, and computes nothing with it', async () => {
    await openLab('gradient', 'arrived')
    app.type('5000\r')
    await app.shows('✗')
    expect(app.frame()).toContain('arrived')
  })

  it('goes through the presets and says what to look for', async () => {
    await openLab('gradient', 'arrived')
    app.type('p')
    await app.shows('too small: not there')
    app.type('pp')
    await app.shows('swings from side to side')
    app.type('y')
    await app.shows('Copied.')
    expect(app.done.copied).toEqual(['tfnotes lab gradient-descent --preset tooLarge'])
  })

  it('lets the ball walk, by single steps too', async () => {
    await openLab('gradient', 'arrived')
    const balls = () =>
      app
        .frame()
        .split('\n')
        .slice(3, 22)
        .join('')
        .match(/o(?=[^a-z]|$)/g)?.length ?? 0
    const all = balls()
    app.type('.')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(balls()).toBeLessThan(all)
    app.type('..')
    await new Promise(resolve => setTimeout(resolve, 20))
    const three = app.frame()
    app.type(' ')
    await new Promise(resolve => setTimeout(resolve, 400))
    expect(app.frame()).not.toBe(three)
  })
})

it('the notes stand beside form and figures where there is room', async () => {
  app = openApp({size: {columns: 200, rows: 60}})
  await app.shows('Gradient descent')
  app.openChapter('gradient')
  await app.shows('arrived')
  await app.shows(/Parameters .*loss = .*Notes/)
  app.type('e')
  await app.hides('Parameters')
  expect(app.frame()).not.toMatch(/loss = .*Notes/)
})

describe('a walk', () => {
  it('says which step it has come to, also where nothing else changes', async () => {
    await openLab('gradient', 'arrived')
    app.type(',')
    await app.shows('step 39 of 40')
    app.type(',')
    await app.shows('step 38 of 40')
    app.type('.')
    await app.shows('step 39 of 40')
  })

  it('takes several seconds whatever its steps, faster and slower by keys', async () => {
    for (const count of [10, 40, 1000]) {
      const steps = (speed: number) => paceOf({count}, speed)
      const seconds = (speed: number) => (Math.ceil(count / steps(speed).by) * steps(speed).ms) / 1000
      expect(seconds(1)).toBeGreaterThan(5)
      expect(seconds(1)).toBeLessThan(9)
      expect(seconds(4)).toBeLessThan(seconds(1) / 3)
      expect(seconds(0.25)).toBeGreaterThan(seconds(1) * 3)
    }
    await openLab('gradient', 'arrived')
    app.type(']')
    await app.shows('at 2 times the usual speed')
    app.type('[[[')
    await app.shows('at 0.25 times the usual speed')
    app.type('.')
    await app.shows('0.25×')
  })

  it('is not offered where nothing walks', async () => {
    await openLab('activations', 'sigmoid')
    for (const key of [' ', ',', ']']) {
      app.type(key)
      await app.shows('Nothing walks in this lab.')
    }
  })
})

describe('convolution', () => {
  it('steps the kernel over the image, round and round', async () => {
    await openLab('convolution', '1 / 9')
    expect(app.frame()).toContain('[1][0][2]')
    app.type('.')
    await app.shows('2 / 9')
    app.type(',,')
    await app.shows('9 / 9')
  })

  it('edits the image cell by cell, and the output follows', async () => {
    await openLab('convolution', '1 / 9')
    app.type(keys.enter)
    await app.shows('row 1, column 1')
    app.type(`7${keys.right}`)
    await app.shows('row 1, column 2: 0')
    await app.shows('(−1)·7')
    app.type(']]')
    await app.shows('row 1, column 2: 2')
    app.type('9x')
    await app.shows('4 × 5')
    app.type('x')
    await app.shows('3 × 5')
    app.type('5a')
    await app.shows('[5]')
    await app.shows('4 × 5')
    app.type('A')
    await app.shows('4 × 6')
    app.type('12345\r')
    await app.shows('A cell holds a number from -1000 to 1000.')
    app.type(keys.escape)
    await app.hides('Editing')
    app.type('r')
    await app.shows('5 × 5, 3 × 3')
  })
})

describe('longer computations', () => {
  it('tell how far they are, leave the keys alone, and are given up by Escape', async () => {
    await openLab('regular', 'Boundary')
    app.type(
      `${keys.down}${keys.down}${keys.down}${keys.down}20000\r${keys.down}${keys.down}${keys.down}5000\r`,
    )
    await app.shows(/computing, \d+%/)
    app.type(keys.up)
    await app.shows('◂ 0.2 ▸')
    app.type(keys.escape)
    await app.shows('Given up')
    expect(app.frame()).not.toContain('computing,')
    app.type(keys.escape)
    await app.shows('What to try')
  })

  it('say when the file of own points is not there', async () => {
    await openLab('regular', 'Boundary')
    app.type(`G${keys.enter}none.csv\r`)
    await app.shows(/none\.csv/)
    await app.shows('does not exist')
  })
})
