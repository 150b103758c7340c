import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {parseSettingsFile} from '../../src/config/parse.ts'
import {type Preference, preferences} from '../../src/config/preferences.ts'
import {rebind} from '../../src/ui/keys/rebind.ts'
import {settingsSchema, written} from './schema.ts'

const docs = (name: string) => fileURLToPath(new URL(`../../docs/${name}`, import.meta.url))

it('docs/config.schema.json is what the tables say', async () => {
  await expect(`${written(settingsSchema())}\n`).toMatchFileSnapshot(docs('config.schema.json'))
})

const page = readFileSync(docs('config.md'), 'utf8')

it('docs/config.md names every preference, its variable and its words', () => {
  for (const [name, one] of Object.entries<Preference>(preferences)) {
    const row = page.split('\n').find(line => line.startsWith(`| \`${name}\``)) ?? ''
    expect(row).toContain(one.environment)
    for (const word of one.kind === 'choice' ? one.choices : []) expect(row).toContain(`\`${word}\``)
  }
})

it('the examples of docs/config.md can be read', () => {
  const examples = [...page.matchAll(/```jsonc\n([\s\S]*?)```/g)].map(([, text = '']) => text)
  expect(examples.length).toBeGreaterThan(0)
  for (const text of examples) rebind(parseSettingsFile(text, 'docs/config.md').keys)
})
