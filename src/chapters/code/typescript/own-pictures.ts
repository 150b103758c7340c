import {isArrays, isSorted, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf, limitOf} from './labels.ts'
import {literal} from './layers.ts'
import {printArrays} from './own-arrays.ts'

/** A picture file as the network takes it: resized with Lanczos, in its channels; used for own data and to apply. */
export function printReadPicture({shape}: Program): string[] {
  const [height, width, channels] = shape.inputShape
  const colour = channels === 1 ? '.grayscale()' : ".toColourspace('srgb')"
  return block(`
    async function readPicture(path: string): Promise<Uint8Array> {
      const {default: sharp} = await import('sharp')
      const picture = sharp(path).removeAlpha()${colour}
      return picture.resize(${width}, ${height}, {fit: 'fill', kernel: 'lanczos3'}).raw().toBuffer()
    }
  `)
}

/** The reader's own pictures: from a folder of files, or from arrays that were made of them. */
export const printOwnPictures = (program: Program): string[] => [
  ...printReadPicture(program),
  '',
  ...(isArrays(program.options) ? printArrays(program) : printFolder(program)),
]

function printFolder(program: Program): string[] {
  const {options, say, shape} = program
  const folder = options.images ?? 'pictures'
  const size = shape.inputShape.reduce((a, b) => a * b, 1)
  const pairs = isSorted(options)
    ? `const classes = readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory())
      const pairs = classes.flatMap(({name}) => readdirSync(\`\${folder}/\${name}\`).map(file => [\`\${name}/\${file}\`, name]))`
    : `const lines = readFileSync(${literal(options.labels ?? `${folder}.txt`)}, 'utf8').split('\\n').map(line => line.trim())
      const pairs = lines.filter(line => line !== '').map(line => line.split(/\\s+(?=\\S+$)/))`
  return block(`
    const [folder, saved] = [${literal(folder)}, 'own-pictures.json']
    if (!existsSync(saved)) { // ${say(remarks.decoded)}
      ${pairs}
      const pictures = await Promise.all(pairs.map(([name]) => readPicture(\`\${folder}/\${name}\`)))
      writeFileSync('own-pictures.bin', Buffer.concat(pictures))
      writeFileSync(saved, JSON.stringify(pairs.map(([, label]) => label)))
    }
    const words: string[] = JSON.parse(readFileSync(saved, 'utf8'))
    const names = [...new Set(words)].sort()
    const pixels = readFileSync('own-pictures.bin')
    const order = tf.util.createShuffledIndices(words.length)
    function part(from: number, to: number) {
      const rows = [...order.subarray(from, to)]
      const x = Buffer.concat(rows.map(row => pixels.subarray(row * ${size}, (row + 1) * ${size})))
      const ids = rows.map(row => names.indexOf(words[row] as string))
      return {
        x: tf.tensor4d(x, [rows.length, ${shape.inputShape.join(', ')}], 'int32').toFloat().div<Tf.Tensor4D>(255),
        y: ${labelsOf(program, 'ids')},
      }
    }
    const kept = Math.ceil(words.length / 5) // ${say(remarks.kept)}
    const train = part(0, Math.min(words.length - kept, ${limitOf(options.trainSamples)}))
    const test = part(words.length - kept, Math.min(words.length, words.length - kept + ${limitOf(options.testSamples)}))
  `)
}
