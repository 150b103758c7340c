import type {HyperparameterValues} from '../../hyperparameters/hyperparameter.ts'
import {classesOf, clips, type Program, validationOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'
import {usesMonitored, watchingOf} from '../watching.ts'
import {baseOf, printWatching} from './watching.ts'

/** `tf.train.adam(0.001)`: the chapters name the optimizers as tfjs does, and the learning rate comes first in all. */
const constructionOf = (h: HyperparameterValues): string =>
  `tf.train.${h.optimizer === 'adamw' ? 'adam' : h.optimizer}(${h.learningRate}${h.optimizer === 'momentum' ? `, ${h.momentum}` : ''})`

/** The optimizer, with what tfjs' own do not know put before their updates. */
export function printOptimizer({h, say}: Program): string[] {
  const made = `const optimizer = ${constructionOf(h)}`
  const decays = h.optimizer === 'adamw'
  if (!decays && !clips(h)) return [made]
  const clipping = block(`
    // ${say(remarks.clipped(h.clipNorm))}
    const norm = tf.sqrt(tf.addN(gradients.map(({tensor}) => tf.sum(tf.square(tensor)))))
    const scale = tf.minimum(1, tf.div(${h.clipNorm}, norm))
    update(gradients.map(({name, tensor}) => ({name, tensor: tf.mul(tensor, scale)})))
  `)
  const decaying = block(`
    const share = ${h.weightDecay} * Number(Reflect.get(optimizer, 'learningRate'))
    for (const {name} of gradients) {
      const parameter = tf.engine().registeredVariables[name]!
      parameter.assign(tf.sub(parameter, tf.mul(parameter, share)))
    }
  `)
  return [
    ...(decays ? [`// ${say(remarks.decayed)}`] : []),
    made,
    'const update = optimizer.applyGradients.bind(optimizer)',
    'optimizer.applyGradients = (given: Tf.NamedTensorMap | Tf.NamedTensor[]) => tf.tidy(() => {',
    '  const gradients = Array.isArray(given) ? given : Object.entries(given).map(([name, tensor]) => ({name, tensor}))',
    ...indented(decays ? decaying : [], 2),
    ...indented(clips(h) ? clipping : ['update(gradients)'], 2),
    '})',
  ]
}

/** Where samples are weighed the loss is wanted of each; else tfjs takes its mean. */
function lossOf(program: Program): string {
  const {h, fromLogits, smoothing, balances} = program
  if (fromLogits) {
    const further = balances
      ? `, undefined, ${smoothing}, tf.Reduction.NONE`
      : smoothing > 0
        ? `, undefined, ${smoothing}`
        : ''
    return `(labels: Tf.Tensor, logits: Tf.Tensor) => tf.losses.softmaxCrossEntropy(labels, logits${further})`
  }
  if (smoothing === 0) return `'${h.loss}'`
  const smoothed = `tf.add(tf.mul(labels, 1 - ${smoothing}), ${smoothing} / ${classesOf(program)})`
  return `(labels: Tf.Tensor, answers: Tf.Tensor) => tf.metrics.categoricalCrossentropy(${smoothed}, answers)`
}

/** compile, and what an earlier run has left to go on from. */
export function printCompile(program: Program): string[] {
  const {h, chapter, say} = program
  const metrics = chapter.task === 'forecast' ? '' : ", metrics: ['accuracy']"
  const keepsOptimizer = !h.weightsOnly
  return [
    ...printOptimizer(program),
    ...block(`
    model.compile({optimizer, loss: ${lossOf(program)}${metrics}})

    // ${say({en: 'go on where the last run stopped; delete the folder to begin anew', zh: '断点续训：接着上次的训练；想从头开始就删掉这个文件夹'})}
    const checkpoint = 'checkpoint/${chapter.id}'
    async function save() {
      const weights = model.getWeights().map((tensor, i) => ({name: \`weight\${i}\`, tensor}))
      const {data, specs} = await tf.io.encodeWeights([...weights${keepsOptimizer ? ', ...(await optimizer.getWeights())' : ''}])
      mkdirSync(checkpoint, {recursive: true})
      writeFileSync(\`\${checkpoint}/weights.bin\`, new Uint8Array(data))
      writeFileSync(\`\${checkpoint}/specs.json\`, JSON.stringify(specs))
    }
    if (existsSync(\`\${checkpoint}/specs.json\`)) {
      const specs: Tf.io.WeightsManifestEntry[] = JSON.parse(readFileSync(\`\${checkpoint}/specs.json\`, 'utf8'))
      const bytes = new Uint8Array(readFileSync(\`\${checkpoint}/weights.bin\`))
      const saved = tf.io.decodeWeights(bytes.buffer, specs)
      const count = model.getWeights().length
      model.setWeights(specs.slice(0, count).map(({name}) => saved[name]!))
${
  keepsOptimizer
    ? '      await optimizer.setWeights(specs.slice(count).map(({name}) => ({name, tensor: saved[name]!})))\n'
    : ''
}    }
  `),
  ]
}

/** How a learning rate is changed in a running optimizer of tfjs: the gradient-descent ones keep it as a tensor. */
export const setRate = (optimizer: unknown): string =>
  optimizer === 'sgd' || optimizer === 'momentum'
    ? 'optimizer.setLearningRate(learningRate)'
    : 'Object.assign(optimizer, {learningRate})'

/** The epochs one by one: tfjs' fit has neither validationFreq nor schedules nor checkpoints. */
export function printFit(program: Program): string[] {
  const {h, say, chapter, validates, balances, holdsOut} = program
  const measures = chapter.task === 'forecast' ? ['loss'] : ['loss', 'accuracy']
  const columns = [...measures, ...(validates ? measures.map(name => `val_${name}`) : [])]
  const augmented = h.augment === true
  const judge = (part: string) => `[model.evaluate(${part}.x, ${part}.y, {batchSize: ${h.batchSize}})].flat()`
  const evaluated = judge(validationOf(program))
  const validation =
    h.validationFreq === 1 ? evaluated : `(epoch + 1) % ${h.validationFreq} === 0 ? ${evaluated} : []`
  const {perStep, plateau, byAccuracy} = watchingOf(h)
  const monitored = `values[${(validates ? measures.length : 0) + (byAccuracy ? 1 : 0)}]`
  const watching = printWatching(program, {
    keep: 'model.getWeights().map(weight => weight.clone())',
    bringBack: 'model.setWeights(bestWeights)',
    save: 'await save()',
  })
  const decay = h.schedule === 'exponential' ? ` * ${h.decayRate} ** (epoch / ${h.decayEpochs})` : ''
  const everyBatch = `callbacks: {onBatchBegin: async batch => setRate(epoch * steps + batch)}, `
  const samples = augmented ? 'changed' : 'train.x'
  const firsts = [...measures.map(name => `now.${name === 'accuracy' ? 'acc' : name}![0]`)].join(', ')
  return [
    `const history = ['epoch,${columns.join(',')}']`,
    ...watching.before,
    ...(holdsOut ? [`let lowest = ${byAccuracy ? '-' : ''}Infinity`, 'let chosen: Tf.Tensor[] = []'] : []),
    ...(perStep
      ? [
          `let learningRate = ${h.learningRate}`,
          'function setRate(step: number) {',
          `  learningRate = ${baseOf(program)} * factor(step)`,
          `  ${setRate(h.optimizer)}`,
          '}',
        ]
      : []),
    `for (let epoch = 0; epoch < ${h.epochs}; epoch++) {`,
    ...indented(
      [
        ...(!perStep && (h.schedule === 'exponential' || plateau > 0)
          ? [
              ...(h.schedule === 'exponential' ? [`// ${say(remarks.decay)}`] : []),
              `const learningRate = ${baseOf(program)}${decay}`,
              setRate(h.optimizer),
            ]
          : []),
        ...(augmented ? ['const changed = augment(train.x)'] : []),
        `const {history: now} = await model.fit(${samples}, train.y, {batchSize: ${h.batchSize}, epochs: 1,${h.shuffle === false ? ' shuffle: false,' : ''}${balances ? ' classWeight,' : ''} ${perStep ? everyBatch : ''}verbose: 0})`,
        ...(augmented ? ['changed.dispose()'] : []),
        ...(validates ? [`const validation = ${validation}`] : []),
        `const values = [${firsts}${validates ? ', ...validation.map(value => value.dataSync()[0])' : ''}].map(Number)`,
        "history.push([epoch + 1, ...values].join(','))",
        "console.log('epoch', history.at(-1))",
        ...(usesMonitored(h) ? [`const monitored = ${monitored}`] : []),
        ...(holdsOut
          ? [
              `if (Number(${monitored}) ${byAccuracy ? '>' : '<'} lowest) {`,
              `  lowest = Number(${monitored})`,
              '  tf.dispose(chosen)',
              '  chosen = model.getWeights().map(weight => weight.clone())',
              '}',
            ]
          : []),
        ...watching.after,
        ...watching.end,
      ],
      2,
    ),
    '}',
    ...watching.finally,
    ...(holdsOut
      ? [
          `// ${say(remarks.testedOnce)}`,
          'if (chosen.length > 0) model.setWeights(chosen)',
          `console.log('test', ...${judge('test')}.map(value => value.dataSync()[0]))`,
        ]
      : []),
  ]
}
