import type {Facts} from './facts.ts'

/** Embedded: nothing to fetch, nothing to generate. */
export const iris = {
  title: {en: 'Iris flowers', zh: '鸢尾花'},
  about: {en: '150 irises, four lengths and a species', zh: '150 朵鸢尾花，四个长度和一个品种'},
  kind: 'measurements',
  inputShape: [4],
  classes: [
    {en: 'setosa', zh: '山鸢尾'},
    {en: 'versicolor', zh: '变色鸢尾'},
    {en: 'virginica', zh: '维吉尼亚鸢尾'},
  ],
  trainCount: 120,
  testCount: 30,
  licence: 'CC BY 4.0',
  homepage: 'https://archive.ics.uci.edu/dataset/53/iris',
  files: [],
  brings: {validationSplit: 0.2, shuffleSeed: 10},
  takes: ['trainSamples', 'testSamples', 'holdOut'],
} satisfies Facts
