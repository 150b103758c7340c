import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, run} = place()

describe('letters', () => {
  it('are learnt, continued, and shown from inside', {timeout: 30_000}, async () => {
    expect((await run(['train', 'letters-embedding-4', '--epochs', '150', '--json'])).code).toBe(0)
    const {out} = await run(['next', 'latest', 'abcd', '--trace', '--codes', '--json'])
    const [codes] = answersIn(out, 'letterCodes')
    const [answer] = answersIn(out, 'nextLetter')
    expect(codes).toMatchObject({learnt: true})
    expect(codes?.codes).toHaveLength(26)
    expect(answer).toMatchObject({letters: 'abcd', seen: 'abcd', trace: {letters: ['a', 'b', 'c', 'd']}})
    expect(answer?.continued[0]).toBe('e')
    const {states = []} = answer?.trace ?? {}
    expect(states.map(state => state.length)).toEqual([10, 10, 10, 10])
    expect(states.flat().every(value => Math.abs(value) <= 1)).toBe(true)
    const text = await run(['next', 'latest', 'abcd', '--trace'])
    expect(text.out).toMatch(/unit 10 /)
  })
})

describe('prices', () => {
  it('are looked at, learnt, forecast, and shown from inside', {timeout: 60_000}, async () => {
    const csv = join(home, 'mine.csv')
    const rows = Array.from({length: 120}, (_, day) => {
      const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)
      return `${date};${(100 + 10 * Math.sin(day / 5)).toFixed(2).replace('.', ',')};${day}`
    })
    writeFileSync(csv, `Datum;Schluss;Menge\r\n${rows.join('\r\n')}\r\n`)
    const shown = await run(['dataset', 'show', 'prices', '--csv', csv, '--count', '2', '--json'])
    expect(await run(['dataset', 'show', csv, '--count', '2', '--json'])).toEqual(shown)
    const [table] = answersIn(shown.out, 'priceTable')
    expect(table).toMatchObject({
      kind: 'table',
      source: 'file',
      columns: [
        {name: 'Datum', kind: 'date'},
        {name: 'Schluss', kind: 'number'},
        {name: 'Menge', kind: 'number'},
      ],
    })
    // There is no opening price in this file: that is for the reader to choose.
    expect(table).not.toHaveProperty('column')

    const small = ['--window', '8', '--test-rows', '30', '--units1', '4', '--units2', '3', '--epochs', '2']
    const chosen = ['--csv', csv, '--column', 'Schluss', '--features', 'Menge']
    const {out} = await run(['train', 'stock-lstm', ...small, ...chosen, '--json'])
    const trained = answersIn(out, 'event')
    expect(trained.find(({event}) => event === 'started')).toMatchObject({prices: {column: 'Schluss'}})
    expect(trained.filter(({event}) => event === 'predicted')).toHaveLength(2)

    const ahead = await run(['forecast', 'latest:stock-lstm', '--days', '3', '--json'])
    const [forecast] = answersIn(ahead.out, 'forecast')
    expect(forecast).toMatchObject({source: 'file', column: 'Schluss'})
    const {days = [], future = []} = forecast ?? {}
    expect([days.length, future.map(({date}) => date)]).toEqual([
      22,
      // The series has weekends.
      ['2024-04-30', '2024-05-01', '2024-05-02'],
    ])

    // A newer file needs no training rows: a window and a day are enough.
    const newer = join(home, 'newer.csv')
    writeFileSync(newer, ['Datum;Schluss;Menge', ...rows.slice(-9)].join('\n'))
    const short = await run(['forecast', 'latest:stock-lstm', '--csv', newer, '--json'])
    expect(answersIn(short.out, 'forecast')[0]).toMatchObject({
      days: [{date: days.at(-1)?.date}],
      farOff: false,
    })
    const tooShort = join(home, 'too-short.csv')
    writeFileSync(tooShort, ['Datum;Schluss;Menge', ...rows.slice(-8)].join('\n'))
    expect(await run(['forecast', 'latest:stock-lstm', '--csv', tooShort])).toMatchObject({
      code: 1,
      err: expect.stringContaining('at least 9'),
    })

    const inside = await run(['gates', 'latest:stock-lstm', '22', '--json'])
    const [gates] = answersIn(inside.out, 'gates')
    expect(gates).toMatchObject({at: 22, of: 22, date: days.at(-1)?.date})
    for (const window of ['0', '23'])
      expect(await run(['gates', 'latest:stock-lstm', window])).toMatchObject({
        code: 2,
        out: '',
        err: `There is no test window ${window}; name one from 1 to 22, or last.\n`,
      })
    expect(gates?.predicted).toBeCloseTo(days.at(-1)?.predicted ?? 0, 3)
    const {layers = []} = gates ?? {}
    expect(Object.keys(layers[0]?.insides ?? {}).sort()).toEqual([
      'candidate',
      'cell',
      'forget',
      'input',
      'output',
      'state',
    ])
    expect(layers[1]?.insides.state).toHaveLength(8 * 3)
  })

  it('stay the ones a run was trained on, whatever is found later', {timeout: 60_000}, async () => {
    const data = join(home, 'data')
    mkdirSync(join(data, 'stock'), {recursive: true})
    writeFileSync(
      join(data, 'stock', 'found.csv'),
      ['open', ...Array.from({length: 60}, (_, day) => 500 + (day % 7))].join('\n'),
    )
    const small = ['--window', '4', '--test-rows', '10', '--units1', '2', '--units2', '2', '--epochs', '1']
    const forecast = async (env?: Record<string, string>) =>
      answersIn((await run(['forecast', 'latest:stock-rnn', '--json'], env)).out, 'forecast')[0]
    await run(['train', 'stock-rnn', ...small], {TFNOTES_DATA: data})
    expect(await forecast()).toMatchObject({source: 'file', days: {length: 6}})
    await run(['train', 'stock-rnn', ...small])
    expect(await forecast({TFNOTES_DATA: data})).toMatchObject({source: 'generated'})
    expect((await run(['forecast', 'latest:stock-rnn'])).out).toMatch(/generated/i)
  })
})
