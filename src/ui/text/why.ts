import type {Text} from './index.ts'

/** Why an engine computes and not another one, in words. */
export function whyWords(why: string, {run}: Text): string {
  if (why === 'chosen' || why === 'auto') return run.why[why]
  const [, name, reason] = /^(\w+)-unavailable: (.*)$/.exec(why) ?? []
  return name === undefined ? why : run.unavailable(name, reason ?? '')
}
