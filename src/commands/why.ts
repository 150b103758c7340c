import type {Words} from '../text/words/index.ts'

/** Why a backend was taken, for people. `why` is as in the `started` event. */
export function whyBackend(why: string, words: Words): string {
  if (why === 'auto' || why === 'chosen') return words.why[why]
  const [, backend, reason] = /^(\w+)-unavailable: (.*)$/.exec(why) ?? []
  return backend === undefined || reason === undefined ? why : words.whyUnavailable(backend, reason)
}
