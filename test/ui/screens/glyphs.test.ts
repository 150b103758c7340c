import {expect, it} from 'vitest'
import {openApp} from '../support/app.tsx'

const ctrlG = '\x07'

it.each([
  ['en', 'Drawn in plain ASCII', 'Drawn in braille dots'],
  ['zh', '纯 ASCII', '盲文点'],
] as const)(
  'ctrl-g draws everything in the next kind of symbols, and says so in %s',
  async (language, plain, dots) => {
    const app = openApp({language})
    app.type(ctrlG)
    await app.shows(plain)
    expect(app.state().look).toMatchObject({glyphs: {name: 'ascii'}, glyphsBy: 'key'})
    await app.hides('▸')
    app.type(ctrlG)
    await app.shows(dots)
    await app.shows('▸')
    app.close()
  },
)

it('the doctor says in what curves are drawn, and why', async () => {
  const app = openApp({size: {columns: 100, rows: 60}})
  app.type('D')
  await app.shows('lines (as TFNOTES_GLYPHS says)')
  app.type(ctrlG)
  await app.shows('plain ASCII (as the key ctrl-g chose)')
  app.close()
})
