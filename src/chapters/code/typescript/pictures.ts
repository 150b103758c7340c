import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block} from '../text.ts'
import {labelsOf, limitOf, printNames} from './labels.ts'

/** A set of pictures as its publisher offers it. */
export function printPictures(program: Program): string[] {
  const reads = program.facts.picture?.program?.typescript
  if (!reads) return []
  return [`// ${program.say(remarks.official)}`, ...readers[reads.form](program, reads.address)]
}

const readers = {idx: printIdx, cifar: printCifar}

function printIdx(program: Program, address: string): string[] {
  const {dataset, shape, options} = program
  const size = shape.inputShape.join(', ')
  return block(`
    const folder = \`\${process.env.TFNOTES_DATA ?? 'data'}/${dataset}\`
    async function readIdx(name: string, header: number): Promise<Uint8Array> {
      const path = \`\${folder}/\${name}.gz\`
      if (!existsSync(path)) {
        mkdirSync(folder, {recursive: true})
        const answer = await fetch(\`${address}/\${name}.gz\`)
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
    const train = await readSamples('train', ${limitOf(options.given?.trainSamples)})
    const test = await readSamples('t10k', ${limitOf(options.given?.testSamples)})
    ${printNames(dataset)}
  `)
}

function printCifar(program: Program, address: string): string[] {
  const {dataset, say, options} = program
  return block(`
    const folder = process.env.TFNOTES_DATA ?? 'data'
    if (!existsSync(\`\${folder}/cifar-10-batches-bin\`)) {
      mkdirSync(folder, {recursive: true})
      const answer = await fetch('${address}')
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
    const train = readSamples(batches, ${limitOf(options.given?.trainSamples)})
    const test = readSamples(['test_batch'], ${limitOf(options.given?.testSamples)})
    ${printNames(dataset)}
  `)
}

/** §3.2: TensorFlow.js has no ImageDataGenerator, but the transform it is made of. */
export function printAugmentation({h, say}: Program): string[] {
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
