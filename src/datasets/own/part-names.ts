import {TfnotesError} from '../../errors.ts'

export type Role = 'train' | 'validation' | 'test'

const also = '(set|data|imgs?|images?|集)?'
/** Whole words that folders of parts are called by. */
const words: readonly (readonly [Role, RegExp])[] = [
  ['train', new RegExp(`^(train(ing)?|trn|训练)${also}$`)],
  ['validation', new RegExp(`^(val(id(ation)?)?|dev|验证)${also}$`)],
  ['test', new RegExp(`^(test(ing)?|tst|测试)${also}$`)],
]
/** The same within longer words, where no whole word says it. */
const within: readonly (readonly [Role, RegExp])[] = [
  ['train', /train/i],
  ['test', /test|val/i],
]

/** `DogsTrain_2017` → dogs, train, 2017. */
const wordsOf = (name: string): string[] =>
  name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(word => word !== '')

const byWords = (names: readonly string[], role: Role): string[] => {
  const pattern = words.find(([one]) => one === role)?.[1] ?? /$^/
  const called = names.filter(name => wordsOf(name).some(word => pattern.test(word)))
  const alone = called.filter(name => wordsOf(name).length === 1)
  return alone.length > 0 ? alone : called
}

/** Which of the folders are parts, as far as their names tell; a role may have several. */
export function rolesOf(names: readonly string[]): ReadonlyMap<Role, readonly string[]> {
  const roles = new Map<Role, readonly string[]>()
  for (const [role] of words) {
    const found = byWords(names, role)
    if (found.length > 0) roles.set(role, found)
  }
  const taken = [...roles.values()].flat()
  for (const [role, pattern] of within) {
    if (roles.has(role) || (role === 'test' && roles.has('validation'))) continue
    const found = names.filter(name => pattern.test(name) && !taken.includes(name))
    if (found.length > 0) roles.set(role, found)
    taken.push(...found)
  }
  return roles
}

/** @throws TfnotesError part-twice when several folders could be the part */
export function theOne(folder: string, role: Role, names: readonly string[] = []): string | undefined {
  if (names.length > 1) throw new TfnotesError('part-twice', {folder, role, names})
  return names[0]
}
