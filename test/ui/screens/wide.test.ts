import {afterEach, describe, expect, it} from 'vitest'
import {frameOf} from '../../../src/ui/components/layout.ts'
import {layChapter, notesInSight} from '../../../src/ui/screens/chapter/notes.ts'
import {codeWidth} from '../../../src/ui/screens/code/view.tsx'
import {termLines} from '../../../src/ui/screens/notes/terms.ts'
import {openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openPage(size: {columns: number; rows: number}) {
  app = openApp({size})
  await app.shows('tfnotes')
  app.openChapter('mnist digits')
  const page = () => {
    const top = app.state().screens.at(-1)
    if (top?.kind !== 'chapter') throw new Error('no page')
    return top
  }
  const sight = () => notesInSight(app.state(), page())?.lines.map(row => row.map(({text}) => text).join(''))
  return {page, sight}
}

describe('a chapter’s page on a large terminal', () => {
  it.each([
    {columns: 120, rows: 40},
    {columns: 200, rows: 60},
  ])('has the notes beside the form and scrolls them: $columns × $rows', async size => {
    const {page, sight} = await openPage(size)
    expect(sight()?.[0]).toContain('Seventy thousand')
    app.type('>')
    const isWhole = size.columns === 200
    expect(sight()?.[0]?.includes('Seventy thousand')).toBe(isWhole)
    // To have scrolled to the end is to have read them.
    for (let at = 0; at < 30; at++) app.type('>')
    expect(sight()?.at(-1)).toContain('hand.')
    expect(app.state().progress.read).toEqual(['mnist'])
    const {form, panels, notes} = layChapter(app.state(), page())
    const all = notes?.isBelow ? form + 3 + panels.width : form + panels.width + 6 + (notes?.width ?? 0)
    expect(all).toBe(frameOf(size).width)
  })

  it('reads the chapter’s last run for its curves, once, and says where there is no room for notes', async () => {
    await openPage({columns: 120, rows: 40})
    await app.shows('tfnotes train mnist')
    await app.shows('312 MB')
    expect(app.platform.read.at(-1)).toMatch(/^mnist/)
    const before = app.platform.read.length
    app.type('jjjkkk')
    expect(app.platform.read.length).toBe(before)
    app.dispatch({type: 'resize', size: {columns: 80, rows: 24}})
    app.type('>')
    await app.shows('There is no room for the notes beside the form')
  })
})

describe('notes and program on a large terminal', () => {
  it('have the terms that they use beside them, explained where there is room', async () => {
    await openPage({columns: 120, rows: 40})
    const words = (width: number) =>
      termLines(app.state(), 'mnist', width).map(row => row.map(({text}) => text).join(''))
    expect(words(31)).toContainEqual(expect.stringMatching(/^softmax\s*$/))
    expect(words(31)).toContainEqual(expect.stringMatching(/^loss +损失$/))
    expect(words(60).join('\n')).toContain('One number that says how wrong the network is.')
    expect(words(31).join('\n')).not.toContain('gate')
  })

  it('leave the program its width, and the keys that scroll it know', async () => {
    await openPage({columns: 200, rows: 60})
    expect(codeWidth(app.state())).toBe(198 - 84 - 3)
    app.dispatch({type: 'resize', size: {columns: 120, rows: 40}})
    expect(codeWidth(app.state())).toBe(118)
  })
})
