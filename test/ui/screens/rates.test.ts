import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openMnist(options?: Parameters<typeof openApp>[0]) {
  app = openApp(options)
  await app.shows('tfnotes')
  app.openChapter('2.3')
  await app.shows('312 MB')
}

describe('the learning-rate finder', () => {
  it('draws the curves, and Enter takes the rate into the form', async () => {
    await openMnist()
    app.type('F')
    await app.shows('Loss over the learning rate of Adam, seeds 1, 2, 3')
    expect(app.frame()).toContain('It learns between 0.0011 and 0.0034.')
    expect(app.frame()).toMatch(/\[=+\]/)
    app.type('\r')
    await app.shows('tfnotes train mnist --learning-rate 0.002')
    expect(app.state().screens.at(-1)?.kind).toBe('chapter')
  })

  it('leaves the form alone on the way back', async () => {
    await openMnist()
    app.type('F')
    await app.shows('0.0034')
    app.type(keys.escape)
    await app.shows('tfnotes train mnist --seed 1')
  })

  it('takes nothing where nothing was found, and says why', async () => {
    await openMnist()
    await app.seek('k', 'how gradients become updates')
    await app.seek(keys.right, '--optimizer adadelta')
    app.type('F')
    await app.shows('the loss still falls')
    app.type('\r')
    await app.shows('No learning rate to take.')
    expect(app.state().screens.at(-1)?.kind).toBe('rates')
  })

  it('is whole on 80 columns, in Chinese, too', async () => {
    await openMnist({language: 'zh', size: {columns: 80, rows: 24}})
    app.type('F')
    await app.shows('按 Enter 把 0.002 填进表单。')
    expect(app.frame()).toContain('Adam 的损失随学习率的变化')
  })
})
