import type {Templates} from './templates.ts'

/** What is wrong with the reader's settings file; where it stands there is said before each of these. */
export const configErrors = {
  'not-json': {
    en: ({wanted, found}) =>
      wanted === undefined
        ? 'this is no JSON: “{found}” does not belong here.'
        : found === ''
          ? 'this is no JSON: here it wants {wanted}.'
          : 'this is no JSON: here it wants {wanted}, not “{found}”.',
    zh: ({wanted, found}) =>
      wanted === undefined
        ? '不是有效的 JSON：这里不应出现“{found}”。'
        : found === ''
          ? '不是有效的 JSON：这里应为 {wanted}。'
          : '不是有效的 JSON：这里应为 {wanted}，而不是“{found}”。',
  },
  'unknown-setting': {
    en: ({suggestion}) =>
      suggestion === undefined
        ? 'there is no setting “{name}”. There are: {accepted}.'
        : 'there is no setting “{name}”. Did you mean “{suggestion}”?',
    zh: ({suggestion}) =>
      suggestion === undefined
        ? '没有设置项“{name}”。共有：{accepted}。'
        : '没有设置项“{name}”。是否想用“{suggestion}”？',
  },
  'setting-twice': {
    en: '“{name}” is said twice.',
    zh: '“{name}”写了两次。',
  },
  'bad-preset-name': {
    en: 'a preset of your own cannot be called “{name}”: letters, digits, dot, hyphen and underscore are accepted, 40 at most, and no name that the chapter has for its own.',
    zh: '自己的预设不能叫“{name}”：可用字母（含汉字）、数字、点、连字符和下划线，最多 40 个字符，且不能与该章自带的预设同名。',
  },
  'setting-missing': {
    en: '{path} does not say “{name}”.',
    zh: '{path} 中没有“{name}”。',
  },
  'setting-shape': {
    en: '“{name}” cannot be {value}. What is accepted: {accepted}.',
    zh: '“{name}”不能是 {value}。可接受：{accepted}。',
  },
  'unknown-key-context': {
    en: 'no screen is called “{name}” in the key table. There are: {accepted}.',
    zh: '按键表中没有“{name}”这个界面。共有：{accepted}。',
  },
  'unknown-key-command': {
    en: '“{context}” has no command “{name}”. There are: {accepted}.',
    zh: '“{context}”中没有命令“{name}”。共有：{accepted}。',
  },
  'unknown-key': {
    en: 'there is no key “{name}”. What is accepted: one character as it is typed, or {accepted}.',
    zh: '没有按键“{name}”。可接受：一个可输入的字符，或 {accepted}。',
  },
  'key-typed': {
    en: 'in “{context}” a text is typed, which needs “{name}”: what is accepted are keys that type nothing, as ctrl-x or f5.',
    zh: '“{context}”中要输入文字，需要“{name}”：只能用不输入字符的键，如 ctrl-x 或 f5。',
  },
  'key-kept': {
    en: '“{name}” is kept: it leaves the program everywhere.',
    zh: '“{name}”保留不可改：它在任何地方都用于退出程序。',
  },
  'key-taken': {
    en: 'in “{context}” the key “{name}” would be both “{first}” and “{second}”. Give one of them another key.',
    zh: '“{context}”中按键“{name}”会同时对应“{first}”和“{second}”。请为其中之一另选按键。',
  },
} as const satisfies Templates
