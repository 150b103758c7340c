import type {Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, quoted} from '../text.ts'

/** Pictures in arrays, under the names that `tfnotes dataset make` gives them or that people use. */
export function printArrays(program: Program): string[] {
  const {options, say, shape} = program
  const file = options.images ?? ''
  const prepared = block(`
    def pictures(array):
        fractions = array.itemsize > 1 and array.max() <= 1  # ${say({en: 'scaled already', zh: '已归一化'})}
        return array.reshape(len(array), ${shape.inputShape.join(', ')}) * (255 if fractions else 1)


  `)
  if (/\.npy$/i.test(file))
    return [
      ...prepared,
      '',
      '',
      `x, y = pictures(np.load(${quoted(file)})), np.load(${quoted(options.labels ?? 'labels.npy')}).ravel().astype(int)`,
      'names = range(y.max() + 1)',
      ...printSplit(program),
    ]
  return [
    ...prepared,
    '',
    '',
    ...block(`
      def first(*names):
          return next(saved[name] for name in names if name in saved)


      saved = np.load(${quoted(file)})
      x = pictures(first("x_train", "x", "images", "data", "arr_0"))
      y = first("y_train", "y", "labels", "targets", "arr_1").ravel().astype(int)
      names = saved["classes"] if "classes" in saved else range(y.max() + 1)
      if "x_test" in saved:
          x_train, y_train = x, y
          x_test, y_test = pictures(saved["x_test"]), saved["y_test"].ravel().astype(int)
      else:
    `),
    ...indented(printSplit(program), 4),
  ]
}

/** Shuffled, and a part set aside. */
export const printSplit = ({say, seed}: Program): string[] =>
  block(`
    order = np.random.default_rng(${seed}).permutation(len(x))
    x, y = x[order], y[order]
    test = max(1, len(x) // 5)  # ${say(remarks.kept)}
    x_train, y_train, x_test, y_test = x[:-test], y[:-test], x[-test:], y[-test:]
  `)
