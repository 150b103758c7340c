import type {Language, Localised} from './localised.ts'

const plain: Readonly<Record<string, Localised>> = {
  auto: {en: 'the best that computes here', zh: '此处可用的最佳引擎'},
  chosen: {en: 'as asked for', zh: '按指定'},
  'sees-gpu': {en: 'it sees a GPU', zh: '能使用 GPU'},
  'first-installed': {en: 'the first that is installed', zh: '已安装的第一个'},
  'native-missing': {en: 'tfjs-node is not installed', zh: '未安装 tfjs-node'},
}

/** Why an engine computes and not another one, for people; `why` is as in the `started` event. */
export function whyWords(why: string, language: Language): string {
  // It came from a file: `valueOf` is none of our words.
  const known = Object.hasOwn(plain, why) ? plain[why] : undefined
  if (known) return known[language]
  const [, engine, reason] = /^(\w+)-unavailable: (.*)$/.exec(why) ?? []
  if (engine === undefined) return why
  return language === 'en' ? `${engine} does not work here: ${reason}` : `${engine} 在此不可用：${reason}`
}
