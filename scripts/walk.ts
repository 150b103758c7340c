// Plays a walk through the real program in a terminal of its own and writes the pages that tell it: docs/walk.md and
// docs/walk.zh.md. Build first; it takes some minutes, most of them training.
//
//   TFNOTES_DATA=<folder with CIFAR-10> npx tsx scripts/walk.ts [en|zh]
import {writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {Language} from '../src/text/localised.ts'
import {learningRates} from './walk/learning-rates.ts'
import {play} from './walk/play.ts'

const pages: Readonly<Record<Language, string>> = {en: 'walk.md', zh: 'walk.zh.md'}

const data = process.env.TFNOTES_DATA
if (data === undefined) throw new Error('TFNOTES_DATA names the folder that has CIFAR-10')

const asked = process.argv.slice(2)
for (const [language, page] of Object.entries(pages) as [Language, string][]) {
  if (asked.length > 0 && !asked.includes(language)) continue
  const told = await play(learningRates, {language, columns: 80, rows: 24, data})
  writeFileSync(fileURLToPath(new URL(`../docs/${page}`, import.meta.url)), told)
  console.log(`docs/${page}`)
}
process.exit(0)
