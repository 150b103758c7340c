import {afterEach, expect, it} from 'vitest'
import {openApp} from '../support/app.tsx'
import {draw} from '../support/draw.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openWeights(language: 'en' | 'zh' = 'en') {
  app = openApp({size: {columns: 80, rows: 24}, language})
  app.type('R')
  await app.shows('cd34')
  app.type('j\r')
  await app.shows('cd34')
  app.type('w')
  await app.shows('hidden/bias')
}

it.each([
  ['en', 'mean 0.00120, deviation 0.0460'],
  ['zh', '均值 0.00120，标准差 0.0460'],
] as const)('weights show how all of them lie beside the first of them: %s', async (language, words) => {
  await openWeights(language)
  await app.shows(words)
  const row =
    app
      .frame()
      .split('\n')
      .find(one => one.includes(words)) ?? ''
  expect(row).toContain('-0.310 ')
  expect(row).toContain(' 0.290')
})

it('two arrays stand beside each other where there is room, with more of their values', async () => {
  await openWeights()
  const narrow = app.frame().split('\n')
  expect(narrow.find(one => one.includes('hidden/kernel'))).not.toContain('hidden/bias')
  const size = {columns: 200, rows: 60}
  const wide = draw({...app.state(), size}).split('\n')
  expect(wide.find(one => one.includes('hidden/kernel'))).toContain('hidden/bias')
})
