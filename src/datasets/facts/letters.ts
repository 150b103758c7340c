import {alike, type Facts, type LetterFacts} from './facts.ts'

const five = 'abcde'
const alphabet = 'abcdefghijklmnopqrstuvwxyz'

const letterFacts = (
  letters: string,
  task: LetterFacts,
  {title, about}: Pick<Facts, 'title' | 'about'>,
): Facts => ({
  title,
  about,
  kind: 'letters',
  inputShape: task.encoding === 'ids' ? [task.steps] : [task.steps, letters.length],
  classes: alike(letters),
  trainCount: task.circular ? letters.length : letters.length - task.steps,
  testCount: 0,
  licence: 'public domain',
  homepage: '',
  files: [],
  brings: {},
  takes: ['trainSamples'],
  letters: task,
})

const ring = {en: 'a → b → c → d → e → a', zh: 'a → b → c → d → e → a'}

/** §6 of the notes. There is no test set: the task is to know these by heart. */
export const letters = {
  'letters-onehot-1': letterFacts(
    five,
    {steps: 1, encoding: 'onehot', circular: true},
    {title: {en: 'a–e, one letter, one-hot', zh: 'a–e，一个字母，独热码'}, about: ring},
  ),
  'letters-onehot-4': letterFacts(
    five,
    {steps: 4, encoding: 'onehot', circular: true},
    {
      title: {en: 'a–e, four letters, one-hot', zh: 'a–e，四个字母，独热码'},
      about: {en: 'abcd → e, bcde → a …', zh: 'abcd → e，bcde → a……'},
    },
  ),
  'letters-embedding-1': letterFacts(
    five,
    {steps: 1, encoding: 'ids', circular: true},
    {title: {en: 'a–e, one letter, ids', zh: 'a–e，一个字母，编号'}, about: ring},
  ),
  'letters-embedding-4': letterFacts(
    alphabet,
    {steps: 4, encoding: 'ids', circular: false},
    {
      title: {en: 'a–z, four letters, ids', zh: 'a–z，四个字母，编号'},
      about: {en: 'abcd → e … vwxy → z', zh: 'abcd → e……vwxy → z'},
    },
  ),
}
