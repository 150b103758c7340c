import {pythonFloat} from './convert.ts'
import {elementsOf} from './functions/holding.ts'
import {numpyRepr, numpyText, shapeText} from './numpy-text.ts'
import type {Tensor} from './tensor.ts'
import type {Dataset, Value} from './values.ts'

/** Elements of a dataset that are printed. */
const mostElements = 20

/** Values of a list that are printed; a longer one is only counted. */
const mostListed = 1000

/** A value as Python's `print` shows it; a dataset element by element, as a loop over it would. */
export function printValue(value: Value): string {
  switch (value.kind) {
    case 'tensor':
      return printTensor(value.tensor)
    case 'variable': {
      const {name, tensor} = value.variable
      const title = value.updated ? 'UnreadVariable' : `${name}:0`
      return `<tf.Variable '${title}' shape=${shapeText(tensor.shape)} dtype=${tensor.dtype}, numpy=${ownLine(numpyRepr(tensor))}>`
    }
    case 'dataset':
      return printDataset(value.dataset)
    case 'number':
      return value.integer ? String(value.value) : pythonFloat(value.value)
    case 'boolean':
      return value.value ? 'True' : 'False'
    case 'none':
      return 'None'
    case 'string':
      return `'${value.value}'`
    case 'dtype':
      return `<dtype: '${value.dtype}'>`
    case 'list': {
      const items = value.leaves > mostListed ? `… ${value.leaves} …` : value.items.map(printValue).join(', ')
      if (!value.tuple) return `[${items}]`
      return value.items.length === 1 ? `(${items},)` : `(${items})`
    }
  }
}

/** What takes several lines begins on one of its own. */
const ownLine = (text: string) => (text.includes('\n') ? `\n${text}` : text)

const printTensor = (tensor: Tensor) =>
  `tf.Tensor(${ownLine(numpyText(tensor))}, shape=${shapeText(tensor.shape)}, dtype=${tensor.dtype})`

const showTensor = (tensor: Tensor) =>
  `<tf.Tensor: shape=${shapeText(tensor.shape)}, dtype=${tensor.dtype}, numpy=${ownLine(numpyRepr(tensor))}>`

function printDataset(dataset: Dataset): string {
  const elements = elementsOf(dataset, mostElements + 1)
  const lines = elements
    .slice(0, mostElements)
    .map(tensors =>
      dataset.tuple
        ? `(${tensors.map(showTensor).join(', ')}${tensors.length === 1 ? ',' : ''})`
        : tensors.map(printTensor).join(''),
    )
  return [...lines, ...(elements.length > mostElements ? ['…'] : [])].join('\n')
}
