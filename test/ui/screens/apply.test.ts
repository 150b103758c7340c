import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openPicture() {
  app = openApp()
  await app.shows('Gradient descent')
  app.openChapter('mnist digits')
  await app.shows('5 fit')
  app.type('a')
  await app.shows('digit-3.png')
}

describe('a picture', () => {
  it('is picked from the list and answered with five bars', async () => {
    await openPicture()
    app.type(`${keys.down}${keys.down}\r`)
    await app.shows('94.0%')
    expect(app.platform.told).toEqual(['digit-3.png'])
    expect(app.frame().match(/\d\.\d%/g)).toHaveLength(5)
    expect(app.frame()).toContain('As the network sees it')
    expect(app.frame()).toContain('inverted  yes (judged)')
    expect(app.frame()).toContain('preparation  as MNIST')
    expect(app.frame()).toContain('as usual for the data')
  })

  it('is shown in every layer, too, where there is room, and anew when it is prepared otherwise', async () => {
    app = openApp({size: {columns: 120, rows: 40}})
    await app.shows('Gradient descent')
    app.openChapter('mnist digits')
    await app.shows('5 fit')
    app.type('a')
    await app.shows('digit-3.png')
    app.type('digit-3.png\r')
    await app.shows('conv1 32×32×6')
    expect(app.frame()).toContain('dense1 128')
    const asked = () => app.platform.spawned.filter(([command]) => command === 'inspect')
    expect(asked()).toHaveLength(1)
    app.type('i')
    await app.hides('conv1')
    await app.shows('conv1 32×32×6')
    expect(asked().at(-1)).toContain('--invert')
  })

  it('is typed, completed with Tab, and pasted', async () => {
    await openPicture()
    app.type('dig\t')
    await app.shows('Picture digit-')
    app.type('3\t')
    await app.shows('Picture digit-3.png')
    app.type('\r')
    await app.shows('94.0%')
    app.type('\r\x15\x1b[200~手写的八.png\x1b[201~\r')
    await app.shows('Picture 手写的八.png')
    await app.shows('As the network sees it')
    await app.shows('94.0%')
    expect(app.platform.told).toEqual(['digit-3.png', '手写的八.png'])
  })

  it('is dragged into the terminal, whatever that makes of its path', async () => {
    await openPicture()
    for (const pasted of ["'/home/my digit.png' ", '/home/my\\ digit.png\n', 'file:///home/my%20digit.png']) {
      app.type(`dig\x1b[200~${pasted}\x1b[201~\r`)
      await app.shows('94.0%')
      expect(app.frame()).toContain('Picture /home/my digit.png')
      app.type('\r')
      await app.shows('Type or paste a path')
    }
    expect(app.platform.told).toEqual(Array(3).fill('/home/my digit.png'))
    app.type("\x15\x1b[200~'/home/a.png' '/home/b.png'\x1b[201~")
    await app.shows('One path is wanted here; 2 were given.')
    app.type('\r')
    await app.shows('One path is wanted here; 2 were given.')
    expect(app.platform.told).toHaveLength(3)
  })

  it('is warned about when the answer is not sure', async () => {
    await openPicture()
    app.type('digit-7.png\r')
    await app.shows('Not sure')
  })

  it('of several figures gets an answer for each, and says what was left out', async () => {
    await openPicture()
    app.type('several.png\r')
    await app.shows('4  0  5')
    await app.shows('3 separate figures')
    await app.shows('left out: a frame')
  })

  it('that is none is refused in one sentence, and the next one goes on', async () => {
    await openPicture()
    app.type('broken.png\r')
    await app.shows('broken.png')
    app.type('\r\x15digit-3.png\r')
    await app.shows('94.0%')
  })

  it('is prepared and inverted in other ways on request', async () => {
    await openPicture()
    app.type('digit-3.png\r')
    await app.shows('94.0%')
    expect(app.platform.spawned.at(-1)).not.toContain('--prepare')
    app.type('p')
    await app.shows('as MNIST')
    await app.shows('94.0%')
    expect(app.platform.spawned.at(-1)).toContain('mnist')
    app.type('p')
    await app.shows('as the notes')
    await app.shows('94.0%')
    expect(app.platform.spawned.at(-1)).toContain('notes')
    expect(app.platform.spawned.at(-1)).not.toContain('--invert')
    app.type('i')
    await app.shows('inverted  yes (judged)')
    await app.hides('as usual for the data')
    expect(app.platform.spawned.at(-1)).toContain('auto')
    app.type('i')
    await app.shows(/inverted {2}yes$/m)
    expect(app.platform.told).toEqual([
      'digit-3.png',
      'digit-3.png',
      'digit-3.png',
      'digit-3.png',
      'digit-3.png',
    ])
  })

  it('is followed by its neighbour', async () => {
    await openPicture()
    app.type(`${keys.down}${keys.down}\r`)
    await app.shows('94.0%')
    app.type('j')
    await app.shows('31.0%')
    expect(app.platform.told.at(-1)).toBe('digit-7.png')
  })

  it('needs a trained network', async () => {
    app = openApp()
    app.openChapter('vgg')
    app.type('a')
    // What nobody has looked for is not said to be missing.
    await app.shows('looking into the folder of runs')
    await app.until('the list of runs', () => app.state().runs !== undefined && app.state().runsLeft === 0)
    app.type('a')
    await app.shows('Train this chapter first')
  })
})

describe('four measurements', () => {
  it('are answered at once and after every change', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('iris species')
    app.type('a')
    await app.shows('98.0%')
    app.type(`jj${keys.right}`)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(app.platform.told).toEqual(['5.1 3.5 1.4 0.2', '5.1 3.5 1.5 0.2'])
    app.type('6\r')
    await app.shows('90.0%')
    expect(app.platform.told.at(-1)).toBe('5.1 3.5 6 0.2')
    app.type('s')
    await app.shows('98.0%')
  })

  it('ask nothing while one of them is no number', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('iris species')
    app.type('a')
    await app.shows('98.0%')
    app.type('..\r')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(app.platform.told).toHaveLength(1)
  })
})

it('measurements show what another length would be taken for, where there is room', async () => {
  app = openApp({size: {columns: 120, rows: 40}})
  await app.shows('Gradient descent')
  app.openChapter('iris species')
  await app.shows('5 fit')
  app.type('a')
  await app.shows('another sepal length')
  const start = app.platform.told.length
  app.type('j')
  await app.shows('another sepal width')
  await app.shows(/┤.*╎/)
  const asked = app.platform.told.slice(start).filter(line => /^5\.1 \S+ 1\.4 0\.2$/.test(line))
  expect(asked).toContain('5.1 0 1.4 0.2')
  expect(asked).toContain('5.1 8 1.4 0.2')
})
