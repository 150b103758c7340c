/** An object by one that it has most in common with, and by what is otherwise in it. */
export type Packed = readonly [base: number, changes: Readonly<Record<string, unknown>>]

type Plain = Readonly<Record<string, unknown>>

/**
 * Writes objects of the same keys once and then by their changes: thousands of runs of one chapter differ in a few values.
 * The keys of a copy stand in the order of the original.
 */
export function openPacking() {
  const bases: Plain[] = []
  const known = new Map<string, number>()
  return {
    bases: bases as readonly Plain[],
    pack(value: object): Packed {
      const entries = Object.entries(value)
      const keys = JSON.stringify(entries.map(([key]) => key))
      const base = known.get(keys)
      if (base !== undefined)
        return [base, Object.fromEntries(entries.filter(([key, one]) => bases[base]?.[key] !== one))]
      known.set(keys, bases.length)
      return [bases.push(Object.fromEntries(entries)) - 1, {}]
    },
  }
}

/** The object again; anything else than what `pack` has made as it is. */
export function unpack(bases: readonly unknown[], value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const [base, changes] = value
  const whole = bases[base]
  if (typeof whole !== 'object') throw new TypeError('no such base')
  return {...whole, ...changes}
}
