import {classesOf, type Program} from '../program.ts'
import {classNames} from '../python/pictures.ts'
import {block} from '../text.ts'
import {literal} from './layers.ts'

/** Where the official files are when they are not on disk yet. */
const addresses: Readonly<Record<string, string>> = {
  mnist: 'https://storage.googleapis.com/cvdf-datasets/mnist',
  fashion: 'https://storage.googleapis.com/tensorflow/tf-keras-datasets',
  cifar10: 'https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz',
}

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

export function printPictureData(program: Program): string[] {
  const {dataset} = program
  const readers: Readonly<Record<string, (program: Program) => string[]>> = {
    'own-pictures': printOwnPictures,
    cifar10: printCifar,
  }
  return [
    ...(readers[dataset] ?? printIdx)(program),
    ...(program.h.augment === true ? ['', ...printAugmentation(program)] : []),
  ]
}

const namesOf = (dataset: string): string => `[${(classNames[dataset] ?? []).map(literal).join(', ')}]`

const labelsOf = (program: Program, values: string): string =>
  program.oneHot || program.fromLogits
    ? `tf.oneHot(tf.tensor1d(${values}, 'int32'), ${classesOf(program)}).toFloat()`
    : `tf.tensor1d(Float32Array.from(${values}))`

/** The part of the samples the page trains on, if it is a part. */
const limitOf = (count: number | undefined): string => (count === undefined ? 'Infinity' : String(count))

function printIdx(program: Program): string[] {
  const {dataset, shape, options} = program
  const size = shape.inputShape.join(', ')
  return block(`
    const folder = \`\${process.env.TFNOTES_DATA ?? 'data'}/${dataset}\`
    async function readIdx(name: string, header: number): Promise<Uint8Array> {
      const path = \`\${folder}/\${name}.gz\`
      if (!existsSync(path)) {
        mkdirSync(folder, {recursive: true})
        const answer = await fetch(\`${addresses[dataset]}/\${name}.gz\`)
        if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`)
        writeFileSync(path, new Uint8Array(await answer.arrayBuffer()))
      }
      return gunzipSync(readFileSync(path)).subarray(header)
    }
    async function readSamples(name: string, most: number) {
      const labels = (await readIdx(\`\${name}-labels-idx1-ubyte\`, 8)).subarray(0, most)
      const pixels = (await readIdx(\`\${name}-images-idx3-ubyte\`, 16)).subarray(0, labels.length * ${shape.inputShape.reduce((a, b) => a * b, 1)})
      const x = tf.tensor4d(pixels, [labels.length, ${size}], 'int32').toFloat().div<Tf.Tensor4D>(255)
      return {x, y: ${labelsOf(program, 'labels')}}
    }
    const train = await readSamples('train', ${limitOf(options.trainSamples)})
    const test = await readSamples('t10k', ${limitOf(options.testSamples)})
    const names = ${namesOf(dataset)}
  `)
}

function printCifar(program: Program): string[] {
  const {say, options} = program
  return block(`
    const folder = process.env.TFNOTES_DATA ?? 'data'
    if (!existsSync(\`\${folder}/cifar-10-batches-bin\`)) {
      mkdirSync(folder, {recursive: true})
      const answer = await fetch('${addresses.cifar10}')
      if (!answer.ok) throw new Error(\`\${answer.url}: \${answer.status}\`)
      writeFileSync(\`\${folder}/cifar10.tar.gz\`, new Uint8Array(await answer.arrayBuffer()))
      execFileSync('tar', ['-xzf', 'cifar10.tar.gz'], {cwd: folder})
    }
    // ${say({en: 'each row: the label, then 1024 red, 1024 green and 1024 blue pixels', zh: '每行：标签，然后是红、绿、蓝各 1024 个像素'})}
    function readSamples(files: string[], most: number) {
      const rows = Buffer.concat(files.map(name => readFileSync(\`\${folder}/cifar-10-batches-bin/\${name}.bin\`)))
      const count = Math.min(most, rows.length / 3073)
      const table = tf.tensor2d(rows.subarray(0, count * 3073), [count, 3073], 'int32')
      const pixels = table.slice([0, 1], [count, 3072]).reshape([count, 3, 32, 32]).transpose([0, 2, 3, 1])
      const labels = table.slice([0, 0], [count, 1]).flatten().dataSync()
      return {x: pixels.toFloat().div<Tf.Tensor4D>(255), y: ${labelsOf(program, 'labels')}}
    }
    const batches = [1, 2, 3, 4, 5].map(i => \`data_batch_\${i}\`)
    const train = readSamples(batches, ${limitOf(options.trainSamples)})
    const test = readSamples(['test_batch'], ${limitOf(options.testSamples)})
    const names = ${namesOf('cifar10')}
  `)
}

function printOwnPictures(program: Program): string[] {
  const {options, say, shape} = program
  const folder = options.images ?? 'pictures'
  const size = shape.inputShape.reduce((a, b) => a * b, 1)
  // Without a file of labels each class has a folder of its own.
  const isSorted = options.images !== undefined && options.labels === undefined
  const pairs = isSorted
    ? `const classes = readdirSync(folder, {withFileTypes: true}).filter(entry => entry.isDirectory())
        const pairs = classes.flatMap(({name}) => readdirSync(\`\${folder}/\${name}\`).map(file => [\`\${name}/\${file}\`, name]))`
    : `const lines = readFileSync(${literal(options.labels ?? `${folder}.txt`)}, 'utf8').split('\\n').map(line => line.trim())
        const pairs = lines.filter(line => line !== '').map(line => line.split(/\\s+(?=\\S+$)/))`
  return [
    ...printReadPicture(program),
    ...block(`

      const [folder, saved] = [${literal(folder)}, 'own-pictures.json']
      if (!existsSync(saved)) { // ${say({en: 'decoded once, then read from disk', zh: '只解码一次，以后从磁盘读取'})}
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
      const kept = Math.ceil(words.length / 5) // ${say({en: 'a fifth is kept for validation', zh: '留五分之一作验证'})}
      const train = part(0, Math.min(words.length - kept, ${limitOf(options.trainSamples)}))
      const test = part(words.length - kept, Math.min(words.length, words.length - kept + ${limitOf(options.testSamples)}))
    `),
  ]
}

/** §3.2: TensorFlow.js has no ImageDataGenerator, but the transform it is made of. */
function printAugmentation({h, say}: Program): string[] {
  const flip = h.horizontalFlip ? ' * (Math.random() < 0.5 ? -1 : 1)' : ''
  return block(`
    // ${say({en: 'what ImageDataGenerator does, which TensorFlow.js lacks: each picture turned, moved and zoomed about its middle', zh: 'TensorFlow.js 没有 ImageDataGenerator，这里自己做：每张图片绕中心旋转、平移、缩放'})}
    const between = (range: number) => (2 * Math.random() - 1) * range
    function augment(pictures: Tf.Tensor4D): Tf.Tensor4D {
      const [count, height, width] = pictures.shape
      const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2]
      const transforms = Array.from({length: count}, () => {
        const angle = (between(${h.rotation}) * Math.PI) / 180
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
        const [zoomX, zoomY] = [(1 + between(${h.zoom}))${flip}, 1 + between(${h.zoom})]
        const x = between(${h.widthShift}) * width - zoomX * middleX
        const y = between(${h.heightShift}) * height - zoomY * middleY
        return [
          ...[cos * zoomX, -sin * zoomY, middleX + cos * x - sin * y],
          ...[sin * zoomX, cos * zoomY, middleY + sin * x + cos * y],
          ...[0, 0],
        ]
      })
      return tf.tidy(() => tf.image.transform(pictures, tf.tensor2d(transforms), 'bilinear', 'nearest'))
    }
  `)
}
