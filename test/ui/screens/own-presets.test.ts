import {expect, it, onTestFinished} from 'vitest'
import {parseSettingsFile} from '../../../src/config/parse.ts'
import {presetTrouble} from '../../../src/ui/form/own.ts'
import {openApp} from '../support/app.tsx'

function start(options: Parameters<typeof openApp>[0] = {}) {
  const app = openApp(options)
  onTestFinished(app.close)
  return app
}

it('P keeps the values of a form under a name, p finds them again, and they are launched as such', async () => {
  const app = start()
  app.openChapter('mnist')
  await app.shows('epochs')
  app.type('P')
  await app.shows('Keep these values')
  app.type('a b\r')
  await app.shows('A name is a word')
  app.type('\x15notes\r')
  await app.shows('A name is a word')
  app.type('\x15mine')
  app.type('\r')
  await app.shows('Kept as “mine” in /home/config.json')
  const [kept] = app.platform.presetsKept
  expect(kept).toMatchObject({chapter: 'mnist', name: 'mine', values: {epochs: 8, optimizer: 'adam'}})
  await app.shows('preset mine')
  app.type('p')
  await app.shows('preset notes')
  app.type('p')
  await app.shows('preset mine')
  app.type('P')
  await app.shows('Keep these values')
  app.type('\r')
  await app.shows('Enter again replaces it')
  expect(app.platform.presetsKept).toHaveLength(1)
  app.type('\r')
  await app.shows('Kept as')
  expect(app.platform.presetsKept).toHaveLength(2)
})

it('a preset that its chapter cannot take is told with its place, and left out', () => {
  const {presets} = parseSettingsFile(
    '{"presets": {"mnist": {"a": {"epochs": 1.5}, "b": {"epoch": 1}}}}',
    'c',
  )
  expect(presetTrouble({presets})).toMatchObject({code: 'not-an-integer', detail: {at: 'c:1:40'}})
  const other = parseSettingsFile('{"presets": {"mnist": {"b": {"lr": 0.1}}, "mnits": {"c": {}}}}', 'c')
  expect(presetTrouble(other)).toMatchObject({code: 'unknown-chapter'})
})
