import type {LetterCodes} from '../../../answers/applying.ts'
import type {OpenNetwork} from '../../engines/built-in/open-network.ts'
import type {DataFacts} from '../../loading/data-facts.ts'

type Codes = Pick<LetterCodes, 'learnt' | 'codes'>

/** The codes of all letters, in the order of the alphabet. */
export function letterCodes({
  network,
  data: {classes},
}: {
  readonly network: Pick<OpenNetwork, 'embedding'>
  readonly data: Pick<DataFacts, 'classes'>
}): Codes {
  const table = network.embedding()
  if (!table) {
    const oneHot = (id: number) => classes.map((_, i) => Number(i === id))
    return {learnt: false, codes: classes.map((letter, id) => ({letter, values: oneHot(id)}))}
  }
  const {values} = table
  const size = table.shape[1] as number
  const row = (id: number) => Array.from(values.subarray(id * size, (id + 1) * size))
  return {learnt: true, codes: classes.map((letter, id) => ({letter, values: row(id)}))}
}
