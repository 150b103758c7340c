import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf, limitOf} from './labels.ts'
import {literal} from './layers.ts'

/** Pictures in arrays, under the names that `tfnotes dataset make` gives them or that people use. */
export function printArrays(program: Program): string[] {
  const {options, say, shape} = program
  const file = options.images ?? ''
  const files = /\.npy$/i.test(file)
    ? `{'x.npy': readFileSync(${literal(file)}), 'y.npy': readFileSync(${literal(options.labels ?? 'labels.npy')})}`
    : `unzipSync(readFileSync(${literal(file)}))`
  return block(`
    // ${say({en: 'NumPy’s arrays: a header that tells type and shape, then the values', zh: 'NumPy 数组：先是写明类型和形状的文件头，然后是数值'})}
    const types = {b1: Uint8Array, u1: Uint8Array, i4: Int32Array, i8: BigInt64Array, f4: Float32Array, f8: Float64Array}
    const files: Record<string, Uint8Array> = ${files}
    function find(...names: string[]) {
      const bytes = names.map(name => files[\`\${name}.npy\`]).find(found => found !== undefined)
      if (bytes === undefined) return undefined
      const start = 10 + new DataView(bytes.buffer, bytes.byteOffset).getUint16(8, true)
      const type = /'descr': '[<|](\\w+)'/.exec(new TextDecoder().decode(bytes.subarray(10, start)))?.[1] ?? ''
      return {type, buffer: Uint8Array.from(bytes.subarray(start)).buffer}
    }
    function numbers(found: ReturnType<typeof find>): Float32Array {
      if (!found || !(found.type in types)) throw new Error(\`no array of numbers: \${found?.type}\`)
      return Float32Array.from<number | bigint>(new types[found.type as keyof typeof types](found.buffer), Number)
    }
    function pictures(found: ReturnType<typeof find>): Tf.Tensor4D {
      const values = numbers(found)
      const isScaled = !found?.type.endsWith('1') && values.every(value => value <= 1)
      return tf.tensor1d(values).div(isScaled ? 1 : 255).reshape([-1, ${shape.inputShape.join(', ')}])
    }
    // ${say({en: 'text is of 32 bits a letter, filled up with zeros', zh: '文本每个字符 32 位，用零补齐'})}
    function texts({type, buffer}: {type: string; buffer: ArrayBuffer}): string[] {
      const [letters, width] = [[...new Uint32Array(buffer)], Number(type.slice(1))]
      const rows = Array.from({length: letters.length / width}, (_, i) => letters.slice(i * width, (i + 1) * width))
      return rows.map(row => String.fromCodePoint(...row.filter(letter => letter > 0)))
    }
    const [x, y] = [pictures(find('x_train', 'x', 'images', 'data', 'arr_0')), numbers(find('y_train', 'y', 'labels', 'targets', 'arr_1'))]
    const [classes, tested] = [find('classes'), find('x_test')]
    const names = classes ? texts(classes) : Array.from({length: Math.max(...new Set(y)) + 1}, (_, i) => String(i))
    function samples(x: Tf.Tensor4D, y: Float32Array, rows: number[]) {
      const ids = rows.map(row => y[row] as number)
      return {x: tf.gather(x, rows), y: ${labelsOf(program, 'ids')}}
    }
    const rows = [...tf.util.createShuffledIndices(y.length)]
    const kept = tested ? 0 : Math.ceil(y.length / 5) // ${say(remarks.kept)}
    const train = samples(x, y, rows.slice(kept).slice(0, ${limitOf(options.trainSamples)}))
    const yTest = tested ? numbers(find('y_test')) : y
    const testRows = tested ? [...yTest.keys()] : rows.slice(0, kept)
    const test = samples(tested ? pictures(tested) : x, yTest, testRows.slice(0, ${limitOf(options.testSamples)}))
  `)
}
