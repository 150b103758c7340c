import {type Item, type NetworkPlan, planNetwork, statementsOf, type Template} from '../network-plan.ts'
import {classesOf, isOwnPictures, type Program} from '../program.ts'
import {indented, pascal, quoted, snake} from '../text.ts'
import {devicesOf} from './devices.ts'
import {constructLayer, literal} from './layers.ts'

/** Names that keras.Model keeps for itself. */
const reserved = new Set(['input', 'output', 'layers', 'name', 'call', 'build'])
const attribute = (name: string): string => (reserved.has(name) ? `${name}_layer` : snake(name))

/** The network: its blocks first, then the model, as a list of layers or as a class. */
export function printNetwork(program: Program): readonly string[] {
  const plan = planNetwork(program.graph, isOwnPictures(program.facts) ? classesOf(program) : '')
  if (program.options.style === 'class') return printClasses(program, plan)
  return plan.templates.length === 0 ? printSequential(program, plan) : printFunctional(program, plan)
}

const shapeTuple = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`

/** Letter ids are the only integer inputs; they go through an embedding. */
const inputOf = ({inputShape, items}: NetworkPlan): string => {
  const [first] = items
  const integers = first?.kind === 'layer' && first.layer.kind === 'embedding'
  return `keras.Input(${shapeTuple(inputShape)}${integers ? ', dtype="int32"' : ''})`
}

/** What makes the network's variables, on the devices that are to have them. */
function printMaking(program: Program, lines: readonly string[]): readonly string[] {
  const {beforeNetwork, place} = devicesOf(program)
  return [...beforeNetwork(program), ...place(lines)]
}

function printSequential(program: Program, plan: NetworkPlan): readonly string[] {
  const layers = plan.items.flatMap(item => (item.kind === 'layer' ? [`${constructLayer(item.layer)},`] : []))
  return printMaking(program, [
    'model = keras.Sequential([',
    ...indented([`${inputOf(plan)},`, ...layers], 4),
    '])',
  ])
}

const blockArguments = (item: Item & {kind: 'block'}): string[] => [
  quoted(item.name),
  ...Object.entries(item.arguments).map(([name, value]) => `${snake(name)}=${literal(value)}`),
]

const parametersOf = (template: Template): string[] => ['name', ...template.parameters.map(snake)]

function printFunctional(program: Program, plan: NetworkPlan): string[] {
  const {say} = program
  const lines = plan.items.map(item =>
    item.kind === 'layer'
      ? `x = ${constructLayer(item.layer)}(x)`
      : `x = ${snakeName(item.template)}(${['x', ...blockArguments(item)].join(', ')})`,
  )
  return [
    `# ${say({en: 'Paths that part and meet are no list: Sequential cannot hold them, so the', zh: '支路有分有合，不是一张清单，Sequential 装不下，'})}`,
    `# ${say({en: 'layers are called one on another (functional style).', zh: '所以改用函数式写法，一层套一层地调用。'})}`,
    ...plan.templates.flatMap(template => [...printBlockFunction(template), '', '']),
    ...printMaking(program, [
      `inputs = ${inputOf(plan)}`,
      'x = inputs',
      ...lines,
      'model = keras.Model(inputs, x)',
    ]),
  ]
}

const snakeName = (name: string): string => snake(name).replace(/^_/, '')

function printBlockFunction(template: Template): string[] {
  const statements = statementsOf(template.layers).map(({layer, target, inputs}) => {
    const argument = inputs.length === 1 ? inputs[0] : `[${inputs.join(', ')}]`
    return `${target} = ${constructLayer(layer, true)}(${argument})`
  })
  const last = statementsOf(template.layers).at(-1)?.target ?? 'x'
  return [
    `def ${snakeName(template.name)}(${['x', ...parametersOf(template)].join(', ')}):`,
    ...indented([...statements, `return ${last}`], 4),
  ]
}

function printClasses(program: Program, plan: NetworkPlan): string[] {
  const {chapter, say} = program
  const made = plan.items.map(item =>
    item.kind === 'layer'
      ? `self.${attribute(item.layer.name)} = ${constructLayer(item.layer)}`
      : `self.${attribute(item.name)} = ${item.template}(${blockArguments(item).join(', ')})`,
  )
  const called = plan.items.map(
    item => `x = self.${attribute(item.kind === 'layer' ? item.layer.name : item.name)}(x)`,
  )
  const name = pascal(chapter.id)
  return [
    ...plan.templates.flatMap(template => [...printBlockClass(template), '', '']),
    '@keras.saving.register_keras_serializable()',
    `class ${name}(keras.Model):`,
    ...indented(
      [
        'def __init__(self, **kwargs):',
        ...indented(['super().__init__(**kwargs)', ...made], 4),
        '',
        'def call(self, x):',
        ...indented([...called, 'return x'], 4),
      ],
      4,
    ),
    '',
    '',
    ...printMaking(program, [
      `model = ${name}()`,
      `model(${inputOf(plan)})  # ${say({en: 'builds the weights', zh: '据此生成参数'})}`,
    ]),
  ]
}

function printBlockClass(template: Template): string[] {
  const made = template.layers.map(layer => `self.${attribute(layer.name)} = ${constructLayer(layer, true)}`)
  const statements = statementsOf(template.layers)
  const called = statements.map(({layer, target, inputs}) => {
    const argument = inputs.length === 1 ? inputs[0] : `[${inputs.join(', ')}]`
    return `${target} = self.${attribute(layer.name)}(${argument})`
  })
  return [
    `class ${template.name}(layers.Layer):`,
    ...indented(
      [
        `def __init__(${['self', ...parametersOf(template)].join(', ')}):`,
        ...indented(['super().__init__(name=name)', ...made], 4),
        '',
        'def call(self, x):',
        ...indented([...called, `return ${statements.at(-1)?.target ?? 'x'}`], 4),
      ],
      4,
    ),
  ]
}
