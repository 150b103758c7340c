import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openPrompt(language: 'en' | 'zh' = 'en') {
  app = openApp({language})
  app.openChapter('tensors')
  await app.shows(language === 'en' ? 'for example' : '例如')
}

describe('the prompt for tensors', () => {
  it('shows value, shape, type and what the function is for', async () => {
    await openPrompt()
    app.type('oneHot([1, 0, 2], 3)\r')
    await app.shows('[0. 1. 0.]')
    expect(app.frame()).toContain('shape [3, 3]  float32')
    expect(app.frame()).toContain('turns class numbers into rows')
  })

  it('keeps names, and recalls what was typed', async () => {
    await openPrompt()
    app.type('x = constant([1, 2, 3])\r')
    await app.shows('shape [3]  int32')
    app.type('reduceSum(x)\r')
    await app.shows('tf.Tensor(6')
    app.type(`${keys.up}${keys.up}`)
    await app.shows(/> x = constant\(\[1, 2, 3\]\) *\n/)
    app.type(`${keys.down}${keys.down}half written`)
    await app.shows('> half written')
  })

  it('points at what is wrong, under the line', async () => {
    await openPrompt()
    app.type('reduceMean([1, 2], axs=1)\r')
    await app.shows('^')
    const rows = app.frame().split('\n')
    const at = rows.findIndex(row => /^\s*\^+\s*$/.test(row))
    expect(rows[at]?.indexOf('^')).toBe(rows[at - 1]?.indexOf('axs'))
    app.type('x\r')
    await app.shows('> x')
  })

  it('is never a program of JavaScript', async () => {
    await openPrompt()
    app.type('process.exit(1)\r')
    await app.shows('^')
    app.type('globalThis\r')
    await app.shows('> globalThis')
    expect(app.frame()).not.toContain('object')
  })

  it('completes with Tab, goes round with Tab, and shows the signature', async () => {
    await openPrompt()
    app.type(`oneH${keys.tab}`)
    await app.shows('> oneHot(')
    await app.shows('oneHot(indices, depth')
    app.type(`${'\x15'}reduce${keys.tab}`)
    await app.shows('> reduceM')
    const first = app.frame()
    app.type(keys.tab)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(app.frame()).not.toBe(first)
  })

  it('edits within the line, in Chinese too, and types what elsewhere is a key', async () => {
    await openPrompt('zh')
    app.type('softmx([1., 2.])')
    app.type('\x01')
    app.type(keys.right.repeat(5))
    app.type('a\r')
    await app.shows('[0.26894143 0.7310586 ]')
    app.type('q?L')
    await app.shows('> q?L')
    expect(app.done.quit).toEqual([])
  })

  it('takes several pasted lines as one, scrolls back, and forgets', async () => {
    await openPrompt()
    app.type('\x1b[200~a = 1\nb = a + 1\nb * 10\x1b[201~\r')
    await app.shows('20')
    for (let i = 0; i < 6; i++) app.type(`zeros([4, 4])\r`)
    app.type('\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~\x1b[5~')
    await app.shows('> a = 1; b = a + 1')
    app.type('\x12')
    await app.shows('All names are forgotten.')
    app.type('b\r')
    await app.shows('^')
  })
})
