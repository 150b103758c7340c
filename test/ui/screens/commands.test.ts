import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const cd34 = 'mnist-20250301-090000-cd34'
const ab12 = 'mnist-20250301-100000-ab12'

/** The log as it is shown. */
const shown = () =>
  app
    .frame()
    .split('\n')
    .map(row => row.trim())
    .filter(row => row.startsWith('tfnotes ') && !row.startsWith('tfnotes   '))

async function openLog() {
  app.type('@')
  await app.shows('Commands of this session ╌')
}

describe('the log of commands', () => {
  it('says so where nothing was done, and why its keys do nothing', async () => {
    app = openApp()
    await openLog()
    await app.shows('Nothing yet that a command could do')
    app.type('y')
    await app.shows('✗ Nothing yet')
    expect(app.done.copied).toEqual([])
  })

  it('has what was trained, stopped, deleted and brought back, the newest last', async () => {
    app = openApp()
    app.openChapter('2.3')
    await app.shows('The same without screens')
    app.type('t')
    await app.shows('ffff')
    app.type('R')
    await app.shows('ab12')
    app.type('gj\r')
    await app.shows('1200/1875')
    app.type('++')
    app.type('se')
    await app.shows('Asked to stop')
    app.type(keys.escape)
    await app.shows('stock-lstm')
    app.type('gjjxy')
    await app.shows('Deleted')
    app.type('u')
    await app.shows('is back')
    await openLog()
    const log = shown()
    expect(log[0]).toMatch(/^tfnotes train mnist/)
    expect(log).toContain(`tfnotes stop ${ab12} --epoch-end`)
    // Asked for twice, it is what it was asked for last.
    expect(log.filter(line => line.startsWith(`tfnotes lr ${ab12} `))).toHaveLength(1)
    expect(log.at(-2)).toBe(`tfnotes delete ${cd34}`)
    expect(log.at(-1)).toBe(`tfnotes restore ${cd34}`)
    app.type('y')
    await app.shows('Copied.')
    expect(app.done.copied).toEqual([`tfnotes restore ${cd34}`])
  })

  it('has the picture that was read, not the helper that waits for it', async () => {
    app = openApp()
    app.type('R')
    await app.shows('cd34')
    app.type('ja')
    await app.shows('digit-3.png')
    app.type(`${keys.down}${keys.down}\r`)
    await app.shows('94.0%')
    app.type('j')
    await app.shows('31.0%')
    await openLog()
    expect(shown()).toEqual([`tfnotes classify ${cd34} digit-3.png`, `tfnotes classify ${cd34} digit-7.png`])
  })

  it('has labels as what was changed of them, and studies as the queue is asked', async () => {
    app = openApp()
    app.type('R')
    await app.shows('cd34')
    app.type(`jefirst try${keys.down}good${keys.down}why?\r`)
    await app.shows('first try')
    app.type('S')
    await app.shows('sweep-mnist')
    app.type('p')
    await app.shows('Asked to pause')
    await openLog()
    expect(shown()).toEqual([
      `tfnotes note ${cd34} 'why?' --name 'first try' --tag good`,
      'tfnotes queue pause sweep-mnist-20250301-110000-0001',
    ])
  })

  it('shows a long line whole', async () => {
    app = openApp({size: {columns: 80, rows: 24}})
    app.type('R')
    await app.shows('cd34')
    app.type(`jefirst try${keys.down}good${keys.down}${'a note that is long '.repeat(6)}the end\r`)
    await app.shows('first try')
    await openLog()
    expect(app.frame()).not.toContain('--tag good')
    app.type('\r')
    await app.shows('--tag good')
    app.type(keys.escape)
    await app.hides('--tag good')
    expect(app.state().screens.at(-1)?.kind).toBe('commands')
  })
})
