import type {HyperparameterValues} from '../../hyperparameters/hyperparameter.ts'
import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'

/** `tf.train.adam(0.001)`: the chapters name the optimizers as tfjs does, and the learning rate comes first in all. */
export const optimizerOf = (h: HyperparameterValues): string =>
  `tf.train.${h.optimizer}(${h.learningRate}${h.optimizer === 'momentum' ? `, ${h.momentum}` : ''})`

/** compile, and what an earlier run has left to go on from. */
export function printCompile({h, chapter, say, fromLogits}: Program): string[] {
  const loss = fromLogits
    ? '(labels: Tf.Tensor, logits: Tf.Tensor) => tf.losses.softmaxCrossEntropy(labels, logits)'
    : `'${h.loss}'`
  const metrics = chapter.task === 'forecast' ? '' : ", metrics: ['accuracy']"
  const keepsOptimizer = !h.weightsOnly
  return block(`
    const optimizer = ${optimizerOf(h)}
    model.compile({optimizer, loss: ${loss}${metrics}})

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
  `)
}

/** How a learning rate is changed in a running optimizer of tfjs: the gradient-descent ones keep it as a tensor. */
export const setRate = (optimizer: unknown): string =>
  optimizer === 'sgd' || optimizer === 'momentum'
    ? 'optimizer.setLearningRate(learningRate)'
    : 'Object.assign(optimizer, {learningRate})'

/** The epochs one by one: tfjs' fit has neither validationFreq nor schedules nor checkpoints. */
export function printFit(program: Program): string[] {
  const {h, say, chapter, validates} = program
  const measures = chapter.task === 'forecast' ? ['loss'] : ['loss', 'accuracy']
  const columns = [...measures, ...(validates ? measures.map(name => `val_${name}`) : [])]
  const augmented = h.augment === true
  const evaluated = `[model.evaluate(test.x, test.y, {batchSize: ${h.batchSize}})].flat()`
  const validation =
    h.validationFreq === 1 ? evaluated : `(epoch + 1) % ${h.validationFreq} === 0 ? ${evaluated} : []`
  const monitored = validates ? `values[${measures.length}]` : 'values[0]'
  const samples = augmented ? 'changed' : 'train.x'
  const firsts = [...measures.map(name => `now.${name === 'accuracy' ? 'acc' : name}![0]`)].join(', ')
  return [
    `const history = ['epoch,${columns.join(',')}']`,
    ...(h.bestOnly ? ['let best = Infinity'] : []),
    `for (let epoch = 0; epoch < ${h.epochs}; epoch++) {`,
    ...indented(
      [
        ...(h.schedule === 'exponential'
          ? [
              `// ${say(remarks.decay)}`,
              `const learningRate = ${h.learningRate} * ${h.decayRate} ** (epoch / ${h.decayEpochs})`,
              setRate(h.optimizer),
            ]
          : []),
        ...(augmented ? ['const changed = augment(train.x)'] : []),
        `const {history: now} = await model.fit(${samples}, train.y, {batchSize: ${h.batchSize}, epochs: 1,${h.shuffle === false ? ' shuffle: false,' : ''} verbose: 0})`,
        ...(augmented ? ['changed.dispose()'] : []),
        ...(validates ? [`const validation = ${validation}`] : []),
        `const values = [${firsts}${validates ? ', ...validation.map(value => value.dataSync()[0])' : ''}].map(Number)`,
        "history.push([epoch + 1, ...values].join(','))",
        "console.log('epoch', history.at(-1))",
        ...(h.bestOnly
          ? [`if (${monitored}! < best) {`, `  best = ${monitored}!`, '  await save()', '}']
          : ['await save()']),
      ],
      2,
    ),
    '}',
  ]
}
