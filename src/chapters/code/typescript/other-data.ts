import {classNames} from '../../../datasets/facts/index.ts'
import {priceColumns} from '../../../datasets/facts/prices.ts'
import {irisRows} from '../iris-rows.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf, printNames} from './labels.ts'
import {literal} from './layers.ts'

/** Of a list of numbers. */
const listed = (program: Program, labels: string): string => labelsOf(program, labels, labels)

export function printIrisData(program: Program): string[] {
  const {dataset, h, say, options} = program
  const count = (samples: number | undefined, all: string) =>
    samples === undefined ? all : `Math.min(${samples}, ${all})`
  return [
    `// ${say(remarks.irises)}`,
    'const flowers = `',
    ...irisRows(),
    '`',
    ...block(`
      const rows = flowers.trim().split(/[,\\n]+/).map((row, i) => {
        return {lengths: row.trim().split(/ +/).map(length => Number(length) / 10), species: Math.floor(i / 50)}
      })
      // ${say({en: 'a small seeded generator: Math.random cannot be seeded', zh: 'Math.random 不能设种子，用一个小小的带种子的生成器'})}
      let state = ${h.shuffleSeed} + 1
      const random = () => (state = (state * 48271) % 2147483647) / 2147483647
      for (let i = rows.length - 1; i > 0; i--) {
        const j = Math.floor(random() * (i + 1))
        ;[rows[i], rows[j]] = [rows[j]!, rows[i]!]
      }
      const kept = Math.floor(rows.length * (1 - ${h.validationSplit}))
      function part(from: number, to: number) {
        const chosen = rows.slice(from, to)
        return {x: tf.tensor2d(chosen.map(row => row.lengths)), y: ${listed(program, 'chosen.map(row => row.species)')}}
      }
      const train = part(0, ${count(options.trainSamples, 'kept')})
      const test = part(kept, ${options.testSamples === undefined ? 'rows.length' : `kept + ${count(options.testSamples, 'rows.length - kept')}`})
      ${printNames(dataset)}
    `),
  ]
}

export function printLetterData(program: Program): string[] {
  const {dataset, facts, shape, say} = program
  const [steps] = shape.inputShape
  const {classes} = shape
  const ring = facts.letters?.circular
  const windows = ring ? classes : classes - Number(steps)
  const letter = ring ? `(i + step) % ${classes}` : 'i + step'
  const next = ring ? `(i + ${steps}) % ${classes}` : `i + ${steps}`
  const codes =
    facts.letters?.encoding === 'onehot'
      ? `tf.oneHot(tf.tensor2d(ids, [ids.length, ${steps}], 'int32'), ${classes}).toFloat()`
      : `tf.tensor2d(ids, [ids.length, ${steps}])`
  return block(`
    const letters = '${classNames(dataset).join('')}'
    // ${say(remarks.windows(steps))}
    const encode = (ids: number[][]) => ${codes}
    const windows = Array.from({length: ${windows}}, (_, i) => Array.from({length: ${steps}}, (_, step) => ${letter}))
    const answers = Array.from({length: ${windows}}, (_, i) => ${next})
    const train = {x: encode(windows), y: ${listed(program, 'answers')}}
  `)
}

export function printPriceData({h, options, say}: Program): string[] {
  return block(`
    const path = process.argv[2] ?? ${literal(options.csv ?? 'prices.csv')}
    const [header = '', ...lines] = readFileSync(path, 'utf8').replace(/^\\uFEFF/, '').trim().split(/\\r?\\n/)
    const places = [${priceColumns(h).map(literal).join(', ')}].map(column => header.split(',').indexOf(column))
    const prices = lines.map(line => places.map(place => Number(line.split(',')[place])))
    const [testRows, window] = [${h.testRows}, ${h.window}]
    // ${say(remarks.scaling)}
    const known = prices.slice(0, -testRows)
    const low = places.map((_, i) => Math.min(...known.map(row => row[i]!)))
    const high = places.map((_, i) => Math.max(...known.map(row => row[i]!)))
    const scaled = prices.map(row => row.map((value, i) => (value - low[i]!) / (high[i]! - low[i]!)))
    function windows(rows: number[][]) {
      const starts = Array.from({length: rows.length - window}, (_, i) => i)
      return {
        x: tf.tensor3d(starts.map(i => rows.slice(i, i + window))),
        y: tf.tensor1d(starts.map(i => rows[i + window]![0]!)),
      }
    }
    const train = windows(scaled.slice(0, -testRows)${options.trainSamples === undefined ? '' : `.slice(0, ${options.trainSamples} + window)`})
    const test = windows(scaled.slice(-testRows)${options.testSamples === undefined ? '' : `.slice(0, ${options.testSamples} + window)`})
  `)
}
