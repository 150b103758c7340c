import {irisRows} from '../iris-rows.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf, printNames} from './labels.ts'

export function printIris(program: Program): string[] {
  const {
    dataset,
    h,
    say,
    options: {given = {}},
  } = program
  const species = 'chosen.map(row => row.species)'
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
        return {x: tf.tensor2d(chosen.map(row => row.lengths)), y: ${labelsOf(program, species, species)}}
      }
      const train = part(0, ${count(given.trainSamples, 'kept')})
      const test = part(kept, ${given.testSamples === undefined ? 'rows.length' : `kept + ${count(given.testSamples, 'rows.length - kept')}`})
      ${printNames(dataset)}
    `),
  ]
}
