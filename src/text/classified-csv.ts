import {csvRow} from './csv.ts'

/** What a network says a picture shows; of a picture that cannot be read, why. */
export interface ClassifiedRow {
  readonly file: string
  readonly top?: readonly {readonly label: string; readonly probability: number}[]
  /** What makes the answer doubtful. */
  readonly warning?: string | undefined
  readonly error?: string
}

/** One row a picture, below a heading. */
export function* classifiedCsv(rows: Iterable<ClassifiedRow>): Generator<string> {
  yield `${csvRow(['file', 'class', 'probability', 'second', 'second probability', 'warning', 'error'])}\n`
  for (const {file, top = [], warning, error} of rows) {
    const [first, second] = top
    const said = [first?.label, first?.probability, second?.label, second?.probability]
    yield `${csvRow([file, ...said, warning, error])}\n`
  }
}
