import type {Answers} from '../../../src/answers/index.ts'
import {failing, type Line} from './children.ts'

/** What `next`, `forecast`, `gates` and `dataset show prices` print; undefined while they wait for a line of input. */
export function answerSequences(args: readonly string[], line: string | undefined): Line[] | undefined {
  const given = line?.startsWith('--') ? undefined : line
  switch (args[0]) {
    case 'next':
      return given === undefined ? undefined : [codes, letters(given)]
    case 'forecast':
      return args.includes('--out') ? [] : [forecast(args)]
    case 'gates':
      return given === undefined ? undefined : [gates(given)]
    default:
      return [prices(args)]
  }
}

const alphabet = [...'abcdefghijklmnopqrstuvwxyz']

const codes: Answers['letterCodes'] = {
  run: 'any',
  learnt: true,
  codes: alphabet.map((letter, id) => ({letter, values: [Math.sin(id), Math.cos(id) * 0.5]})),
}

function letters(text: string): Answers['nextLetter'] | Answers['failed'] {
  if (text.length < 4) return failing({letters: text}, 'letters-too-few', {needed: 4, found: text.length})
  const last = alphabet.indexOf(text.at(-1) ?? 'a')
  const after = (step: number) => alphabet[(last + step) % 26] as string
  return {
    run: 'any',
    letters: text,
    confident: true,
    seen: text.slice(-4),
    top: [0.9, 0.05, 0.03, 0.01, 0.01].map((probability, i) => ({
      class: i,
      label: after(i + 1),
      probability,
    })),
    continued: Array.from({length: 8}, (_, i) => after(i + 1)).join(''),
    trace: {
      letters: [...text.slice(-4)],
      states: Array.from({length: 4}, (_, step) =>
        Array.from({length: 10}, (_, unit) => Math.sin(step * 3 + unit * 2)),
      ),
    },
  }
}

const dateOf = (day: number) => new Date(Date.UTC(2019, 0, 1 + day)).toISOString().slice(0, 10)

function forecast(args: readonly string[]): Answers['forecast'] | Answers['failed'] {
  const csv = args.includes('--csv') ? args[args.indexOf('--csv') + 1] : undefined
  if (csv?.includes('broken')) return failing({}, 'file-missing', {path: csv})
  const days = Number(args[args.indexOf('--days') + 1])
  return {
    run: args[1] ?? '',
    source: csv ? 'file' : 'generated',
    column: csv ? 'close' : 'open',
    metrics: {mse: 1024, rmse: 32, mae: 25.5, directionHits: 0.525},
    naive: {mse: 384.85, rmse: 19.62, mae: 14.71},
    farOff: false,
    days: Array.from({length: 240}, (_, day) => ({
      date: dateOf(day),
      actual: 1000 + day + 30 * Math.sin(day / 9),
      predicted: 980 + day + 25 * Math.sin(day / 9 - 0.3),
    })),
    future: Array.from({length: days}, (_, day) => ({
      date: dateOf(240 + day),
      predicted: 1230 + day,
      error: 30 + 3 * day,
    })),
  }
}

function gates(line: string): Answers['gates'] {
  const at = line === 'last' ? 240 : Number(line)
  const values = (shift: number) =>
    Array.from({length: 60 * 80}, (_, i) => 0.5 + 0.4 * Math.sin(i / 11 + shift + at))
  const insides = {
    state: values(0),
    cell: values(1),
    input: values(2),
    forget: values(3),
    candidate: values(4),
    output: values(5),
  }
  return {
    run: 'any',
    source: 'generated',
    column: 'open',
    at,
    of: 240,
    date: dateOf(at),
    actual: 1000 + at,
    predicted: 980 + at,
    window: {
      dates: Array.from({length: 60}, (_, day) => dateOf(at - 60 + day)),
      values: Array.from({length: 60}, (_, day) => 900 + day),
    },
    layers: ['lstm1', 'lstm2'].map(layer => ({layer, kind: 'lstm' as const, steps: 60, units: 80, insides})),
  }
}

function prices(args: readonly string[]): Answers['priceTable'] | Answers['failed'] {
  const csv = args.includes('--csv') ? args[args.indexOf('--csv') + 1] : undefined
  if (csv?.includes('digit')) return failing({}, 'table-binary', {file: csv})
  return {
    kind: 'table',
    source: 'file',
    path: csv ?? '/data/stock/prices.csv',
    hasHeader: true,
    column: 'open',
    reading: {
      encoding: 'big5',
      heading: 2,
      passed: [1],
      time: {columns: ['date'], form: 'roc'},
      order: 'newest-first',
      rows: 450,
    },
    remarks: [{code: 'notes-passed', detail: {count: 2, lines: ['453', '454']}, message: ''}],
    columns: [
      {name: 'date', kind: 'date'},
      {name: 'open', kind: 'number'},
      {name: 'close, adjusted', kind: 'number'},
      {name: 'volume', kind: 'number'},
      {name: 'adj', kind: 'number', empty: true},
    ],
    rows: Array.from({length: 30}, (_, day) => [
      dateOf(day),
      `${100 + day}`,
      `${101 + day}`,
      '107036.13',
      '',
    ]),
  }
}
