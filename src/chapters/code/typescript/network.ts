import {jsonLine} from '../../../text/strip.ts'
import {type Item, type NetworkPlan, planNetwork, statementsOf, type Template} from '../network-plan.ts'
import {classesOf, isOwnPictures, type Program} from '../program.ts'
import {remarks as said} from '../remarks.ts'
import {indented, pascal} from '../text.ts'
import {constructLayer, objectLiteral} from './layers.ts'

/** The network: its blocks first, then the model, as a list of layers or as a class. */
export function printNetwork(program: Program): string[] {
  const plan = planNetwork(program.graph, isOwnPictures(program.facts) ? classesOf(program) : '')
  const {say} = program
  const frozen = program.graph.layers.some(
    ({frozen, kind, config}) => frozen && (kind === 'batchNormalization' || 'l1' in config || 'l2' in config),
  )
    ? [
        `// ${say({en: 'in TensorFlow.js a frozen batch normalisation goes on following the batches, and penalties of frozen layers count', zh: '在 TensorFlow.js 中，冻结的批标准化仍随批次更新，冻结层的正则项仍计入损失'})}`,
      ]
    : []
  const gru = program.graph.layers.some(({kind}) => kind === 'gru')
    ? [
        `// ${say({en: 'TensorFlow.js has no resetAfter: its GRU resets before the product and has one bias a gate', zh: 'TensorFlow.js 没有 resetAfter：它的 GRU 在矩阵乘法之前重置，每个门只有一组偏置，'})}`,
        `// ${say({en: 'where Keras has two, so the total is smaller by 3 · units for each GRU', zh: '而 Keras 有两组，所以每个 GRU 层的参数少 3 · units 个'})}`,
      ]
    : []
  const {parent, initFrom} = program.options.begins ?? {}
  const other = parent?.run ?? initFrom?.file
  const begins = other === undefined ? [] : [`// ${say(said.otherWeights)} ${jsonLine(other)}`]
  const remarks = [...begins, ...frozen, ...gru]
  if (program.options.style === 'class') return [...remarks, ...printClass(program, plan)]
  return [
    ...remarks,
    ...(plan.templates.length === 0 ? printSequential(plan) : printFunctional(program, plan)),
  ]
}

const shapeOf = ({inputShape}: NetworkPlan): string => `[${inputShape.join(', ')}]`

function printSequential(plan: NetworkPlan): string[] {
  const layers = plan.items.flatMap((item, i) => {
    if (item.kind !== 'layer') return []
    if (i > 0) return [`${constructLayer(item.layer)},`]
    // An embedding reads ids: its input is told by length, for it has no features yet.
    const [steps = 1] = plan.inputShape
    const embedding = item.layer.kind === 'embedding'
    const text = constructLayer(
      item.layer,
      embedding ? {inputLength: steps} : {inputShape: {parameter: shapeOf(plan)}},
    )
    return [`${text},`]
  })
  return [
    'const model: Tf.LayersModel = tf.sequential({',
    '  layers: [',
    ...indented(layers, 4),
    '  ],',
    '})',
  ]
}

const inputOf = (plan: NetworkPlan): string => `tf.input({shape: ${shapeOf(plan)}})`

const argumentsOf = ({arguments: given}: Item & {kind: 'block'}): string =>
  Object.keys(given).length === 0 ? '' : objectLiteral(given)

const parametersOf = ({parameters}: Template): string =>
  parameters.length === 0
    ? ''
    : `{${parameters.join(', ')}}: {${parameters.map(name => `${name}: ${name.startsWith('trainable') ? 'boolean' : 'number'}`).join('; ')}}`

const camel = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)

function printFunctional({say}: Program, plan: NetworkPlan): string[] {
  const lines = plan.items.map(item =>
    item.kind === 'layer'
      ? `x = ${constructLayer(item.layer)}.apply(x) as Value`
      : `x = ${camel(item.template)}(${['x', argumentsOf(item)].filter(Boolean).join(', ')})`,
  )
  return [
    `// ${say({en: 'paths that part and meet are no list: tf.sequential cannot hold them, so the layers are applied one on another', zh: '支路有分有合，不是一张清单，tf.sequential 装不下，所以改用函数式写法，一层套一层地调用'})}`,
    'type Value = Tf.SymbolicTensor',
    '',
    ...plan.templates.flatMap(template => [...printBlockFunction(template), '']),
    `const input = ${inputOf(plan)}`,
    'let x: Value = input',
    ...lines,
    'const model: Tf.LayersModel = tf.model({inputs: input, outputs: x})',
  ]
}

/** Each branch begins with `let`, or `const` when a single layer is all of it. */
function assignments(template: Template, applied: (layer: Template['layers'][number]) => string): string[] {
  const statements = statementsOf(template.layers)
  const seen = new Set<string>()
  return statements.map(({layer, target, inputs}) => {
    const count = statements.filter(statement => statement.target === target).length
    const keyword = seen.has(target) ? '' : count > 1 ? 'let ' : 'const '
    seen.add(target)
    const argument = inputs.length === 1 ? inputs[0] : `[${inputs.join(', ')}]`
    return `${keyword}${target} = ${applied(layer)}.apply(${argument}) as Value`
  })
}

const lastTarget = (template: Template): string => statementsOf(template.layers).at(-1)?.target ?? 'x'

function printBlockFunction(template: Template): string[] {
  return [
    `function ${camel(template.name)}(${['x: Value', parametersOf(template)].filter(Boolean).join(', ')}): Value {`,
    ...indented(
      [...assignments(template, layer => constructLayer(layer)), `return ${lastTarget(template)}`],
      2,
    ),
    '}',
  ]
}

function printClass({chapter, say}: Program, plan: NetworkPlan): string[] {
  const name = pascal(chapter.id)
  const fields = plan.items.map(item =>
    item.kind === 'layer'
      ? `${item.layer.name} = ${constructLayer(item.layer)}`
      : `${item.name} = new ${item.template}(${argumentsOf(item)})`,
  )
  const calls = plan.items.map(item =>
    item.kind === 'layer' ? `x = this.${item.layer.name}.apply(x) as Value` : `x = this.${item.name}.call(x)`,
  )
  return [
    `// ${say({en: 'TensorFlow.js cannot derive from Model: the class makes the layers and wires them in call, tf.model does the rest', zh: 'TensorFlow.js 不能继承 Model：类里造好各层，由 call 连接起来，剩下的交给 tf.model'})}`,
    'type Value = Tf.SymbolicTensor',
    '',
    ...plan.templates.flatMap(template => [...printBlockClass(template), '']),
    `class ${name} {`,
    ...indented(fields, 2),
    '',
    '  call(x: Value): Value {',
    ...indented([...calls, 'return x'], 4),
    '  }',
    '}',
    '',
    `const input = ${inputOf(plan)}`,
    `const model: Tf.LayersModel = tf.model({inputs: input, outputs: new ${name}().call(input)})`,
  ]
}

/** Fields are set in the constructor, where the parameters are known. */
function printBlockClass(template: Template): string[] {
  const {name, layers} = template
  return [
    `class ${name} {`,
    ...indented(
      layers.map(layer => `${layer.name}: Tf.layers.Layer`),
      2,
    ),
    '',
    `  constructor(${parametersOf(template)}) {`,
    ...indented(
      layers.map(layer => `this.${layer.name} = ${constructLayer(layer)}`),
      4,
    ),
    '  }',
    '',
    '  call(x: Value): Value {',
    ...indented(
      [...assignments(template, layer => `this.${layer.name}`), `return ${lastTarget(template)}`],
      4,
    ),
    '  }',
    '}',
  ]
}
