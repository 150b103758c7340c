import type {Printers, Program} from '../program.ts'
import {block, indented, pascal} from '../text.ts'
import {optimizerOf, setRate} from './training.ts'

function printNetwork({chapter, h, shape, seed, fromLogits, options}: Program): string[] {
  const [inputs] = shape.inputShape
  const drawn = (size: string) =>
    `tf.variable(tf.truncatedNormal([${size}], 0, ${h.initialDeviation}, 'float32', ${seed}))`
  const [w, b] = [drawn(`${inputs}, ${shape.classes}`), drawn(String(shape.classes))]
  const answer = (of: string) => {
    const sum = `x.matMul(${of}w).add(${of}b)`
    return fromLogits ? `${sum} as Tf.Tensor2D` : `tf.softmax(${sum}) as Tf.Tensor2D`
  }
  if (options.style === 'sequential')
    return [`const w = ${w}`, `const b = ${b}`, `const network = (x: Tf.Tensor2D) => ${answer('')}`]
  const name = pascal(chapter.id)
  return [
    `class ${name} {`,
    ...indented(
      [`w = ${w}`, `b = ${b}`, '', 'call(x: Tf.Tensor2D): Tf.Tensor2D {', `  return ${answer('this.')}`, '}'],
      2,
    ),
    '}',
    '',
    `const model = new ${name}()`,
    'const network = (x: Tf.Tensor2D) => model.call(x)',
    'const {w, b} = model',
  ]
}

function printCompile({chapter, h, say, shape, fromLogits, oneHot}: Program): string[] {
  const labels = oneHot || fromLogits ? 'labels' : `tf.oneHot(labels.toInt(), ${shape.classes})`
  const loss = fromLogits
    ? `tf.losses.softmaxCrossEntropy(${labels}, answers)`
    : oneHot
      ? `tf.losses.meanSquaredError(${labels}, answers)`
      : `${labels}.mul(answers.clipByValue(1e-7, 1).log()).sum(1).mean().neg()`
  return [
    'function lossOf(labels: Tf.Tensor, answers: Tf.Tensor): Tf.Scalar {',
    `  return ${loss} as Tf.Scalar`,
    '}',
    ...(h.optimizer === 'sgd' ? [] : [`const optimizer = ${optimizerOf(h)}`]),
    '',
    ...block(`
      // ${say({en: 'go on where the last run stopped; delete the file to begin anew', zh: '断点续训：接着上次的训练；想从头开始就删掉这个文件'})}
      const checkpoint = 'checkpoint/${chapter.id}.json'
      let first = 0
      if (existsSync(checkpoint)) {
        const saved = JSON.parse(readFileSync(checkpoint, 'utf8'))
        w.assign(tf.tensor(saved.w, w.shape))
        b.assign(tf.tensor(saved.b, b.shape))
    `),
    ...(h.weightsOnly ? [] : ['  first = saved.epoch']),
    '}',
    'function save(epoch: number) {',
    "  mkdirSync('checkpoint', {recursive: true})",
    `  writeFileSync(checkpoint, JSON.stringify({w: [...w.dataSync()], b: [...b.dataSync()]${h.weightsOnly ? '' : ', epoch'}}))`,
    '}',
  ]
}

function printFit({h, say, oneHot, fromLogits}: Program): string[] {
  const byHand = h.optimizer === 'sgd'
  const decay = h.schedule === 'exponential' ? ` * ${h.decayRate} ** (epoch / ${h.decayEpochs})` : ''
  const labels = oneHot || fromLogits ? 'y.argMax(1)' : 'y.toInt()'
  const update = byHand
    ? [
        `for (const parameter of [w, b]) { // ${say({en: 'w ← w − lr \xB7 gradient', zh: 'w ← w − lr \xB7 梯度'})}`,
        '  parameter.assign(parameter.sub(grads[parameter.name]!.mul(learningRate)))',
        '}',
      ]
    : ['optimizer.applyGradients(grads)']
  return [
    "const history = ['epoch,loss,val_loss,val_accuracy']",
    'function evaluate({x, y}: {x: Tf.Tensor2D; y: Tf.Tensor}) {',
    '  const answers = network(x)',
    `  const right = answers.argMax(1).equal(${labels}).toFloat().mean()`,
    '  return [lossOf(y, answers), right].map(value => Number(value.dataSync()[0]))',
    '}',
    ...(h.bestOnly ? ['let best = Infinity'] : []),
    'const count = train.x.shape[0]',
    `for (let epoch = first; epoch < ${h.epochs}; epoch++) { // ${say({en: 'passes over all the data', zh: '外层循环：遍历数据集'})}`,
    ...indented(
      [
        `const learningRate = ${h.learningRate}${decay}`,
        ...(byHand ? [] : [setRate(h.optimizer)]),
        ...(h.shuffle === true
          ? ["const order = tf.tensor1d([...tf.util.createShuffledIndices(count)], 'int32')"]
          : []),
        'const losses: number[] = []',
        `for (let from = 0; from < count; from += ${h.batchSize}) { // ${say({en: 'batch after batch', zh: '内层循环：一批一批'})}`,
        ...indented(
          [
            `const size = Math.min(${h.batchSize}, count - from)`,
            ...(h.shuffle === true
              ? [
                  'const [x, y] = [train.x.gather(order.slice(from, size)), train.y.gather(order.slice(from, size))]',
                ]
              : ['const [x, y] = [train.x.slice(from, size), train.y.slice(from, size)]']),
            'const {value, grads} = tf.variableGrads(() => lossOf(y, network(x)), [w, b])',
            ...update,
            'losses.push(Number(value.dataSync()[0]))',
          ],
          2,
        ),
        '}',
        'const loss = losses.reduce((sum, value) => sum + value, 0) / losses.length',
        h.validationFreq === 1
          ? 'const validation = evaluate(test)'
          : `const validation = (epoch + 1) % ${h.validationFreq} === 0 ? evaluate(test) : []`,
        "history.push([epoch + 1, loss, ...validation].join(','))",
        "console.log('epoch', history.at(-1))",
        ...(h.bestOnly
          ? ['if (validation[0]! < best) {', '  best = validation[0]!', '  save(epoch + 1)', '}']
          : ['save(epoch + 1)']),
      ],
      2,
    ),
    '}',
  ]
}

const printApplication = ({say, fromLogits}: Program): string[] =>
  block(`
    console.log(\`Total params: \${w.size + b.size}\`)
    writeFileSync('weights.txt', \`w [\${w.shape}]\\n\${w.dataSync().join('\\n')}\\nb [\${b.shape}]\\n\${b.dataSync().join('\\n')}\\n\`)
    writeFileSync('history.csv', \`\${history.join('\\n')}\\n\`)

    // ${say({en: 'four measurements in centimetres', zh: '四个测量值，单位厘米'})}
    const given = process.argv.slice(2, 6).map(Number)
    const flower = tf.tensor2d([given.length === 4 ? given : [5.9, 3.0, 5.1, 1.8]])
    const probability = ${fromLogits ? 'tf.softmax(network(flower))' : 'network(flower)'}.dataSync()
    console.log(names[probability.indexOf(Math.max(...probability))], probability)
  `)

/** What is printed otherwise for a network written by hand (§1.5): variables, a tape and two loops. */
export const byHand: Partial<Printers> = {
  network: printNetwork,
  compile: printCompile,
  fit: printFit,
  apply: printApplication,
}
