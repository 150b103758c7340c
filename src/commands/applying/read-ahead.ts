/** Besides the one that is waited for: each is held decoded, a dozen megabytes of the largest. */
const ahead = 3

/**
 * A `read` for those that ask for all of `list` in its order: the next few are begun before they are asked for. What goes
 * wrong with one is said when its turn comes.
 */
export function readAhead<T>(
  list: readonly string[],
  read: (one: string) => Promise<T>,
): (one: string) => Promise<T> {
  const begun: Promise<T>[] = []
  let next = 0
  return one => {
    for (const further of list.slice(next, next + 1 + ahead - begun.length)) {
      const reading = read(further)
      reading.catch(() => {})
      begun.push(reading)
      next++
    }
    return begun.shift() ?? read(one)
  }
}
