import type {Language, Localised} from './localised.ts'

const plain: Readonly<Record<string, Localised>> = {
  auto: {en: 'the best that computes here', zh: '此处可用的最佳引擎'},
  chosen: {en: 'as asked for', zh: '按指定'},
  'sees-gpu': {en: 'it sees a GPU', zh: '能使用 GPU'},
  'first-installed': {en: 'the first that is installed', zh: '已安装的第一个'},
  'too-short-for-keras': {
    en: 'done before Keras would have started',
    zh: '在 Keras 启动之前就能训练完',
  },
  'keras-no-python': {en: 'there is no Python', zh: '没有 Python'},
  'keras-missing': {en: 'Keras is not installed', zh: '没有安装 Keras'},
  'keras-old': {en: 'Keras is older than 3', zh: 'Keras 早于 3'},
  'keras-no-backend': {en: 'Keras has nothing to compute with', zh: 'Keras 没有可用的计算库'},
  'keras-no-gpu': {en: 'it sees no GPU', zh: '看不到 GPU'},
  'native-missing': {en: 'tfjs-node is not installed', zh: '未安装 tfjs-node'},
}

/** Why an engine computes and not another one, for people; `why` is as in the `started` event. */
export function whyWords(why: string, language: Language): string {
  const known = wordsOf(why, language)
  if (known !== undefined) return known
  const [, engine, code = ''] = /^(\w+)-unavailable: (.*)$/.exec(why) ?? []
  if (engine === undefined) return why
  const reason = wordsOf(code, language) ?? code
  return language === 'en' ? `${engine} does not work here: ${reason}` : `${engine} 在此不可用：${reason}`
}

/** It came from a file: `valueOf` is none of our words. */
const wordsOf = (code: string, language: Language): string | undefined =>
  Object.hasOwn(plain, code) ? plain[code]?.[language] : undefined
