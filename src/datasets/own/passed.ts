import type {Remark} from '../remark.ts'
import type {Item} from './list-folder.ts'

type Kind =
  | 'hidden-passed'
  | 'files-passed'
  | 'pictures-unlabelled'
  | 'links-passed'
  | 'classes-empty'
  | 'folder-entered'
  | 'heading-passed'

/** Names that are kept; the others are counted. */
const most = 8

/** What was met on the way through folders that the reader should know of. */
export class Passed {
  readonly #names = new Map<Kind, string[]>()
  readonly #odd: Item[] = []

  note(kind: Kind, name: string): void {
    const names = this.#names.get(kind)
    if (names) names.push(name)
    else this.#names.set(kind, [name])
  }

  /** A name that is no text. */
  odd(item: Item): void {
    this.#odd.push(item)
  }

  remarks(folder: string): Remark[] {
    const odd: Remark[] = this.#odd.length === 0 ? [] : [oddNames(folder, this.#odd)]
    return [...this.#names]
      .map(
        ([code, names]): Remark => ({
          code,
          detail: {folder, count: names.length, names: names.slice(0, most)},
        }),
      )
      .concat(odd)
  }
}

const oddNames = (folder: string, items: readonly Item[]): Remark => ({
  code: 'names-odd',
  detail: {
    folder,
    count: items.length,
    names: items.slice(0, most).map(({name}) => name),
    chinese: items.find(({odd}) => odd?.chinese !== undefined)?.odd?.chinese,
  },
})
