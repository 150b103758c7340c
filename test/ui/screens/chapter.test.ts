import {afterEach, describe, expect, it} from 'vitest'
import type {Chapter} from '../../../src/chapters/chapter.ts'
import {chapterById} from '../../../src/chapters/index.ts'
import {tail, widthOf} from '../../../src/drawing/lines/width.ts'
import {newForm, parseForm, setField} from '../../../src/ui/form/form.ts'
import {chapterSubject} from '../../../src/ui/form/subjects.ts'
import {keys, openApp} from '../support/app.tsx'
import {measuredAs} from '../support/children.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

function fieldOf(wanted: string) {
  const field = chapterSubject(chapterById('mnist') as Chapter).fields.find(({key}) => key === wanted)
  if (!field) throw new Error(wanted)
  return field
}

/** Opens the MNIST page; the cursor is on its epochs. */
async function openMnist() {
  app = openApp()
  await app.shows('Gradient descent')
  app.openChapter('mnist digits')
  await app.shows('5 fit')
}

describe('a chapter’s page', () => {
  it('changes the value under the cursor with the arrow keys, and the command with it', async () => {
    await openMnist()
    app.type(keys.right + keys.right)
    await app.shows('tfnotes train mnist --epochs 10 --seed 1')
    app.type(keys.backspace)
    await app.shows('tfnotes train mnist --seed 1')
  })

  it('takes typed digits, and Escape gives them up', async () => {
    await openMnist()
    app.type('25\r')
    await app.shows('--epochs 25')
    app.type(`9${keys.escape}`)
    await app.shows('--epochs 25')
  })

  it('walks learning rates by 1, 2, 5', async () => {
    await openMnist()
    app.type('\t\t\t\t')
    await app.seek('j', 'the size of a step')
    app.type(keys.right)
    await app.shows('--learning-rate 0.002')
    app.type(keys.right)
    await app.shows('--learning-rate 0.005')
    app.type(keys.left + keys.left + keys.left)
    await app.shows('--learning-rate 0.0005')
  })

  it('changes yes and no with Enter; t trains', async () => {
    await openMnist()
    app.type('g')
    await app.seek('j', 'change every training picture a little')
    app.type('\r')
    await app.shows('tfnotes train mnist --augment')
    app.type('\r')
    await app.shows('tfnotes train mnist --seed 1')
    expect(app.platform.launched).toEqual([])
  })

  it('draws the rate over the epochs beside its schedule, anew with every value', async () => {
    await openMnist()
    app.type('g')
    await app.seek('j', 'learning rate · decay rate')
    app.type(keys.left)
    await app.shows(/schedule .*cosine .*█.*▁/)
    await app.shows('lr 0.001 → 0')
    app.type('j')
    await app.seek(keys.right, '--cosine-floor 0.5')
    await app.shows('lr 0.001 → 0.0005')
    await app.seek('j', 'Enter opens and closes')
    app.type('\r')
    await app.seek('j', 'rises from 0')
    app.type('2\r')
    await app.shows('--warmup-epochs 2')
    await app.shows('lr 0 → 0.001 → 0.0005')
    await app.shows(/schedule .*cosine .*▁.*█.*▅/)
  })

  it('keeps what is not wanted every time behind a row, and says how much of it is set', async () => {
    await openMnist()
    await app.seek('j', 'Enter opens and closes')
    app.type(keys.right)
    await app.seek('j', 'without a new best')
    app.type('3\r')
    await app.shows('--early-stopping 3')
    // What matters with it alone has come into sight.
    await app.shows(/restore best +yes/)
    await app.seek('k', 'Enter opens and closes')
    app.type('\r')
    await app.shows(/more .*1 of \d+ set/)
    await app.shows(/^(?![\s\S]*restore best +yes)/)
  })

  it('opens the row that a wrong value is behind', async () => {
    await openMnist()
    await app.seek('j', 'Enter opens and closes')
    app.type(keys.right)
    await app.seek('j', 'without a new best')
    app.type('-1\r')
    await app.seek('k', 'Enter opens and closes')
    app.type(keys.right)
    app.type('gt')
    await app.shows('Put the marked values right first.')
    await app.shows(/early stopping .*-1/)
    expect(app.platform.launched).toEqual([])
  })

  it('says why a value is wrong before anything starts', async () => {
    await openMnist()
    app.type('0\r')
    await app.shows(/100,?000/)
    app.type('gt')
    await app.shows('Put the marked values right first.')
    expect(app.platform.launched).toEqual([])
    app.type('r')
    await app.shows('tfnotes train mnist --seed 1')
  })

  it.each(['en', 'zh'] as const)(
    'names a wrong field as the form and the command line do: %s',
    async language => {
      app = openApp({language})
      await app.shows('tfnotes')
      app.openChapter('mnist')
      await app.shows('tfnotes train mnist')
      const {key, setting, flag} = fieldOf('validationFreq')
      await app.seek('j', setting.help[language].slice(0, 12))
      app.type('0\r')
      await app.shows(language === 'en' ? 'must lie' : '必须在')
      const said = app.frame().replace(/\s+/g, '')
      expect(said).not.toContain(`--${key}`)
      expect(said).toContain(
        language === 'en'
          ? `${setting.label.en}(--validation-freq)`.replace(/\s+/g, '')
          : `${setting.label.zh}（--validation-freq）必须在`,
      )
      expect(flag).toBeUndefined()
    },
  )

  it('calls an option in a form by the flag that there is', () => {
    const subject = chapterSubject(chapterById('mnist') as Chapter)
    const form = setField(newForm(subject), 'from', 'nowhere')
    expect(parseForm(subject, form).failures.from?.detail.name).toBe('data-source')
    app = openApp()
  })

  it('has the classes that a pre-flight has read, for this data and no other', async () => {
    app = openApp()
    await app.shows('tfnotes')
    app.openChapter('custom-dataset')
    // Before the pictures are read there is a guess, and it says so.
    await app.shows('10 classes assumed')
    await app.shows('312 MB')
    const page = app.state().screens.at(-1)
    if (page?.kind !== 'chapter') throw new Error('no page')
    app.dispatch({
      type: 'message',
      owner: page.id,
      message: {
        message: 'answer',
        topic: 'preflight',
        value: {...measuredAs('custom-dataset'), name: 'own-pictures', classes: 3},
      },
    })
    await app.shows('3 classes')
    // Another number of epochs is the same data.
    app.type('9\r')
    await app.shows('--epochs 9')
    expect(app.frame()).toContain('3 classes')
    app.type('c')
    expect(app.state().screens.at(-1)).toMatchObject({kind: 'code', options: {shape: {classes: 3}}})
  })

  const tooDeep = {
    en: 'The network of alexnet is too deep for these pictures: only 2 × 2 pixels reach layer conv2, which looks at 3 × 3. The smallest picture it takes is 21 × 21.',
    zh: 'alexnet 的网络对这些图片来说太深：到达 conv2 层时只剩 2 × 2 像素，而该层窗口为 3 × 3。它能用的最小图片是 21 × 21。',
  } as const

  it.each(['en', 'zh'] as const)('says a long fault whole on 80 columns: %s', async language => {
    const size = {columns: 80, rows: 24}
    app = openApp({language, size})
    await app.shows('tfnotes')
    app.openChapter('alexnet')
    await app.shows('tfnotes train alexnet')
    app.type('g')
    await app.seek(keys.right, 'own-pictures --seed 1')
    await app.seek('j', language === 'en' ? 'picture size ╌' : '图片边长 ╌')
    // The right-hand panels, without the blanks that lines are wrapped at.
    const told = () =>
      app
        .frame()
        .split('\n')
        .map(row => tail(row.padEnd(row.length + size.columns - widthOf(row)), 37))
        .join('')
        .replace(/\s+/g, '')
    app.type('8\r')
    await app.shows(/too deep|太深/)
    expect(told()).toContain(tooDeep[language].replace(/\s+/g, ''))
  })

  it('says whole on 80 columns what a pre-flight tells of the data', async () => {
    app = openApp({size: {columns: 80, rows: 24}})
    await app.shows('tfnotes')
    app.openChapter('mnist')
    // It measures by itself; what follows comes after.
    await app.shows('312 MB')
    const page = app.state().screens.at(-1)
    if (page?.kind !== 'chapter') throw new Error('no page')
    const measured = measuredAs('mnist')
    const detail = {file: 'prices.csv', column: 'open', count: 15, lines: [317, 318, 319, 320, 321]}
    const remarks = [{code: 'price-not-positive', detail, message: ''}]
    app.dispatch({
      type: 'message',
      owner: page.id,
      message: {message: 'answer', topic: 'preflight', value: {...measured, remarks}},
    })
    await app.shows('15 prices of 0')
    expect(app.frame().replace(/\s+/g, ' ')).toMatch(/leaves such lines .*out\. .*time per epoch/)
    expect(app.frame()).toContain('tfnotes train mnist --seed 1')
  })

  it('names the price file that was found, beside the field that leaves it to be found', async () => {
    app = openApp({size: {columns: 100, rows: 40}})
    await app.shows('tfnotes')
    app.openChapter('lstm')
    await app.shows('312 MB')
    const page = app.state().screens.at(-1)
    if (page?.kind !== 'chapter') throw new Error('no page')
    const answer = (source: 'file' | 'generated') =>
      app.dispatch({
        type: 'message',
        owner: page.id,
        message: {
          message: 'answer',
          topic: 'preflight',
          value: {...measuredAs('stock-lstm'), source, origin: '/data/stock/SH600519.csv'},
        },
      })
    app.type('g')
    answer('file')
    await app.shows(/price file +as found +SH600519\.csv/)
    answer('generated')
    await app.hides('SH600519')
  })

  it('shows only what matters: momentum with the momentum optimizer', async () => {
    await openMnist()
    expect(app.frame()).not.toContain('momentum')
    await app.seek('k', 'how gradients become updates')
    await app.seek(keys.right, '--optimizer momentum')
    await app.shows('--optimizer momentum')
    expect(app.frame()).toMatch(/momentum +0\.9/)
  })

  it('switches the data set, and the network follows', async () => {
    await openMnist()
    app.type('g')
    await app.seek(keys.right, '--dataset cifar10')
    expect(app.frame()).toContain('32×32×3')
  })

  it('goes through the presets of a chapter that has two', async () => {
    app = openApp()
    app.openChapter('cifar-10')
    await app.shows('preset recommended')
    app.type('p')
    await app.shows('preset notes')
    expect(app.frame()).toContain('--preset notes')
  })

  it('completes the path of own pictures', async () => {
    app = openApp()
    app.openChapter('own pic')
    app.type('g')
    await app.seek('j', 'a folder of pictures')
    app.type('\rpi\t')
    await app.shows('pictures/')
    app.type('\r')
    await app.shows(/--images\s+.*pictures\//)
  })

  it('names the key that types a value, also in letters', async () => {
    app = openApp({glyphs: 'ascii'})
    await app.shows('Gradient descent')
    app.openChapter('own pic')
    await app.shows('5 fit')
    app.type('g')
    await app.seek('j', 'a folder of pictures')
    expect(app.frame()).toMatch(/pictures +none Enter$/m)
  })

  it('does not show “none” where that is a value to type and means something else', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('stock-gru')
    await app.shows('5 fit')
    app.type('g')
    await app.seek('j', 'name or number')
    expect(app.frame()).toMatch(/time column +as found/)
    expect(app.frame()).toMatch(/price file +as found/)
  })

  it('measures when asked, with the same values', async () => {
    await openMnist()
    app.type('f')
    await app.shows(/tensor memory +312 MB, WebAssembly/)
    expect(app.platform.spawned.at(-1)).toEqual(['preflight', 'mnist', '--seed', '1', '--json'])
    app.type(keys.right)
    await app.shows('press f')
  })

  it('copies the command', async () => {
    await openMnist()
    app.type('y')
    await app.shows('Copied.')
    expect(app.done.copied).toEqual(['tfnotes train mnist --seed 1'])
  })

  it('trains, and shows the run', async () => {
    await openMnist()
    app.type(`${keys.right}t`)
    await app.shows('mnist-20250301-110000-ffff')
    expect(app.platform.launched[0]).toMatchObject({
      chapter: 'mnist',
      seed: 1,
      dataset: {name: 'mnist', from: 'auto'},
      hyperparameters: {epochs: 9, batchSize: 32},
    })
    app.type(keys.escape)
    await app.shows('--epochs 9')
  })

  it('prints the program as it is tuned, marked where it differs, in both languages and styles', async () => {
    await openMnist()
    app.type('c')
    await app.shows('import keras')
    expect(app.frame()).not.toContain('differ from the preset')
    app.type(`${keys.escape}${keys.right}`)
    await app.shows('--epochs 9')
    app.type('c')
    await app.shows('marked lines differ from the preset')
    await app.seek('j', 'epochs=9,')
    expect(app.frame()).toMatch(/▪ +epochs=9,/)
    app.type('\t')
    await app.shows('TypeScript')
    app.type('w')
    await app.shows('./mnist.mts')
    expect(app.platform.saved[0]?.text).toContain('@tensorflow/tfjs')
  })

  it('has the program’s data written, by the command it shows, and the program then reads it', async () => {
    await openMnist()
    app.type(keys.right)
    await app.shows('--epochs 9')
    app.type('c')
    await app.shows('import keras')
    app.type('d')
    await app.shows('tfnotes code mnist --epochs 9 --data mnist-data.npz')
    app.type('\x15taken.npz\r')
    await app.shows('exists already')
    app.type('d\x15seven.npz\r')
    await app.shows('Written to /cwd/seven.npz')
    expect(app.platform.spawned.at(-1)).toEqual([
      ...['code', 'mnist', '--epochs', '9', '--data', 'seven.npz', '--json'],
    ])
    await app.seek('j', 'data = "seven.npz"')
  })
})
