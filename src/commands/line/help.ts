import {type Preference, type PreferenceName, preferences} from '../../config/preferences.ts'
import {padded, widthOf} from '../../drawing/lines/width.ts'
import {wrap} from '../../drawing/lines/wrap.ts'
import {runOptions} from '../../settings/run-options.ts'
import type {Setting} from '../../settings/setting.ts'
import {flagName} from '../../text/flag-name.ts'
import type {Language} from '../../text/localised.ts'
import {plain} from '../../text/numbers.ts'
import {words} from '../../text/words/index.ts'
import type {Words} from '../../text/words/words.ts'
import type {Command, Flag} from './command.ts'
import {placeholders} from './flag-of-setting.ts'
import {commands} from './table.ts'
import type {TunedPage} from './tuning.ts'

/** Names on the left, what they mean on the right, wrapped to 100 columns. */
function definitions(rows: readonly (readonly [string, string])[]): string[] {
  const left = Math.min(34, Math.max(...rows.map(([name]) => widthOf(name))) + 2)
  return rows.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(text, 98 - left)
    const indent = ' '.repeat(left + 2)
    if (text === '') return [`  ${name}`]
    if (widthOf(name) > left - 2) return [`  ${name}`, ...[first, ...rest].map(line => indent + line)]
    return [`  ${padded(name, left)}${first}`, ...rest.map(line => indent + line)]
  })
}

/** What the settings file may say, too. */
const saidRows = (language: Language, names: readonly PreferenceName[]): (readonly [string, string])[] =>
  names.map(name => {
    const preference: Preference = preferences[name]
    const choices = preference.kind === 'choice' ? preference.choices.join(', ') : ''
    const help = preference.help[language]
    return [preference.environment, [choices, help].filter(Boolean).join(words[language].colon)]
  })

const environment = (language: Language): (readonly [string, string])[] => {
  const en = language === 'en'
  const said = (...names: readonly PreferenceName[]) => saidRows(language, names)
  return [
    ...said('data', 'checkpoints'),
    [runOptions.backend.environment, runOptions.backend.choices.join(', ')],
    [
      runOptions.threads.environment,
      en ? 'threads that compute (default: the cores)' : '计算线程数（默认为核数）',
    ],
    [
      'TFNOTES_PYTHON',
      en
        ? 'of the backend keras: a Python, or the folder of its environment (default: the active one, python3)'
        : '后端 keras 所用的 Python 或其环境的文件夹（默认为激活的环境、python3）',
    ],
    [
      'TFNOTES_REMOTE_PYTHON',
      en
        ? `of the hosts that ${flagName('hosts')} names: their Python (default: the same path, python3)`
        : `${flagName('hosts')} 所列主机上的 Python（默认为相同路径、python3）`,
    ],
    [
      'TFNOTES_SSH',
      en ? 'the program by which they are reached (default: ssh)' : '连接这些主机所用的程序（默认为 ssh）',
    ],
    [
      'TFNOTES_ADDRESS',
      en
        ? 'by which the other hosts reach this one (default: as found)'
        : '其他主机访问本机所用的地址（默认自动识别）',
    ],
    ['TFNOTES_KEY', en ? 'of worker: what lets it into the session' : '用于 worker：加入训练的密钥'],
    ...said('notify', 'language', 'plain', 'glyphs', 'theme'),
    ['NO_COLOR', en ? 'no colours' : '不使用颜色'],
    [
      'XDG_CONFIG_HOME',
      en
        ? 'where tfnotes/config.json is (default ~/.config), which says such things once and for all: tfnotes config'
        : 'tfnotes/config.json 所在的文件夹（默认 ~/.config），这些设置可一次写在其中：tfnotes config',
    ],
  ]
}

/** `tfnotes --help`. */
export function overview(language: Language): string[] {
  const text = words[language]
  const rows = Object.entries(commands).map(
    ([name, {usage, summary}]) => [`${name} ${usage}`.trim(), summary[language]] as const,
  )
  return [
    text.tagline,
    '',
    heading(text.usage, text),
    ...definitions([
      ['tfnotes', text.bare],
      ['tfnotes --plain', text.plainHelp],
      ['tfnotes --no-alt-screen', text.noAltScreen],
      ['tfnotes <command> [options]', ''],
    ]),
    '',
    heading(text.commands, text),
    ...definitions(rows),
    '',
    heading(text.environment, text),
    ...definitions(environment(language)),
    '',
    ...wrap(text.moreHelp, 100),
  ]
}

const helpOfFlag = (key: string, {value, choices, help}: Flag, language: Language): [string, string] => {
  const shown = value === undefined ? flagName(key) : `${flagName(key)} <${value}>`
  const listed = choices && !value?.includes('|') ? words[language].bracket(choices.join(', ')) : ''
  return [shown, help[language] + listed]
}

const heading = (title: string, {colon}: Words) => `${title}${colon}`.trimEnd()

/** `tfnotes <command> --help`; with the chapter or lab that was named, also the values to set in it. */
export function helpOf(name: string, command: Command, language: Language, tuned?: TunedPage): string[] {
  const text = words[language]
  const flags = Object.entries(command.flags).map(([key, flag]) => {
    const choices = tuned?.choices[key] ?? flag.choices
    return helpOfFlag(key, {...flag, ...(choices && {choices})}, language)
  })
  const hint = command.tunes === undefined ? [] : ['', text.tunedHelp[command.tunes](name)]
  return [
    `${text.usage}${text.colon}tfnotes ${name} ${command.usage}`.trimEnd() +
      (flags.length > 0 ? ' [options]' : ''),
    '',
    `  ${command.summary[language]}`,
    ...(flags.length > 0 ? ['', heading(text.options, text), ...definitions(flags)] : []),
    ...(tuned ? tunedHelp(tuned, language) : hint),
    ...(command.examples ? ['', heading(text.examples, text), ...command.examples.map(exampleLine)] : []),
  ]
}

const exampleLine = (example: string) =>
  example.includes('tfnotes ') ? `  ${example}` : `  tfnotes ${example}`

function tunedHelp({id, values}: TunedPage, language: Language): string[] {
  const text = words[language]
  const rows = values.map(({key, setting, start}): [string, string] => {
    const conditions = Object.entries(setting.when ?? {}).map(
      ([other, condition]) =>
        `${flagName(other)} ${'above' in condition ? `> ${condition.above}` : condition.join('|') || "''"}`,
    )
    const facts = [
      ...(start === '' ? [] : [text.default(start)]),
      ...(conditions.length > 0 ? [text.onlyWith(conditions.join(', '))] : []),
    ]
    return [
      `${flagName(key)}${accepted(setting, language)}`,
      setting.help[language] + (facts.length > 0 ? text.bracket(facts.join(text.semicolon)) : ''),
    ]
  })
  return ['', heading(text.hyperparametersOf(id), text), ...definitions(rows)]
}

function accepted(setting: Setting, language: Language): string {
  switch (setting.kind) {
    case 'integer':
    case 'number':
    case 'count':
      return ` <${words[language].range(plain(setting.min), plain(setting.max))}>`
    case 'choice':
      return ` <${setting.choices.join('|')}>`
    default: {
      const placeholder = placeholders[setting.kind]
      return placeholder === undefined ? '' : ` <${placeholder}>`
    }
  }
}
