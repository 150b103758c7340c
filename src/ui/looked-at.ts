import type {AppState} from './state.ts'

/** A state that something is found out from, and whether all that was looked at in it is the same in another. */
export interface LookedAt {
  /** Without its notice. */
  readonly state: AppState
  /** If it is, what is looked at from now on is looked at in the other one. */
  readonly isSameIn: (other: AppState) => boolean
}

/** What does not count as a whole: notices are left out, followed runs count one by one. */
const apart: ReadonlySet<string> = new Set<keyof AppState>(['notice', 'followed', 'screens'])

const areSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index])

function hasSameParts(one: AppState, other: AppState): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]) as Set<keyof AppState>
  return (
    areSame(one.screens, other.screens) && [...keys].every(key => apart.has(key) || one[key] === other[key])
  )
}

/**
 * Watches which followed runs are looked at: a run that trains tells something ten times a second, and what has nothing to do
 * with it need not be found out anew.
 */
export function lookAt(original: AppState): LookedAt {
  let {followed} = original
  const runs = Object.keys(followed)
  const seen = new Set<string>()
  const watched: Record<string, never> = Object.create(null)
  for (const run of runs)
    Object.defineProperty(watched, run, {
      enumerable: true,
      get: () => {
        seen.add(run)
        return followed[run]
      },
    })
  return {
    state: {...original, notice: undefined, followed: watched},
    isSameIn: other => {
      const isSame =
        hasSameParts(original, other) &&
        areSame(runs, Object.keys(other.followed)) &&
        [...seen].every(run => followed[run] === other.followed[run])
      if (isSame) followed = other.followed
      return isSame
    },
  }
}
