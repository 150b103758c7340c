import {describe, expect, it} from 'vitest'
import {findEncoding} from '../../../src/datasets/tables/encoding.ts'
import {failureOf} from '../../../src/errors.ts'
import {failureSentence, warningSentence} from '../../../src/text/sentence.ts'
import {encode} from './encode.ts'
import {dates, days, lines, newestFirst, opens, read} from './history.ts'

const codes = async (...given: Parameters<typeof read>) =>
  (await read(...given)).remarks.map(({code}) => code)
const plain = `date,open\n${lines(d => `${d.iso},${d.open}`)}`

describe('what is guessed of a price file is said', () => {
  it('nothing of one that leaves nothing to ask', async () => {
    expect(await codes(plain)).toEqual([])
    expect(await codes(`date,open\n${newestFirst(d => `${d.iso},${d.open}`)}`)).toEqual([])
    expect(
      await codes(
        `Datum;open\n${lines(d => `${d.d}.${d.m}.${d.y};${d.open.toFixed(3).replace('.', ',')}0`)}`,
      ),
    ).toEqual([])
  })

  it('where there is no time, and how the rows stand', async () => {
    const content = `open\n${newestFirst(d => String(d.open))}`
    const {dates, columns, remarks} = await read(content)
    expect([dates, columns[0]?.values[0], remarks[0]?.code]).toEqual([[], opens.at(-1), 'time-missing'])
    const said = await read(content, {order: 'newest-first'})
    expect([[...(said.columns[0]?.values ?? [])], said.remarks]).toEqual([opens, []])
  })

  it('where day and month could be either', async () => {
    const content = 'date,open\n01/04/2020,1\n02/04/2020,1.1\n03/04/2020,1.2'
    expect((await read(content)).remarks).toMatchObject([
      {code: 'dates-guessed', detail: {first: '2020-01-04'}},
    ])
    expect((await read(content, {dateOrder: 'day-first'})).dates[0]).toBe('2020-04-01')
    expect(await codes(content, {dateOrder: 'day-first'})).toEqual([])
  })

  it('where a comma could be either', async () => {
    const content = 'date\topen\n2020-04-01\t1,234\n2020-04-02\t1,235\n2020-04-03\t1,236'
    const {columns, remarks} = await read(content)
    expect([columns[0]?.values[0], remarks[0]?.code]).toEqual([1234, 'decimal-guessed'])
    expect((await read(content, {decimal: ','})).columns[0]?.values[0]).toBe(1.234)
    expect(await codes(content, {decimal: ','})).toEqual([])
    // Points between semicolons were taken for thousands.
    const points = await read(content.replaceAll(',', '.').replaceAll('\t', ';'))
    expect([points.columns[0]?.values[0], points.remarks[0]?.code]).toEqual([1.234, 'decimal-guessed'])
    // Another column tells it.
    expect(await codes('date;open;low\n2020-04-01;1,234;0,9\n2020-04-02;1,235;0,95')).toEqual([])
  })

  it('where there is no heading, or two columns have one name', async () => {
    expect(await codes(lines(d => `${d.iso},${d.open}`))).toEqual(['heading-missing'])
    const twice = `Date,Open,Close,Open\n${lines(d => `${d.iso},${d.open},1,${2 * d.open}`)}`
    expect((await read(twice)).remarks).toMatchObject([
      {code: 'column-twice', detail: {at: 2, others: ['4']}},
    ])
    const second = await read(twice, {wanted: ['4']})
    expect([second.columns[0]?.values[0], second.remarks]).toEqual([2 * (opens[0] as number), []])
  })

  it('where the encoding has no word that tells it', async () => {
    const content = encode(`date,open,bemærkning\n${lines(d => `${d.iso},${d.open},gård`)}`, 'windows-1252')
    expect((await read(content)).remarks).toMatchObject([
      {code: 'encoding-guessed', detail: {encoding: 'windows-1252'}},
    ])
    expect(await codes(content, {encoding: 'latin1'})).toEqual([])
    await expect(read(content, {encoding: 'utf-8'})).rejects.toMatchObject({
      code: 'table-encoding',
      usage: true,
    })
    await expect(read(content, {encoding: 'klingon'})).rejects.toMatchObject({code: 'table-encoding'})
  })

  it('few Chinese characters without a word that tells are GB 18030', () => {
    const labels = encode(days.map(d => `${d.i}.jpg ${d.i % 2 === 0 ? '猫' : '狗'}`).join('\n'), 'gb18030')
    expect(findEncoding(labels)).toEqual({name: 'gb18030', guessed: true})
  })

  it('where rows stand in no order', async () => {
    const shuffled = `date,open\n${days
      .map((_, i) => days[(i * 7) % 60])
      .map(d => `${d?.iso},${d?.open}`)
      .join('\n')}`
    const {dates: sorted, remarks} = await read(shuffled)
    expect([sorted, remarks[0]?.code]).toEqual([dates, 'rows-mixed'])
  })
})

describe('prices that are hardly any', () => {
  const marred = (write: (open: number, i: number) => string) =>
    `date,open\n${lines(d => `${d.iso},${write(d.open, d.i)}`)}`

  it('zeros and negative ones are named, and left out on request', async () => {
    const content = marred((open, i) => (i === 3 ? '0.00' : i === 7 ? '-37.63' : String(open)))
    expect((await read(content)).remarks).toMatchObject([
      {code: 'price-not-positive', detail: {count: 2, lines: ['5', '9']}},
    ])
    const {dates, remarks} = await read(content, {skipMissing: true})
    expect(dates).toHaveLength(58)
    expect(remarks).toMatchObject([{code: 'rows-skipped', detail: {count: 2, lines: ['5', '9']}}])
    // A column of changes is below 0 half of the time.
    expect(await codes(marred((_, i) => String((i % 3) - 1)))).toEqual([])
  })

  it('holes, text and copies are left out on request', async () => {
    const content = `${marred((open, i) => (i === 3 ? '' : i === 7 ? 'many' : String(open)))}\n${days[59]?.iso},${days[59]?.open}`
    await expect(read(content)).rejects.toMatchObject({code: 'price-text'})
    expect((await read(content, {skipMissing: true})).dates).toHaveLength(58)
    expect((await read(content, {skipMissing: true})).remarks[0]?.detail).toMatchObject({count: 3})
  })

  it('a split that was not adjusted, and a gap of months, with a way to begin behind', async () => {
    const split = marred((open, i) => String(i < 40 ? open : open / 4))
    const {remarks} = await read(split)
    expect(remarks).toMatchObject([{code: 'price-jump', detail: {lines: ['42'], date: days[40]?.iso}}])
    const behind = await read(split, {since: days[40]?.iso})
    expect([behind.dates[0], behind.remarks]).toEqual([days[40]?.iso, []])
    const gap = `date,open\n2017-01-02,99\n2017-01-03,99\n${lines(d => `${d.iso},${d.open}`)}`
    expect((await read(gap)).remarks).toMatchObject([
      {code: 'dates-gap', detail: {from: '2017-01-03', to: '2018-07-02', lines: ['4']}},
    ])
    await expect(read('open\n1\n2', {since: '2018-01-01'})).rejects.toMatchObject({
      code: 'since-without-dates',
    })
  })
})

const base = {file: 'prices.csv'}
const refused: [string, string | Uint8Array, object, Parameters<typeof read>[1]?][] = [
  ['html', '<!DOCTYPE html>\n<html><body>Too Many Requests</body></html>', {kind: 'html'}],
  [
    'json',
    '{\n  "Information": "The rate limit is 25 requests."\n}',
    {kind: 'json', message: 'The rate limit is 25 requests.'},
  ],
  ['lfs', 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12', {kind: 'lfs'}],
  ['parquet', 'PAR1\x15\x04PAR1', {kind: 'parquet'}],
  ['zip', 'PK\x03\x04\x14\0\0\0p.csv', {kind: 'zip'}],
  ['xlsx', 'PK\x03\x04\x14\0\0\0[Content_Types].xml xl/workbook.xml', {kind: 'xlsx'}],
  ['xls', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), {kind: 'xls'}],
  ['hdf5', Uint8Array.of(0x89, 0x48, 0x44, 0x46, 13, 10, 0x1a, 10), {kind: 'hdf5'}],
  ['sqlite', 'SQLite format 3\0', {kind: 'sqlite'}],
  ['pdf', '%PDF-1.7', {kind: 'pdf'}],
  ['pickle', Uint8Array.of(0x80, 4, 0x95, 1, 0, 0), {kind: 'pickle'}],
  ['prose', 'Error: too many requests, 25 per day', {}],
  ['prose with figures', 'Thank you! Our frequency is 5 calls per minute and 500 calls per day.', {}],
  ['JavaScript', 'var hq_str="a,1.2,3.4";', {kind: 'javascript'}],
  ['XML', '<Error><Code>AccessDenied</Code></Error>', {kind: 'xml'}],
  [
    'two series',
    `date,open,Name\n${lines(d => `${d.iso},1,AAL`)}\n${lines(d => `${d.iso},2,AAPL`)}`,
    {column: 'Name', values: ['AAL', 'AAPL'], before: 2, line: 62},
  ],
  [
    'decimal commas between commas',
    'Datum,Eröffnung,Schluss\n02.07.2018,99,89,100,51\n03.07.2018,99,99,100,52',
    {line: 2, found: 5, expected: 3},
  ],
  [
    'dates that a spreadsheet took for others',
    `Date,Open\n${lines(d => `${Number(d.d) > 12 ? `${d.m}/${d.d}` : `${d.d}/${d.m}`}/${d.y},1`)}`,
    {column: 'Date'},
  ],
  ['an order that the dates have not', plain, {order: 'newest-first'}, {order: 'newest-first'}],
  [
    'a column of time that is none',
    `name,open\n${lines(() => 'ABC,1')}`,
    {column: 'name', found: 'ABC'},
    {timeColumn: 'name'},
  ],
  [
    'a table cut off within its last line',
    `date,open,close\n${lines(d => `${d.iso},${d.open},1`)}\n2018-10-01,1`,
    {line: 62},
  ],
]

it.each(refused)('%s is refused in one sentence', async (_, content, detail, options) => {
  const error = await read(content, options).then(() => undefined, failureOf)
  expect(error?.detail).toMatchObject(detail)
  for (const language of ['en', 'zh'] as const) {
    const sentence = failureSentence({code: error?.code ?? '', detail: {...error?.detail, ...base}}, language)
    expect(sentence).toContain('prices.csv')
    expect(sentence).not.toMatch(/undefined|\{|\?$/)
  }
})

it('takes the column of time that the reader names, or none', async () => {
  const content = `listed,seen,open\n${lines(d => `${d.iso},${days[59 - d.i]?.iso},${d.open}`)}`
  expect((await read(content, {timeColumn: 'seen'})).columns[0]?.values[0]).toBe(opens.at(-1))
  const none = await read(content, {timeColumn: 'none', order: 'newest-first'})
  expect([none.dates, none.columns[0]?.values[0], none.remarks]).toEqual([[], opens.at(-1), []])
  const two = `a,b,open\n${lines(d => `${d.y}${d.m}${d.d},93000,${d.open}`)}`
  expect((await read(two, {timeColumn: 'a,b'})).dates[0]).toBe('2018-07-02 09:30')
})

it('every remark has a sentence in both languages', async () => {
  const {remarks} = await read(
    `open\n${lines(d => (d.i === 4 ? '0' : String(d.i < 9 ? 1 : 9)))}\nend of file`,
  )
  expect(remarks.map(({code}) => code)).toEqual([
    'time-missing',
    'notes-passed',
    'price-not-positive',
    'price-jump',
  ])
  for (const remark of remarks)
    for (const language of ['en', 'zh'] as const)
      expect(warningSentence(remark, language)).not.toMatch(/undefined|\{|went wrong|出错/)
})
