import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, describe, expect, it} from 'vitest'
import {editSettings} from '../../src/config/edit.ts'
import {parseSettingsFile} from '../../src/config/parse.ts'
import {openSettings, settingsPath, withSettings} from '../../src/config/settings-file.ts'
import {TfnotesError} from '../../src/errors.ts'
import {errorSentence} from '../../src/text/sentence.ts'
import {rebind} from '../../src/ui/keys/rebind.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true})
})

/** A home with that settings file. */
function home(text?: string): {folder: string; path: string} {
  const folder = mkdtempSync(join(tmpdir(), 'tfnotes-config-'))
  made.push(folder)
  const path = settingsPath({}, folder)
  mkdirSync(join(folder, '.config', 'tfnotes'), {recursive: true})
  if (text !== undefined) writeFileSync(path, text)
  return {folder, path}
}

/** What is said of a text: of its keys, too. */
function refused(text: string): string {
  try {
    rebind(parseSettingsFile(text, 'c').keys)
  } catch (error) {
    expect(error).toBeInstanceOf(TfnotesError)
    expect((error as TfnotesError).usage).toBe(true)
    expect(errorSentence(error, 'zh')).toMatch(/^c:.*[\u4e00-\u9fff]/)
    return errorSentence(error, 'en')
  }
  return ''
}

describe('what is wrong is said with its line and column, and what is accepted', () => {
  it.each([
    ['', /^c:1:1: this is no JSON: here it wants \{…\}/],
    ['{"theme": light}', /^c:1:11: .* not “light”/],
    ['{\n  // ground\n  "theme" "light"}', /^c:3:11: .* wants :/],
    ['{"theme": "light"', /^c:1:18: .* wants \}/],
    ['[]', /^c:1:1: .*cannot be \[\].*accepted: \{…\}/],
    ['{"themes": "light"}', /^c:1:2: .*“themes”.*“theme”/],
    ['{"colour": 1}', /^c:1:2: .*There are: language, theme, .*keys, presets/],
    ['{"theme": "blue"}', /^c:1:11: .*“theme” cannot be "blue".*"dark", "light"/],
    ['{"language": 1}', /^c:1:14: .*cannot be 1.*"en", "zh"/],
    ['{"data": " "}', /^c:1:10: /],
    ['{"theme": "dark", "theme": "dark"}', /^c:1:19: .*twice/],
    ['{"好": 1, "也": 2}', /^c:1:2: /],
    ['{"presets": {"mnist": {"mine": {"epochs": [3]}}}}', /^c:1:43: /],
    ['{"keys": {"rum": {"pause": "p"}}}', /^c:1:28: .*“rum”.*There are: common, /],
    ['{"keys": {"run": {"pauze": "p"}}}', /^c:1:28: .*“pauze”.*pause, stop/],
    ['{"keys": {"run": {"pause": []}}}', /^c:1:28: /],
    ['{"keys": {"run": {"pause": ["ctrl-i"]}}}', /^c:1:29: .*no key “ctrl-i”/],
    ['{"keys": {"run": {"pause": "hyper-x"}}}', /^c:1:28: .*no key/],
    ['{"keys": {"run": {"pause": "s"}}}', /^c:1:28: .*“s” would be both/],
    ['{"keys": {"run": {"pause": "R"}}}', /^c:1:28: .*“R” would be both/],
    ['{"keys": {"field": {"commit": "x"}}}', /^c:1:31: .*text is typed/],
    ['{"keys": {"common": {"quit": "ctrl-c"}}}', /^c:1:30: .*kept/],
    [`${'['.repeat(100_000)}`, /^c:1:1: /],
  ])('%.40s', (text, sentence) => {
    expect(refused(text)).toMatch(sentence)
  })
})

it('comments and a last comma may stand; keys are taken in place of those of the table', () => {
  const text = '\ufeff{\n  // as at work\n  "keys": {"run": {"pause": ["f8", "space"], "stop": "S",},},\n}'
  expect(refused(text.replace('"S"', '"f9"'))).toBe('')
  expect(refused(text.replace('"f8", ', '')).slice(0, 4)).toMatch('c:3:')
  const table = rebind(parseSettingsFile('{"keys": {"run": {"stop": "f9"}}}', 'c').keys)
  expect(table.run.find(({command}) => command === 'stop')).toEqual({keys: ['f9'], command: 'stop', rank: 2})
})

it('two commands may change places', () => {
  expect(refused('{"keys": {"run": {"pause": "s", "stop": "space"}}}')).toBe('')
})

describe('the file', () => {
  const open = (folder: string, env = {}) => openSettings(env, folder, async ({keys}) => void rebind(keys))

  it('is heard where the environment is silent', async () => {
    const {folder} = home('{"language": "zh", "theme": "light"}')
    const settings = await open(folder, {TFNOTES_THEME: 'dark', TFNOTES_LANG: ''})
    expect(settings.heard).toEqual(['language'])
    const env = withSettings({TFNOTES_THEME: 'dark', TFNOTES_LANG: ''}, settings)
    expect(env).toEqual({TFNOTES_THEME: 'dark', TFNOTES_LANG: 'zh'})
  })

  it('is below XDG_CONFIG_HOME, where that is a path from the root on', () => {
    const file = join('tfnotes', 'config.json')
    expect(settingsPath({XDG_CONFIG_HOME: '/c'}, '/h')).toBe(join('/c', file))
    expect(settingsPath({XDG_CONFIG_HOME: 'c'}, '/h')).toBe(join('/h', '.config', file))
    expect(settingsPath({}, '/h')).toBe(join('/h', '.config', file))
  })

  it('says what is wrong and nothing else where it is broken, a folder or none', async () => {
    const broken = await open(home('{"theme": "dark", "keys": {"run": {"pause": "s"}}}').folder)
    expect([broken.heard, broken.problem?.code]).toEqual([[], 'key-taken'])
    const {folder, path} = home()
    expect(await open(folder)).toMatchObject({path, found: false, heard: []})
    mkdirSync(path)
    expect((await open(folder)).problem).toMatchObject({code: 'is-a-folder', usage: true})
  })
})

describe('writing', () => {
  const written = '{\n  // mine\n  "theme": "dark", // at night\n  "data": "~/d"\n}\n'

  it('keeps comments, order and mode', async () => {
    const {path} = home(written)
    chmodSync(path, 0o640)
    expect(await editSettings(path, ['theme'], 'light')).toBe(true)
    expect(await editSettings(path, ['presets', 'mnist', 'mine'], {epochs: 3})).toBe(true)
    const text = readFileSync(path, 'utf8')
    expect(
      text.startsWith('{\n  // mine\n  "theme": "light", // at night\n  "data": "~/d",\n  "presets": {\n'),
    ).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o640)
    await editSettings(path, ['presets'], undefined)
    expect(readFileSync(path, 'utf8')).toBe(written.replace('"dark"', '"light"'))
    expect(await editSettings(path, ['presets'], undefined)).toBe(false)
  })

  it('makes the file where there is none, for its reader alone', async () => {
    const {folder} = home()
    const path = join(folder, 'new', 'tfnotes', 'config.json')
    await editSettings(path, ['language'], 'zh')
    expect(readFileSync(path, 'utf8')).toBe('{\n  "language": "zh"\n}\n')
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('leaves a file alone that it does not understand, or that it would spoil', async () => {
    const {path} = home('{"theme": "dark"')
    await expect(editSettings(path, ['language'], 'zh')).rejects.toMatchObject({code: 'not-json'})
    expect(readFileSync(path, 'utf8')).toBe('{"theme": "dark"')
    writeFileSync(path, '{}')
    await expect(editSettings(path, ['language'], 'fr')).rejects.toMatchObject({code: 'setting-shape'})
    expect(readFileSync(path, 'utf8')).toBe('{}')
  })

  it('goes through a link to a file of one’s own, and keeps the link', async () => {
    const {folder, path} = home()
    const target = join(folder, 'dotfiles.json')
    writeFileSync(target, '{}\n')
    symlinkSync(target, path)
    await editSettings(path, ['theme'], 'light')
    expect(readFileSync(target, 'utf8')).toContain('light')
    expect(lstatSync(path).isSymbolicLink()).toBe(true)
  })
})
