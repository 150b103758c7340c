import type {Cell, Fact, GridFigure, Table} from '../figure.ts'
import {defineLab} from '../lab.ts'
import {limits} from './limits.ts'
import {notes} from './notes.ts'
import {type Evaluated, evaluateEntry, newSession} from './session.ts'
import {type Nested, sizeOf} from './tensor.ts'

/** A matrix larger than this is printed, not drawn. */
const largestGrid = 400

export const tensors = defineLab({
  id: 'tensors',
  title: {en: 'Tensors', zh: '张量与常用函数'},
  section: '1.4',
  idea: {
    en: 'Type an expression in the functions of TensorFlow and see shape, dtype and value at once; bind names with =.',
    zh: '输入由 TensorFlow 常用函数组成的表达式，立刻看到形状、类型与数值；用 = 命名。',
  },
  notes,
  settings: {
    expression: {
      kind: 'text',
      default: 'oneHot([1, 0, 2], 3)',
      maxLength: limits.characters,
      label: {en: 'expression', zh: '表达式'},
      help: {en: 'statements, separated by ;', zh: '语句，用 ; 分隔'},
    },
  },
  presets: {
    oneHot: {
      title: {en: 'labels', zh: '标签'},
      values: {expression: 'labels = constant([1, 0, 2]); oneHot(labels, depth=3)'},
      why: {en: 'class numbers as rows with a single 1', zh: '把类别号变成独热码'},
    },
    reduce: {
      title: {en: 'means along axes', zh: '沿轴求平均'},
      values: {
        expression:
          'x = constant([[1, 2, 3], [4, 2, 3]]); reduceMean(x); reduceMean(x, axis=0); reduceSum(x, axis=1)',
      },
      why: {en: 'whole numbers stay whole', zh: '整数的平均仍是整数'},
    },
    softmax: {
      title: {en: 'probabilities', zh: '概率'},
      values: {expression: 'y = constant([1.01, 2.01, -0.66]); softmax(y)'},
      why: {en: 'three outputs that add up to 1', zh: '三个输出之和为 1'},
    },
    descend: {
      title: {en: 'one step of descent', zh: '梯度下降一步'},
      values: {expression: 'w = variable(5.); grad = 2 * (w + 1); assignSub(w, 0.2 * grad); w'},
      why: {en: 'the update of gradient descent', zh: '梯度下降的一次更新'},
    },
    dataset: {
      title: {en: 'features and labels', zh: '特征与标签'},
      values: {expression: 'dataset([12, 23, 10, 17], [0, 1, 1, 0])'},
      why: {en: 'paired row by row', zh: '逐行配对'},
    },
  },
  *compute({expression}, {seed}) {
    const {results} = evaluateEntry(expression, newSession(seed))
    return {
      figures: results.flatMap((result, i) => matrix(result, i)),
      tables: [table(results)],
      facts: results.map(
        (result, i): Fact => ({
          id: `result-${i + 1}`,
          label: {en: result.source, zh: result.source},
          value: result.printed,
          ...(result.meaning && {note: result.meaning}),
        }),
      ),
    }
  },
})

const table = (results: readonly Evaluated[]): Table => ({
  id: 'results',
  title: {en: 'Results', zh: '结果'},
  columns: [
    {id: 'expression', label: {en: 'expression', zh: '表达式'}},
    {id: 'shape', label: {en: 'shape', zh: '形状'}},
    {id: 'dtype', label: {en: 'dtype', zh: '类型'}},
    {id: 'value', label: {en: 'value', zh: '数值'}},
    {id: 'meaning', label: {en: 'meaning', zh: '含义'}},
  ],
  rows: results.map(({source, shape, dtype, value, printed, meaning}): Cell[] => [
    source,
    shape ? `[${shape.join(', ')}]` : null,
    dtype ?? null,
    value === undefined ? printed : compact(value),
    meaning ?? null,
  ]),
})

/** On one line: `[[1, 2], [3, 4]]`. */
const compact = (value: Nested): string =>
  typeof value === 'object' ? `[${value.map(compact).join(', ')}]` : String(value)

/** Vectors and matrices of moderate size as a grid. */
function matrix({shape, value, source}: Evaluated, i: number): GridFigure[] {
  if (!shape || value === undefined || shape.length === 0 || shape.length > 2) return []
  const count = sizeOf(shape)
  if (count === 0 || count > largestGrid) return []
  const cells = (value as readonly (number | boolean)[] | readonly (readonly (number | boolean)[])[]).flat()
  const [rows, columns] = shape.length === 1 ? [1, shape[0] ?? 0] : [shape[0] ?? 0, shape[1] ?? 0]
  return [
    {
      kind: 'grid',
      id: `result-${i + 1}`,
      title: {en: source, zh: source},
      rows,
      columns,
      cells: cells.map(Number),
      heat: true,
    },
  ]
}
