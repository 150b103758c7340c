import {wordOf} from './choices.ts'
import type {Language, Localised} from './localised.ts'
import {words} from './words/index.ts'

const plain: Readonly<Record<string, Localised>> = {
  auto: {en: 'the best that computes here', zh: '此处可用的最优后端'},
  chosen: {en: 'as asked for', zh: '按指定'},
  'sees-gpu': {en: 'it sees a GPU', zh: '能使用 GPU'},
  'first-installed': {en: 'the first that is installed', zh: '已安装的第一个'},
  'too-short-for-keras': {
    en: 'done before Keras would have started',
    zh: '在 Keras 启动之前就能训练完',
  },
  reckoned: {en: 'reckoned from the size of a step', zh: '按每步计算量估算'},
  'keras-no-python': {en: 'there is no Python', zh: '没有 Python'},
  'keras-missing': {en: 'Keras is not installed', zh: '没有安装 Keras'},
  'keras-old': {en: 'Keras is older than 3', zh: 'Keras 早于 3'},
  'keras-no-backend': {en: 'Keras has nothing to compute with', zh: 'Keras 没有可用的计算库'},
  'keras-no-gpu': {en: 'it sees no GPU', zh: '看不到 GPU'},
  'native-missing': {en: 'tfjs-node is not installed', zh: '未安装 tfjs-node'},
}

/** Why an engine computes and not another one, for people; `why` is as in the `started` event. */
export function whyWords(why: string, language: Language): string {
  const known = sentenceOf(why, language)
  if (known !== undefined) return known
  const [, engine, code = ''] = unavailable.exec(why) ?? []
  if (engine === undefined) return why.replace(/\w+/g, name => wordOf(name, language))
  const reason = sentenceOf(code, language) ?? code
  const name = wordOf(engine, language)
  return language === 'en' ? `${name} does not work here: ${reason}` : `${name} 在此不可用：${reason}`
}

/** The reason alone, in a sentence that names the engine. */
export const reasonWords = (why: string, language: Language): string => {
  const [, , code = why] = unavailable.exec(why) ?? []
  return whyWords(code, language)
}

/** Why so many threads compute, beside their number; `why` is as in the `started` event. */
export const whyThreads = (why = '', language: Language): string =>
  sentenceOf(why, language) ??
  why.replace(/(\d+) (\S+ ms)/g, (_, count: string, ms: string) => {
    return `${words[language].threads(Number(count))} ${ms}`
  })

/** The same beside a run: nothing of what was asked for, or is so with every run. The doctor says all of it. */
export function whyOfRun(why: string, language: Language): string {
  const [, , code = why] = unavailable.exec(why) ?? []
  return asUsual.includes(code) ? '' : whyWords(why, language)
}

const asUsual: readonly string[] = ['auto', 'chosen', 'native-missing']

const unavailable = /^(\w+)-unavailable: (.*)$/

/** It came from a file: `valueOf` is none of our words. */
const sentenceOf = (code: string, language: Language): string | undefined =>
  Object.hasOwn(plain, code) ? plain[code]?.[language] : undefined
