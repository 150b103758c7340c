import {afterEach, describe, expect, it} from 'vitest'
import type {GatesLayer} from '../../../src/answers/prices.ts'
import {initialState} from '../../../src/ui/initial.ts'
import {scaleWords, unitLines} from '../../../src/ui/screens/gates/lines.ts'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openPage(word: string, language: 'en' | 'zh' = 'en') {
  app = openApp({language})
  await app.shows(language === 'en' ? 'Gradient descent' : '梯度下降')
  app.openChapter(word)
}

describe('letters', () => {
  const open = async () => {
    await openPage('letters-embedding-4')
    app.type('a')
    await app.shows('90.0%')
  }

  it('are answered at once, with bars, hidden states and the plane of codes', async () => {
    await open()
    expect(app.platform.told).toEqual(['abcd'])
    expect(app.frame()).toMatch(/Letters abcde {3}goes on fghijkl/)
    expect(app.frame().match(/\d\.\d%/g)).toHaveLength(5)
    expect(app.frame()).toMatch(/10 .*╎.*╎.*╎.*╎/)
    // Every letter has a place on the plane: none but the codes' pane has a z by itself.
    expect(app.frame()).toMatch(/[ ╎╌]z[ ╎╌]/)
  })

  it('are typed, whatever they mean elsewhere, erased, and continued', async () => {
    await open()
    app.type('qL')
    await app.shows('Letters abcdql')
    expect(app.done.quit).toEqual([])
    app.type(keys.backspace + keys.backspace)
    await app.shows('Letters abcde')
    app.type(keys.right)
    await app.shows('Letters abcdef')
    app.type('\r')
    await app.shows('Letters abcdefghijklm')
    expect(app.platform.told.at(-1)).toBe('abcdefghijklm')
  })

  it('that are too few are so told in one sentence', async () => {
    await open()
    app.type('\x15ab')
    await app.shows('looks at 4 letters')
    app.type('\x15')
    await app.shows('Type letters.')
  })
})

describe('a forecast', () => {
  const open = async (language: 'en' | 'zh' = 'en') => {
    await openPage('stock-lstm', language)
    app.type('a')
    await app.shows('RMSE')
  }

  it('stands beside the naive one, with dates and the days beyond', async () => {
    await open()
    expect(app.frame()).toMatch(/network +32\.00 +25\.50 +1024\.00 +52\.5%/)
    expect(app.frame()).toMatch(/naive +19\.62 +14\.71 +384\.85/)
    expect(app.frame()).toContain('Worse than the naive forecast')
    expect(app.frame()).toContain('GENERATED')
    expect(app.frame()).toMatch(/2019-01-01 .* 2019-/)
    expect(app.frame()).toMatch(/2019-08-29 +1230\.00 ±30\.00/)
    expect(app.frame().match(/±\d/g)).toHaveLength(5)
  })

  it('goes further and less far by keys, asking only for what it has not', async () => {
    await open()
    app.type('-----')
    await app.shows('press +')
    app.type('++++++++')
    await app.shows('Next 8 days')
    const asked = () => app.platform.spawned.filter(([command]) => command === 'forecast')
    expect(asked()).toHaveLength(1)
    app.type('+++')
    await app.shows('Next 11 days')
    expect(asked().at(-1)).toContain('21')
  })

  it('reads single days off the chart, zooms, and writes a file', async () => {
    await open()
    app.type(keys.left)
    await app.shows('2019-08-28')
    app.type(keys.right)
    await app.shows('extrapolated 1230.00')
    app.type('z')
    await app.shows('last 60 days')
    app.type('w')
    await app.shows('Written to forecast-stock-lstm-20250225-120000-1e2f.csv')
    expect(app.platform.spawned.at(-1)).toContain('--out')
  })

  it('has all days beside the chart on a large terminal, around the one that is read, and cuts nothing', async () => {
    for (const size of [
      {columns: 120, rows: 40},
      {columns: 200, rows: 60},
    ]) {
      app = openApp({size})
      await app.shows('Gradient descent')
      app.type('R')
      await app.seek('j', 'stock-lstm-20250225')
      app.type('/stock-lstm\ra')
      await app.shows('Day by day')
      await app.shows(/2019-09-02 +1234\.00 +±42\.00/)
      app.type('\x1b[H')
      await app.shows(/2019-01-01 +1000\.00 +972\.61 +-27\.39/)
      expect(app.frame()).not.toContain('…')
      app.close()
    }
    app = openApp()
  })

  it('takes another file, and says why one cannot be taken', async () => {
    await open()
    app.platform.files = [{path: 'broken.csv', folder: false, size: 1}]
    app.type('o')
    await app.shows('broken.csv')
    app.type(`${keys.down}\r`)
    await app.shows('broken.csv does not exist')
    app.type('o\x15broken.csv\x1b[200~"/home/newer prices.csv"\x1b[201~\r')
    await app.shows('close, day by day')
    expect(app.platform.spawned.at(-1)).toContain('/home/newer prices.csv')
    app.type('o\x15newer.csv\r')
    await app.hides('newer prices')
    await app.shows('close, day by day')
    expect(app.platform.spawned.at(-1)).toContain('newer.csv')
  })

  it('opens the gates: windows, gates, layers, units', async () => {
    await open('zh')
    app.type('i')
    await app.shows('第 240 个窗口')
    expect(app.frame()).toContain('lstm1，80 个记忆体')
    // The label of generated prices cuts no title, also at 80 columns.
    expect(app.frame()).toMatch(/逐个记忆体 .*生成/)
    expect(app.frame()).toContain('各记忆体的平均，逐日')
    app.type(`${keys.left}${keys.left}${keys.left}`)
    await app.shows('第 237 个窗口')
    await app.shows('1237.00')
    app.type(keys.tab)
    await app.shows('长期记忆留住多少')
    app.type(' ')
    await app.shows('lstm2')
    app.type('G')
    await app.shows('第 240 个窗口')
  })
})

describe('the gates on a large terminal', () => {
  it('are all in sight at once, each by the range of its own values', async () => {
    app = openApp({size: {columns: 120, rows: 40}})
    await app.shows('Gradient descent')
    app.type('R')
    await app.seek('j', 'stock-lstm-20250225')
    app.type('/stock-lstm\ra')
    await app.shows('RMSE')
    app.type('i')
    await app.shows('window 240 of 240')
    for (const name of ['input gate i', 'forget gate f', 'output gate o', 'cell state c'])
      expect(app.frame().split(name).length, name).toBe(3)
    expect(app.frame()).not.toContain('…0…1')
    expect(app.frame()).toMatch(/0\.1\d*…0\.9/)
    // No further than to the last unit.
    await app.shows(' 1-10 of 80')
    app.type('j'.repeat(100))
    await app.shows(' 71-80 of 80')
    app.type('k')
    await app.shows(' 70-79 of 80')
  })

  it('that hardly differ are still told apart by colour and by their legend', () => {
    const layer: GatesLayer = {
      layer: 'lstm1',
      kind: 'lstm',
      steps: 2,
      units: 2,
      insides: {input: [0.4981, 0.4982, 0.4984, 0.4989]},
    }
    expect(scaleWords(layer, 0)).toMatch(/^0\.498\d*…0\.4989$/)
    const env = {TERM: 'xterm-256color', COLORTERM: 'truecolor', LANG: 'C.UTF-8'}
    const {look} = initialState(env, 'en', {columns: 80, rows: 24})
    const colours = unitLines(look, layer, {gate: 0, top: 0}, {width: 12, height: 4})
      .flat()
      .flatMap(({foreground, background}) => [foreground, background])
      .flatMap(colour => (colour ? [colour.join()] : []))
    expect(new Set(colours).size).toBeGreaterThan(2)
  })
})

describe('the columns of a price file', () => {
  const open = async () => {
    await openPage('stock-gru')
    app.type('o')
    await app.shows('107036.13')
  }

  it('are chosen for the page that asked', async () => {
    await open()
    app.type(`${keys.right} `)
    await app.shows('input')
    app.type(`${keys.right}\r`)
    await app.shows(/date +numbers|numbers/)
    app.type(keys.escape)
    await app.shows('--column volume')
    // A name with a comma goes by its number.
    expect(app.frame()).toMatch(/--features 3 /)
    app.type('o')
    await app.shows('107036.13')
    app.type(`${keys.left} `)
    app.type(keys.escape)
    await app.hides('--features')
  })

  it('stand above how the whole file is understood, and what is to be said of it', async () => {
    await open()
    await app.shows('Read as: big5; heading in line 2')
    await app.shows('newest first; 450 rows')
    await app.shows('2 lines behind the table are taken for notes and passed over: 453, 454.')
  })

  it('are read anew for the column that is chosen', async () => {
    await open()
    const asked = app.platform.spawned.length
    app.type(`${keys.right}${keys.right}\r`)
    expect(app.platform.spawned.slice(asked).map(args => args.join(' '))).toEqual([
      expect.stringMatching(/^dataset show prices --column \S+ --count/),
    ])
  })

  it('must hold something', async () => {
    await open()
    app.type(`${keys.right.repeat(9)}\r`)
    await app.shows('adj is empty: no row of the file has a value in it.')
    app.type(' ')
    await app.shows('adj is empty')
    app.type(keys.escape)
    expect(app.frame()).not.toContain('--column adj')
  })

  it('must hold numbers', async () => {
    await open()
    app.type(`${keys.left}\r`)
    await app.shows('Only a column of numbers')
  })

  it('are those of another file by its path, which goes into the page', async () => {
    await open()
    app.type('o\x15digit-3.png\r')
    await app.shows('digit-3.png is not a text file')
    app.type('o\x15mine.csv\r')
    await app.shows('mine.csv')
    await app.shows('107036.13')
    app.type('o\x1b[200~file:///a%2Bb.csv\x1b[201~\r')
    await app.shows('Price file /a+b.csv')
    await app.shows('107036.13')
    app.type(keys.escape)
    await app.shows('--csv /a+b.csv')
  })

  it('are not asked for where there are no prices', async () => {
    await openPage('iris species')
    app.type('o')
    await app.shows('no columns to choose')
  })
})

describe('a run of prices', () => {
  it('has no accuracy but the test days, actual and predicted', async () => {
    await openPage('stock-lstm')
    app.type('R')
    await app.seek('j', 'stock-lstm-20250225')
    app.type(`g/stock-lstm\r\r`)
    await app.shows('Test days')
    expect(app.frame()).not.toContain('Accuracy')
    expect(app.frame()).toContain('as forecast after epoch 50')
    expect(app.frame()).toMatch(/2019-04-01 +.*2019-11-26/)
  })

  it('waits for nothing once it has failed before its first epoch', async () => {
    await openPage('stock-lstm')
    app.type('t')
    await app.shows('The trainer is starting')
    app.platform.emit('stock-lstm-20250301-110000-ffff', {
      v: 1,
      t: 1,
      event: 'failed',
      code: 'table-empty',
      detail: {file: 'my.csv'},
    })
    await app.shows('my.csv holds no rows')
    expect(app.frame()).toContain('No curves')
    expect(app.frame()).not.toContain('come with the first validation')
  })
})
