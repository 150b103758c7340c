import type {Facts} from '../../../datasets/facts/facts.ts'
import type {DataFile} from '../data-file.ts'
import {type Program, partsOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf} from './labels.ts'
import {literal} from './layers.ts'
import {printEncode} from './letters.ts'

/** The page's own data, from the file that `tfnotes code … --data` writes. */
export function printDataFile(program: Program, file: DataFile): string[] {
  const {say, facts, shape} = program
  const scaled = facts.kind === 'pictures' ? '.div(255)' : ''
  return [
    ...block(`
      // ${say(remarks.dataFile)}
      // ${literal(file.command).slice(1, -1)}
      const data = ${literal(file.path)}
      if (!existsSync(data)) {
        console.error(${literal(say(remarks.dataMissing(file)))})
        process.exit(1)
      }
      const saved = unzipSync(readFileSync(data))
      // ${say(remarks.shaped)}
      const types = {u1: Uint8Array, i4: Int32Array, f4: Float32Array, f8: Float64Array, U: Uint32Array}
      function read(name: string) {
        const bytes = saved[\`\${name}.npy\`]!
        const start = 10 + new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true)
        const header = new TextDecoder().decode(bytes.subarray(10, start))
        const [, type = '', width, shape = ''] = /'[<|](U|\\w\\d)(\\d*)'.*\\(([\\d, ]*)\\)/.exec(header) ?? []
        const values = new types[type as keyof typeof types](Uint8Array.from(bytes.subarray(start)).buffer)
        return {values, width: Number(width), shape: shape.split(',').filter(Boolean).map(Number)}
      }
    `),
    ...further[facts.kind](program),
    ...block(`
      function samples(part: ${partsOf(program)
        .map(part => `'${part}'`)
        .join(' | ')}) {
        const [x, y] = [read(\`x_\${part}\`), [...read(\`y_\${part}\`).values]]
        return {x: tf.tensor(Float32Array.from(x.values), x.shape)${scaled} as Tf.Tensor${shape.inputShape.length + 1}D, y: ${labelsOf(program, 'y', 'y')}}
      }
      const train = samples('train')
    `),
    ...partsOf(program)
      .slice(1)
      .map(part => `const ${part} = samples('${part}')`),
  ]
}

/** What else the file holds that the program needs. */
const further: Readonly<Record<Facts['kind'], (program: Program) => string[]>> = {
  measurements: printNames,
  pictures: printNames,
  letters: program => [...printNames(program), "const letters = names.join('')", ...printEncode(program)],
  prices: ({say, shape}) =>
    block(`
    // ${say(remarks.windows(shape.inputShape[0]))}
    const window = ${shape.inputShape[0]}
    const [low, high, all] = ['low', 'high', 'prices'].map(name => [...read(name).values]) as [number[], number[], number[]]
    const prices = Array.from({length: all.length / low.length}, (_, i) => all.slice(i * low.length, (i + 1) * low.length))
  `),
}

function printNames({say}: Program): string[] {
  return block(`
    // ${say({en: 'text is of 32 bits a letter, filled up with zeros', zh: '文本每个字符 32 位，用零补齐'})}
    const {values: points, width, shape: [classes]} = read('classes')
    const names = Array.from({length: classes!}, (_, i) => {
      return String.fromCodePoint(...points.slice(i * width, (i + 1) * width).filter(point => point > 0))
    })
  `)
}
