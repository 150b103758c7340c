import {readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {world} from '../commands/program.ts'
import {scalePage} from './scale-page.ts'

const open = world()
const file = (name: string) => fileURLToPath(new URL(`../../${name}`, import.meta.url))

it('docs/scale.md says what the lab computes and what was measured', async () => {
  const {run} = open()
  const page = readFileSync(file('docs/scale.md'), 'utf8')
  const results = JSON.parse(readFileSync(file('bench/scale.json'), 'utf8'))
  const said = await scalePage(page, results, async line => (await run(line)).out)
  await expect(said).toMatchFileSnapshot(file('docs/scale.md'))
})
