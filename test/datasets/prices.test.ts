import {execFileSync} from 'node:child_process'
import {createWriteStream, mkdirSync, mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {describe, expect, it} from 'vitest'
import type {LoadOptions, Samples} from '../../src/datasets/dataset.ts'
import {previewTable, readPriceTable} from '../../src/datasets/prices/price-table.ts'
import {loadPrices} from '../../src/datasets/prices.ts'
import {allValues, bytesInMemory, joinSamples, openValues, viewOf} from '../../src/datasets/values.ts'
import {needsRealData, realData} from './real-data.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-prices-'))
let files = 0
const put = (content: string | Uint8Array) => {
  const path = join(folder, `${files++}.csv`)
  writeFileSync(path, content)
  return path
}
const nowhere = {kerasCache: '/nowhere', cache: '/nowhere'}
const load = (options: Partial<LoadOptions> = {}) =>
  loadPrices({
    places: nowhere as LoadOptions['places'],
    from: 'auto',
    seed: 1,
    hyperparameters: {window: 3, testRows: 5},
    ...options,
  })
const read = (content: string | Uint8Array, wanted = ['open']) =>
  readPriceTable(put(content), {wanted, mostRows: 1000})

/** Twelve days of known prices, as any dialect may write them. */
const days = Array.from({length: 12}, (_, i) => ({
  date: `2020-04-${String(i + 13).padStart(2, '0')}`,
  open: 1000 + i * 10.25,
  close: 900 - i,
}))
const opens = days.map(({open}) => open)
const dates = days.map(({date}) => date)

const grouped = (value: number, group: string, decimal: string) =>
  value
    .toFixed(2)
    .replace('.', decimal)
    .replace(/^(\d)(\d{3})/, `$1${group}$2`)
const rows = (write: (day: (typeof days)[number], i: number) => string) => days.map(write).join('\n')

const dialects: Record<string, string | Uint8Array> = {
  'comma with an unnamed index column': `,date,open,close\n${rows((d, i) => `${i},${d.date},${d.open},${d.close}`)}`,
  'semicolon with decimal commas': `Date;Open;Close\n${rows(d => `${d.date};${grouped(d.open, '.', ',')};${d.close}`)}`,
  'semicolon with plain decimal commas': `date;open\n${rows(d => `${d.date};${String(d.open).replace('.', ',')}`)}`,
  'tab with blanks in thousands': `date\topen\n${rows(d => `${d.date}\t${grouped(d.open, ' ', '.')}`)}`,
  'quotes with thousands separators': `"date","open","note"\n${rows(d => `"${d.date}","$${grouped(d.open, ',', '.')}","a ""b"", c"`)}`,
  'quotes over several lines': `date,note,open\n${rows(d => `${d.date},"one\n\ntwo, ""three""",${d.open}`)}`,
  'BOM, CRLF, empty lines and cells at the end': `\ufeffdate,open,,\r\n\r\n${rows(d => `${d.date},${d.open},,\r`)}\r\n\r\n`,
  'CR alone': `date,open\n${rows(d => `${d.date},${d.open}`)}`.replaceAll('\n', '\r'),
  'no header': rows((d, i) => `${d.date},${d.open},${i}`),
  'no header, an index first': rows((d, i) => `${i},${d.date},${d.open}`),
  descending: `date,open\n${days
    .toReversed()
    .map(d => `${d.date},${d.open}`)
    .join('\n')}`,
  'days first': `date,open\n${rows(d => `${d.date.split('-').reverse().join('/')},${d.open}`)}`,
  'months first': `date,open\n${rows(d => `${d.date.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')},${d.open}`)}`,
  'German dates': `Datum;open\n${rows(d => `${d.date.split('-').reverse().join('.')};${d.open}`)}`,
  'dates as numbers': `trade_date,open\n${rows(d => `${d.date.replaceAll('-', '')},${d.open}`)}`,
  'names of months': `date|open\n${rows(d => `${d.date.slice(8)}-Apr-20|${d.open}`)}`,
  'seconds since 1970': `timestamp,open\n${rows(d => `${Date.parse(d.date) / 1000},${d.open}`)}`,
  'milliseconds since 1970': `time,open\n${rows(d => `${Date.parse(d.date)},${d.open}`)}`,
  'twelve hours and AM': `date,open\n${rows(d => `${d.date.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1')} 12:00 AM,${d.open}`)}`,
  'another column of days before that of dates': `listed,open,date\n${rows(d => `2001-01-01,${d.open},${d.date}`)}`,
  'times of midnight': `date,open\n${rows(d => `${d.date}T00:00:00+00:00,${d.open}`)}`,
  'UTF-16': Buffer.from(`\ufeffdate\topen\n${rows(d => `${d.date}\t${d.open}`)}`, 'utf16le'),
  'Chinese in UTF-8': `日期,开盘价\n${rows(d => `${d.date.replace('-', '年').replace('-', '月')}日,${d.open}`)}`,
  // 日期,开盘 in GB 18030
  'Chinese in GB 18030': Buffer.concat([
    Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xbf, 0xaa, 0xc5, 0xcc, 0x0a]),
    Buffer.from(rows(d => `${d.date},${d.open}`)),
  ]),
}

it.skipIf(process.platform === 'win32')('waits for no pipe in place of a price file', async () => {
  const pipe = join(folder, 'pipe.csv')
  execFileSync('mkfifo', [pipe])
  await expect(load({csv: pipe})).rejects.toMatchObject({code: 'is-a-pipe'})
})

describe('readPriceTable', () => {
  it.each(Object.entries(dialects))('reads %s', async (_, content) => {
    const table = await read(content)
    expect([...(table.columns[0]?.values ?? [])]).toEqual(opens)
    expect(table.dates).toEqual(dates)
  })

  it('reads a file without dates, or with times of day', async () => {
    expect((await read(`open\n${rows(d => String(d.open))}`)).dates).toEqual([])
    const timed = await read('time,open\n2020-04-13 09:30,1\n2020-04-13 10:30,2')
    expect(timed.dates).toEqual(['2020-04-13 09:30', '2020-04-13 10:30'])
    const halves = await read('time,open\n04/13/2020 9:30 am,1\n04/13/2020 12:30 PM,2\n04/13/2020 1:30PM,3')
    expect(halves.dates).toEqual(['2020-04-13 09:30', '2020-04-13 12:30', '2020-04-13 13:30'])
  })

  it('takes a month for its first day, also written in Chinese', async () => {
    expect((await read('month,open\n2020-03,2\n2020-02,1')).dates).toEqual(['2020-02-01', '2020-03-01'])
    expect((await read('月份,open\n2020年11月,1\n2020年12月,2')).dates).toEqual(['2020-11-01', '2020-12-01'])
  })

  it('chooses columns by name or number, each once', async () => {
    const content = `date,Open,close\n${rows(d => `${d.date},${d.open},${d.close}`)}`
    const table = await read(content, ['close', 'OPEN', '3'])
    expect(table.columns.map(({name}) => name)).toEqual(['close', 'Open'])
    await expect(read(content, ['high'])).rejects.toMatchObject({
      code: 'column-missing',
      usage: true,
      detail: {column: 'high', accepted: ['Open', 'close']},
    })
  })

  const good = (i: number) => `2020-04-${10 + i},${i + 1}`
  const lines = (change: Record<number, string>) =>
    ['date,open', ...Array.from({length: 12}, (_, i) => change[i] ?? good(i))].join('\n')
  const broken: [string, string, object][] = [
    ['price-text', lines({4: '2020-04-14,many'}), {line: 6, found: 'many', column: 'open'}],
    ['price-holes', lines({2: '2020-04-12,', 5: '2020-04-15,NaN'}), {lines: ['4', '7'], count: 2}],
    ['price-too-large', lines({3: '2020-04-13,1e308'}), {line: 5}],
    ['price-text', lines({3: '2020-04-13,Infinity'}), {line: 5}],
    ['date-twice', lines({7: '2020-04-16,8'}), {line: 9, before: 8, date: '2020-04-16'}],
    ['date-unreadable', lines({7: 'Friday,8'}), {line: 9, found: 'Friday'}],
    ['date-unreadable', lines({7: '2020-02-31,8'}), {line: 9}],
    ['date-unreadable', 'date,open\n"a fine day",2\n"day 7",1', {line: 2}],
    ['csv-cells', lines({9: '2020-04-19,1,000.5'}), {line: 11, found: 3, expected: 2}],
    ['csv-quote', lines({9: '2020-04-19,"1'}), {line: 11}],
    ['csv-quote', `date,open\n"2020-04-10,1\n${'2020-04-11,2\n'.repeat(1000)}`, {line: 2}],
    ['table-empty', '\n\n', {}],
    ['table-binary', 'date\0open', {}],
  ]
  it.each(broken)('refuses %s with the line', async (code, content, detail) => {
    await expect(read(content)).rejects.toMatchObject({code, detail})
  })

  it('refuses what is no file', async () => {
    const options = {wanted: ['open'], mostRows: 10}
    await expect(readPriceTable(join(folder, 'none.csv'), options)).rejects.toMatchObject({
      code: 'file-missing',
    })
    await expect(readPriceTable(folder, options)).rejects.toMatchObject({code: 'is-a-folder'})
  })

  it('streams: a long file is refused early, a line without end never fills the memory', async () => {
    await expect(readPriceTable(put(lines({})), {wanted: ['open'], mostRows: 5})).rejects.toMatchObject({
      code: 'table-too-long',
      detail: {line: 7, limit: 5},
    })
    const endless = join(folder, 'endless.csv')
    const block = Buffer.alloc(1 << 20, '1')
    await pipeline(Readable.from(Array.from({length: 50}, () => block)), createWriteStream(endless))
    const before = process.memoryUsage().rss
    await expect(readPriceTable(endless, {wanted: ['open'], mostRows: 5})).rejects.toMatchObject({
      code: 'table-line-too-long',
    })
    expect(process.memoryUsage().rss - before).toBeLessThan(40 * 2 ** 20)
  })

  it('shows the first rows for a picker', async () => {
    const {
      columns,
      rows: first,
      hasHeader,
    } = await previewTable(put(dialects['comma with an unnamed index column'] ?? ''), 2)
    expect(columns.map(({name, kind}) => [name, kind])).toEqual([
      ['1', 'index'],
      ['date', 'date'],
      ['open', 'number'],
      ['close', 'number'],
    ])
    expect([hasHeader, first.map(({cells}) => cells)]).toEqual([
      true,
      [
        ['0', '2020-04-13', '1000', '900'],
        ['1', '2020-04-14', '1010.25', '899'],
      ],
    ])
  })
})

const sampleOf = (samples: Samples, sample: number, size: number) => viewOf(openValues(samples, size), sample)

describe('prices', () => {
  it('scales by the training rows alone and cuts windows', async () => {
    const csv = put(`open\n${[10, 30, 20, 10, 20, 30, 40, 50, 60, 70, 80, 90].join('\n')}`)
    const {source, origin, inputShape, train, test, series} = await load({csv})
    expect([source, origin, inputShape, train.count, test.count]).toEqual(['file', csv, [3, 1], 4, 2])
    // Rows 0 to 6 train (10…40); rows 7 to 11 test.
    expect([series?.min, series?.max]).toEqual([10, 40])
    expect([...sampleOf(train, 0, 3), train.y[0]].map(v => Math.round(Number(v) * 30 + 10))).toEqual([
      10, 30, 20, 10,
    ])
    expect([...sampleOf(test, 0, 3), test.y[0]].map(v => Math.round(Number(v) * 30 + 10))).toEqual([
      50, 60, 70, 80,
    ])
  })

  it('lays no window out: all parts share the one series', async () => {
    const csv = put(`open\n${Array.from({length: 60}, (_, i) => i).join('\n')}`)
    const {train, heldOut, test} = await load({csv, holdOut: 0.2})
    expect(train.x).toHaveLength(60)
    expect([heldOut?.x, test.x]).toEqual([train.x, train.x])
    expect(bytesInMemory([train, test])).toBe(240)
    const both = joinSamples(heldOut as Samples, test)
    expect([...sampleOf(both, heldOut?.count ?? 0, 3)]).toEqual([...sampleOf(test, 0, 3)])
    expect(allValues(test, 3)).toHaveLength(3 * test.count)
  })

  it('takes several features, the forecast column first', async () => {
    const csv = put(`date,open,close\n${rows(d => `${d.date},${d.open},${d.close}`)}`)
    const {inputShape, train, series} = await load({
      csv,
      hyperparameters: {window: 3, testRows: 5, column: 'close', features: 'open, close'},
    })
    expect([inputShape, series?.column, series?.features.map(({name}) => name)]).toEqual([
      [3, 2],
      'close',
      ['close', 'open'],
    ])
    expect([...sampleOf(train, 0, 6)].slice(0, 4).map(v => Math.round(v * 6))).toEqual([6, 0, 5, 1])
  })

  it('says when rows are too few or a column never changes', async () => {
    const ten = put(`open\n${Array.from({length: 8}, (_, i) => i).join('\n')}`)
    await expect(load({csv: ten})).rejects.toMatchObject({
      code: 'prices-too-few',
      detail: {rows: 8, needed: 9},
    })
    const one = put('open\n1')
    await expect(load({csv: one})).rejects.toMatchObject({code: 'prices-too-few'})
    const flat = put(`open\n${Array.from({length: 20}, () => 7).join('\n')}`)
    await expect(load({csv: flat})).rejects.toMatchObject({
      code: 'price-constant',
      detail: {column: 'open', value: 7},
    })
  })

  it('draws a history when there is no file, the same for the same seed', async () => {
    const hyperparameters = {window: 60, testRows: 300, features: 'volume'}
    const [a, b, c] = await Promise.all([
      load({hyperparameters}),
      load({hyperparameters}),
      load({hyperparameters, seed: 2}),
    ])
    expect([a.source, a.train.count, a.test.count, a.inputShape]).toEqual(['generated', 2066, 240, [60, 2]])
    expect(a.train.x).toEqual(b.train.x)
    expect(a.train.x).not.toEqual(c.train.x)
    expect(a.series?.dates.every(date => ![0, 6].includes(new Date(date).getUTCDay()))).toBe(true)
    expect(a.series?.values.every(value => value > 0)).toBe(true)
    await expect(load({hyperparameters: {...hyperparameters, column: 'x'}})).rejects.toMatchObject({
      code: 'column-missing',
    })
  })

  it('finds a CSV file in the given folder', async () => {
    mkdirSync(join(folder, 'data', 'stock'), {recursive: true})
    const path = join(folder, 'data', 'stock', 'mine.csv')
    writeFileSync(path, `open\n${rows(d => String(d.open))}`)
    expect(await load({places: {...nowhere, given: join(folder, 'data')}})).toMatchObject({
      source: 'file',
      origin: path,
    })
  })

  it.skipIf(!realData)(`reads the notes' own file${needsRealData}`, async () => {
    const {source, train, test, series} = await load({
      places: {...nowhere, given: realData ?? ''},
      hyperparameters: {},
    })
    expect([source, train.count, test.count, series?.dates.length]).toEqual(['file', 2066, 240, 2426])
    expect([series?.dates[0], series?.dates.at(-1), series?.values[0]]).toEqual([
      '2010-04-26',
      '2020-04-24',
      88.702,
    ])
  })
})
