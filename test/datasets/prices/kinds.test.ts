import {describe, expect, it} from 'vitest'
import {previewTable} from '../../../src/datasets/prices/price-table.ts'
import {chooseColumn} from '../../../src/datasets/tables/columns.ts'
import {encode} from './encode.ts'
import {type Day, dates, days, german, lines, newestFirst, opens, put, read} from './history.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const short = (day: Day) => months[day.at.getUTCMonth()]
const ms = (day: Day) => day.at.getTime()
const serial = (day: Day) => ms(day) / 86_400_000 + 25_569
const prices = ({open, high, low, close}: Day) => [open, high, low, close].join(',')
const roc = (day: Day) => `${Number(day.y) - 1911}/${day.m}/${day.d}`
const weekday = (day: Day, names: string) => [...names][(day.at.getUTCDay() + 6) % 7]

/** The same sixty days as sources of prices write them; all have to give the same dates and opening prices. */
const kinds: Record<string, string | Uint8Array> = {
  'several heading lines (yfinance)': `Price,Close,High,Low,Open\nTicker,ABC,ABC,ABC,ABC\nDate,,,,\n${lines(d => `${d.iso},${d.close},${d.high},${d.low},${d.open}`)}`,
  'names below tickers': `,ABC,ABC\nDate,Open,Close\n${lines(d => `${d.iso},${d.open},${d.close}`)}`,
  'Stooq in Polish': `Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie\n${lines(d => `${d.iso},${prices(d)}`)}`,
  'Nasdaq, newest first, dollars': `Date,Close/Last,Open\n${newestFirst(d => `${d.m}/${d.d}/${d.y},$${d.close},$${d.open}`)}`,
  'month names and millions': `"Date","Price","Open","Vol.","Change %"\n${newestFirst(d => `"${short(d)} ${d.d}, ${d.y}","${d.close}","${d.open}","1.54M","-0.61%"`)}`,
  'German, commas in quotes': `"Datum","Zuletzt","Eröffn.","Vol."\n${newestFirst(d => `"${d.d}.${d.m}.${d.y}","${german(d.close)}","${german(d.open)}","1,54M"`)}`,
  'Russian in windows-1251': encode(
    `"Дата","Цена","Откр."\n${newestFirst(d => `"${d.d}.${d.m}.${d.y}","${german(d.close)}","${german(d.open)}"`)}`,
    'windows-1251',
  ),
  'Spanish in windows-1252': encode(
    `Fecha;Último;Apertura\n${lines(d => `${d.d}/${d.m}/${d.y};${german(d.close)};${german(d.open)}`)}`,
    'windows-1252',
  ),
  'a weekday before German dates': `Datum;Eröffnung\n${newestFirst(d => `${weekday(d, 'MDMDFSS')}o, ${d.d}.${d.m}.${d.y};${german(d.open)}`)}`,
  'French names': `Date;Ouverture\n${newestFirst(d => `mar. ${Number(d.d)} ${['juil.', 'août', 'sept.'][Number(d.m) - 7]} ${d.y};${german(d.open)}`)}`,
  'a weekday behind Chinese dates': `时间\t开盘\t总手\n${lines(d => `${d.iso},${weekday(d, '一二三四五六日')}\t${d.open}\t1,234,567`)}`,
  'a weekday behind Korean dates': `날짜,시가\n${lines(d => `${d.y}. ${Number(d.m)}. ${Number(d.d)}.(${weekday(d, '월화수목금토일')}),${d.open}`)}`,
  'years of an era': `日付,始値\n${lines(d => `平成30年${Number(d.m)}月${Number(d.d)}日,${d.open}`)}`,
  'the Republic’s years, a title, notes, in Big5': encode(
    `"107年07月 9999 測試公司 各日成交資訊"\r\n"日期","成交股數","開盤價",\r\n${lines(d => `"${roc(d)}","1,535,882","${d.open}",`)}\r\n"說明:"\r\n"符號說明:+/-/X表示漲/跌/不比價"\r\n`,
    'big5',
  ),
  'Shift-JIS below a title': encode(
    `1301 東証プライム\n日付,始値,高値\n${lines(d => `${d.y}/${d.m}/${d.d},${d.open},${d.high}`)}`,
    'shift_jis',
  ),
  'EUC-KR, newest first': encode(
    `일자,종가,시가,거래량\n${newestFirst(d => `${d.y}/${d.m}/${d.d},${d.close},${d.open},1186552`)}`,
    'euc-kr',
  ),
  'GB 18030, newest first': encode(
    `日期,股票代码,名称,收盘价,开盘价\n${newestFirst(d => `${d.iso},'600000,测试,${d.close},${d.open}`)}`,
    'gb18030',
  ),
  'UTF-16 without a mark': Buffer.from(
    `Date\tOpen\r\n${lines(d => `${d.d}/${d.m}/${d.y}\t${d.open}`)}`,
    'utf16le',
  ),
  'sep=;': `sep=;\r\nDate;Open\r\n${lines(d => `${d.d}.${d.m}.${d.y};${german(d.open)}`)}`,
  'an address above, the hour as 12-AM': `https://www.example.com/\nUnix,Date,Symbol,Open\n${newestFirst(d => `${ms(d) / 1000},${d.iso} 12-AM,BTCUSD,${d.open}`)}`,
  'R, row names without a heading': `"date" "open" "close"\n${lines(d => `"${d.i + 1}" "${d.iso}" ${d.open} ${d.close}`)}`,
  'R, dates as row names': `Open Close\n${lines(d => `${d.iso} ${d.open} ${d.close}`)}`,
  'days of Excel, newest first, below titles': `Security,ABC US Equity,\nStart Date,43283,\n,,\nDate,PX_OPEN,PX_LAST\n${newestFirst(d => `${serial(d)},${d.open},${d.close}`)}`,
  'two digits of the year, month first': `date,open\n${lines(d => `${d.m}/${d.d}/${d.y.slice(2)},${d.open}`)}`,
  'two digits of the year, year first': `date,open\n${lines(d => `${d.y.slice(2)}/${d.m}/${d.d},${d.open}`)}`,
  'ddmmyy and no time of day': `<DATE>,<TIME>,<OPEN>\n${lines(d => `${d.d}${d.m}${d.y.slice(2)},000000,${d.open}`)}`,
  SAS: `PERMNO,date,TICKER,OPENPRC\n${lines(d => `14593,${d.d}${short(d)?.toUpperCase()}${d.y},ABC,${d.open}`)}`,
  'milliseconds and no heading': lines(d => `${ms(d)},${prices(d)},12.5,${ms(d) + 86_399_999},17,0`),
  'microseconds and no heading': lines(d => `${ms(d)}000,${prices(d)},12.5,${ms(d)}999`),
  'seconds and no heading': lines(d => `${ms(d) / 1000},${prices(d)},12.5,88`),
  'a constant column before, and no heading': lines(d => `SBER,60,${d.y}${d.m}${d.d},${prices(d)}`),
  'JavaScript’s own dates': `time,open\n${lines(d => `${d.at.toString().slice(0, 3)} ${short(d)} ${d.d} ${d.y} 00:00:00 GMT+0000 (UTC),${d.open}`)}`,
  'Thai years': `Date,Open\n${newestFirst(d => `${d.d}/${d.m}/${Number(d.y) + 543},${d.open}`)}`,
  'offsets from UTC that change': `Date,Open\n${lines(d => `${d.iso} 00:00:00-0${d.m === '07' ? 4 : 5}:00,${d.open}`)}`,
  'the heading again in the middle': `Date,Open\n${lines(d => `${d.i === 30 ? 'Date,Open\n' : ''}${d.iso},${d.open}`)}`,
  'lines of commas at the end': `Date,Open,Close\n${lines(d => `${d.iso},${d.open},${d.close}`)}\n,,\n,,\n`,
  'seconds above and milliseconds below': `unix,open\n${newestFirst(d => `${d.i > 30 ? ms(d) / 1000 : ms(d)},${d.open}`)}`,
  'formulas of Excel that hold a text': `="Date",="Open"\n${lines(d => `="${d.iso}",="${d.open}"`)}`,
  'spans of days': `Week,Open\n${lines(d => `${d.iso} - ${d.iso},${d.open}`)}`,
  'a line of types below the names': `Date,Open\ndatetime64,float64\n${lines(d => `${d.iso},${d.open}`)}`,
  'what pandas prints': `        date    open\n${lines(d => `${d.i}  ${d.iso}  ${d.open}`)}`,
  'names with line ends': `Date,"Open\n(USD)"\n${lines(d => `${d.iso},${d.open}`)}`,
  'CR alone and quotes': `"Date","Open"\r${lines(d => `"${d.iso}","${d.open}"`).replaceAll('\n', '\r')}`,
}

describe('a price file', () => {
  it.each(Object.entries(kinds))('with %s', async (_, content) => {
    const table = await read(content)
    expect([...(table.columns[0]?.values ?? [])]).toEqual(opens)
    expect(table.dates).toEqual(dates)
  })

  /** Two rows a day, at nine and at one. */
  const timed: Record<string, string> = {
    'date and time in two columns': `<DATE>\t<TIME>\t<OPEN>\n${lines(d => `${d.y}.${d.m}.${d.d}\t09:00:00\t1\n${d.y}.${d.m}.${d.d}\t13:00:00\t2`)}`,
    'the same without a heading': lines(
      d => `${d.y}.${d.m}.${d.d},09:00,1,3,0.5,2\n${d.y}.${d.m}.${d.d},13:00,2,3,0.5,1`,
    ),
    'times of digits': `date;time;open\n${lines(d => `${d.y}${d.m}${d.d};90000;1\n${d.y}${d.m}${d.d};130000;2`)}`,
    'seventeen digits beside a day': `date,time,code,open\n${lines(d => `${d.iso},${d.y}${d.m}${d.d}090000000,sh,1\n${d.iso},${d.y}${d.m}${d.d}130000000,sh,2`)}`,
    'whole hours': `Date,Hour,Open\n${lines(d => `${d.iso},9,1\n${d.iso},13,2`)}`,
    'the time before the date': `Time,Date,Open\n${lines(d => `9:00 AM,${d.m}/${d.d}/${d.y},1\n1:00 PM,${d.m}/${d.d}/${d.y},2`)}`,
    'twelve digits': `time,open\n${lines(d => `${d.y}${d.m}${d.d}0900,1\n${d.y}${d.m}${d.d}1300,2`)}`,
    'halves of the day in Chinese': `日期,開盤價\n${lines(d => `${d.y}/${d.m}/${d.d} 上午 09:00:00,1\n${d.y}/${d.m}/${d.d} 下午 01:00:00,2`)}`,
    'GMT and an offset': `Local time,Open\n${lines(d => `${d.d}.${d.m}.${d.y} 09:00:00.000 GMT+0200,1\n${d.d}.${d.m}.${d.y} 13:00:00.000 GMT+0200,2`)}`,
  }
  it.each(Object.entries(timed))('with %s', async (_, content) => {
    const table = await read(content)
    expect(table.dates).toEqual(dates.flatMap(date => [`${date} 09:00`, `${date} 13:00`]))
    expect(table.columns[0]?.values.subarray(0, 4)).toEqual(Float64Array.of(1, 2, 1, 2))
  })

  it('of months, quarters and years', async () => {
    const first = async (content: string) => (await read(content)).dates.slice(0, 2)
    expect(await first('Month,Open\nMay 2018,2\nApr 2018,1')).toEqual(['2018-04-01', '2018-05-01'])
    expect(await first('date,open\n2018Q1,2\n2018Q2,1')).toEqual(['2018-01-01', '2018-04-01'])
    expect(await first('Year,Open\n1999,2\n2000,1\n2001,3')).toEqual(['1999-01-01', '2000-01-01'])
    expect(await first('date,open\n201811,2\n201812,1\n201901,1')).toEqual(['2018-11-01', '2018-12-01'])
    expect(await first('Date,Open\n1871.09,2\n1871.1,1\n1871.11,1')).toEqual(['1871-09-01', '1871-10-01'])
    // First days of months, not the first twelve days of January.
    const slashed = Array.from(
      {length: 24},
      (_, i) => `01/${String((i % 12) + 1).padStart(2, '0')}/${2000 + Math.floor(i / 12)},${i}`,
    )
    expect(await first(`Date,Open\n${slashed.join('\n')}`)).toEqual(['2000-01-01', '2000-02-01'])
  })

  it('with the hour that comes twice is read in UTC', async () => {
    const {dates} = await read('time,open\n2019-10-27 02:00:00+02:00,1\n2019-10-27 02:00:00+01:00,2')
    expect(dates).toEqual(['2019-10-27 00:00', '2019-10-27 01:00'])
  })

  it('of seconds keeps them', async () => {
    expect((await read('time,open\n2020-04-13 09:30:01,1\n2020-04-13 09:30:02,2')).dates).toEqual([
      '2020-04-13 09:30:01',
      '2020-04-13 09:30:02',
    ])
  })

  it('packed with gzip', async () => {
    const {gzipSync} = await import('node:zlib')
    const packed = gzipSync(`date,open\n${lines(d => `${d.iso},${d.open}`)}`)
    const {dates: unpacked, reading} = await read(packed)
    expect([unpacked, reading?.encoding]).toEqual([dates, 'utf-8, gzip'])
    await expect(read(packed.subarray(0, -20))).rejects.toMatchObject({code: 'gzip-broken'})
  })

  it('chooses columns by what they are for', async () => {
    const content = `일자,종가,시가,거래량\n${lines(d => `${d.iso},${d.close},${d.open},7`)}`
    const {columns} = await read(content, {wanted: ['close', 'volume', '시가']})
    expect(columns.map(({name}) => name)).toEqual(['종가', '거래량', '시가'])
    const bare = lines(d => `${ms(d)},${prices(d)},7`)
    expect((await read(bare, {wanted: ['close']})).columns[0]?.values[0]).toBe(days[0]?.close)
    await expect(
      read(
        lines(d => `${d.iso},${d.i}`),
        {wanted: ['high']},
      ),
    ).rejects.toMatchObject({
      code: 'column-missing',
    })
  })

  it('shows its first row and what would be forecast, however few rows are shown', async () => {
    const layout = await previewTable(put(lines(d => `${ms(d)},${prices(d)},7`)), 1)
    expect([layout.rows.length, chooseColumn(layout, 'open', '', layout.sample).column.name]).toEqual([
      1,
      '2',
    ])
  })

  it('tells columns of one name apart where another line does', async () => {
    const content = `Price,Close,Close,Open,Open\nTicker,ABC,DEF,ABC,DEF\nDate,,,,\n${lines(d => `${d.iso},1,2,3,${d.i}`)}`
    await expect(read(content)).rejects.toMatchObject({
      detail: {accepted: ['Close ABC', 'Close DEF', 'Open ABC', 'Open DEF']},
    })
    expect((await read(content, {wanted: ['Open DEF']})).columns[0]?.values[5]).toBe(5)
  })
})
