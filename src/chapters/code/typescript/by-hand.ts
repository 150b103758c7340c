import {clips, type Printers, type Program, validationOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, pascal} from '../text.ts'
import {usesMonitored, watchingOf} from '../watching.ts'
import {printMeasurement} from './application.ts'
import {printOptimizer, setRate} from './training.ts'
import {baseOf, printWatching} from './watching.ts'

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

function printCompile(program: Program): string[] {
  const {chapter, h, say, shape, fromLogits, oneHot} = program
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
    ...(h.optimizer === 'sgd' ? [] : printOptimizer(program)),
    '',
    ...block(`
      // ${say(remarks.goOn)}
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

function printFit(program: Program): string[] {
  const {h, say, oneHot, fromLogits} = program
  const byHand = h.optimizer === 'sgd'
  const part = validationOf(program)
  const {perStep, byAccuracy} = watchingOf(h)
  const watching = printWatching(program, {
    keep: '[w.clone(), b.clone()]',
    bringBack: '[w, b].forEach((parameter, i) => parameter.assign(bestWeights[i] as Tf.Tensor2D))',
    save: 'save(epoch + 1)',
  })
  const rate = (declared: string, factor: string) => [
    `${declared}learningRate = ${baseOf(program)}${factor}`,
    ...(byHand ? [] : [setRate(h.optimizer)]),
  ]
  const decay = h.schedule === 'exponential' ? ` * ${h.decayRate} ** (epoch / ${h.decayEpochs})` : ''
  const labels = oneHot || fromLogits ? 'y.argMax(1)' : 'y.toInt()'
  const update = byHand
    ? [
        ...(clips(h)
          ? [
              `// ${say(remarks.clipped(h.clipNorm))}`,
              'const norm = Math.hypot(...[w, b].flatMap(({name}) => [...grads[name]!.dataSync()]))',
              `const rate = learningRate * Math.min(1, ${h.clipNorm} / norm)`,
            ]
          : []),
        `for (const parameter of [w, b]) { // ${say(remarks.update)}`,
        `  parameter.assign(parameter.sub(grads[parameter.name]!.mul(${clips(h) ? 'rate' : 'learningRate'})))`,
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
    ...watching.before,
    'const count = train.x.shape[0]',
    `for (let epoch = first; epoch < ${h.epochs}; epoch++) { // ${say(remarks.passes)}`,
    ...indented(
      [
        ...(perStep ? ['let learningRate = 0'] : rate('const ', decay)),
        ...(h.shuffle === true
          ? ["const order = tf.tensor1d([...tf.util.createShuffledIndices(count)], 'int32')"]
          : []),
        'const losses: number[] = []',
        `for (let from = 0; from < count; from += ${h.batchSize}) { // ${say(remarks.batches)}`,
        ...indented(
          [
            ...(perStep ? rate('', ` * factor(epoch * steps + from / ${h.batchSize})`) : []),
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
          ? `const validation = evaluate(${part})`
          : `const validation = (epoch + 1) % ${h.validationFreq} === 0 ? evaluate(${part}) : []`,
        "history.push([epoch + 1, loss, ...validation].join(','))",
        "console.log('epoch', history.at(-1))",
        ...(usesMonitored(h) ? [`const monitored = validation[${byAccuracy ? 1 : 0}]`] : []),
        ...watching.after,
        ...watching.end,
      ],
      2,
    ),
    '}',
    ...watching.finally,
    ...(program.holdsOut
      ? [`// ${say(remarks.testedByLast)}`, "console.log('test', ...evaluate(test))"]
      : []),
  ]
}

const printApplication = (program: Program): string[] => [
  ...block(`
    console.log(\`Total params: \${w.size + b.size}\`)
    writeFileSync('weights.txt', \`w [\${w.shape}]\\n\${w.dataSync().join('\\n')}\\nb [\${b.shape}]\\n\${b.dataSync().join('\\n')}\\n\`)
    writeFileSync('history.csv', \`\${history.join('\\n')}\\n\`)
  `),
  '',
  ...printMeasurement(program, program.fromLogits ? 'tf.softmax(network(flower))' : 'network(flower)'),
]

/** What is printed otherwise for a network written by hand (§1.5): variables, a tape and two loops. */
export const byHand: Partial<Printers> = {
  network: printNetwork,
  compile: printCompile,
  fit: printFit,
  apply: printApplication,
}
