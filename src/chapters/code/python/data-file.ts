import type {Facts} from '../../../datasets/facts/facts.ts'
import type {DataFile} from '../data-file.ts'
import {type Program, partsOf} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, quoted} from '../text.ts'

/** The page's own data, from the file that `tfnotes code … --data` writes. */
export function printDataFile(program: Program, file: DataFile): string[] {
  const {say, facts} = program
  return [
    ...block(`
      # ${say(remarks.dataFile)}
      # ${quoted(file.command).slice(1, -1)}
      data = ${quoted(file.path)}
      if not os.path.exists(data):
          sys.exit(${quoted(say(remarks.dataMissing(file)))})
      saved = np.load(data)
      x_train, y_train = saved["x_train"], saved["y_train"]
    `),
    ...partsOf(program)
      .slice(1)
      .map(part => `x_${part}, y_${part} = saved["x_${part}"], saved["y_${part}"]`),
    ...further[facts.kind](program),
  ]
}

const names = () => ['names = saved["classes"]']

/** What else the file holds that the program needs. */
const further: Readonly<Record<Facts['kind'], (program: Program) => string[]>> = {
  measurements: names,
  pictures: names,
  letters: () => ['letters = "".join(saved["classes"])'],
  prices: ({say, shape}) => [
    `# ${say(remarks.windows(shape.inputShape[0]))}`,
    'prices, low, high = saved["prices"], saved["low"], saved["high"]',
    `window = ${shape.inputShape[0]}`,
  ],
}
