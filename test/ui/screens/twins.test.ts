import {afterEach, describe, expect, it} from 'vitest'
import {openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openMnist(options: Parameters<typeof openApp>[0] = {}) {
  const platform = new FakePlatform(undefined, {env: {}})
  app = openApp({platform, ...options})
  await app.shows('tfnotes')
  app.openChapter('2.3')
  await app.shows('312 MB')
  return platform
}

/** What twins were asked for. */
const asked = ({spawned}: FakePlatform) => spawned.filter(([command]) => command === 'twins')

describe('twins of a form', () => {
  it('compare what its preset says with what it says, as the command line does', async () => {
    const platform = await openMnist()
    await app.seek('k', 'samples per update')
    app.type('64\r')
    await app.shows('--batch-size 64')
    app.type('T')
    await app.shows('B reads 0.12 points more (0.04 to 0.20; 3 of 3 pairs): real.')
    expect(app.frame()).toMatch(/held-out accuracy +test accuracy/)
    expect(app.frame()).toMatch(/0.9788 ± 0.0012 +0.9701 +3/)
    expect(app.frame()).toContain('Judged by the samples held out;')
    expect(app.frame()).toMatch(/A +0 .*\n.*B +0.2 |B +0.2 .*\n.*A +0 /)
    expect(asked(platform)).toEqual([
      ['twins', 'mnist', '--seed', '1', '--b', 'batch-size=64', '--detach', '--json'],
    ])
  })

  it('are refused where nothing is between them, and where a value is wrong', async () => {
    const platform = await openMnist()
    app.type('T')
    await app.shows('Change a value first')
    await app.seek('k', 'samples per update')
    app.type('0\rT')
    await app.shows('Put the marked values right first.')
    expect(asked(platform)).toEqual([])
  })

  it('are told in Chinese, whole on 80 columns', async () => {
    await openMnist({language: 'zh', size: {columns: 80, rows: 24}})
    await app.seek('k', '每次更新参数所用的样本数')
    app.type('64\rT')
    await app.shows('B 的准确率高 0.12 个百分点（0.04 到 0.20；3 对中有 3 对如此）：确有差别。')
    expect(app.frame()).toContain('差别可能更大')
  })
})
