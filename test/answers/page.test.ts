import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {answersPage} from './page.ts'

it('docs/json.md says what the answers declare', async () => {
  await expect(answersPage()).toMatchFileSnapshot(
    fileURLToPath(new URL('../../docs/json.md', import.meta.url)),
  )
})

it('says of every key what it is', () => {
  expect(
    answersPage()
      .split('\n')
      .filter(row => /^\| `.*\|\s*\|$/.test(row)),
  ).toEqual([])
})
