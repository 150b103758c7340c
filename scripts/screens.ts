// Takes pictures of the real program: trains a few runs in a home of its own, walks over its screens in a terminal and
// writes what the terminal shows as SVG and PNG. Build first; it takes some minutes, most of them training.
//
//   TFNOTES_DATA=<folder with MNIST> npx tsx scripts/screens.ts [--all] [--only chapters,run] [--sizes 80,120]
//     [--language zh] [--light] [--glyphs lines] [--png] [--to folder] [--home folder]
//
// Without a choice it takes those that stand in docs/screens. An SVG is drawn with the reader's fonts. A PNG needs them here: one that has Chinese, for the pictures in Chinese.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import sharp from 'sharp'
import type {Language} from '../src/text/localised.ts'
import {texts} from '../src/ui/text/index.ts'
import {openTerminal} from '../test/ui/support/terminal.ts'
import {readCells} from './screens/cells.ts'
import {papers} from './screens/palette.ts'
import {type Press, type Scene, scenes, sizes, trained} from './screens/scenes.ts'
import {svgOf} from './screens/svg.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const {values: asked} = parseArgs({
  options: {
    to: {type: 'string', default: 'docs/screens'},
    only: {type: 'string'},
    sizes: {type: 'string'},
    language: {type: 'string'},
    light: {type: 'boolean', default: false},
    glyphs: {type: 'string', default: 'braille'},
    all: {type: 'boolean', default: false},
    png: {type: 'boolean', default: false},
    /** A home with runs that is kept: made when it is not there. */
    home: {type: 'string'},
  },
})

/** Milliseconds that a screen may take; some compute. */
const patience = 60_000

const ground = asked.light ? 'light' : 'dark'
const paper = papers[ground]
const home = asked.home ?? mkdtempSync(join(tmpdir(), 'tfnotes-screens-'))
const env = {
  HOME: home,
  PATH: process.env.PATH ?? '',
  LANG: 'C.UTF-8',
  TFNOTES_CHECKPOINTS: join(home, 'checkpoints'),
  TFNOTES_THEME: ground,
  TFNOTES_GLYPHS: asked.glyphs,
  ...(process.env.TFNOTES_DATA !== undefined && {TFNOTES_DATA: process.env.TFNOTES_DATA}),
}

const listed = (text: string | undefined): string[] | undefined => text?.split(',')
const isAsked = (list: string | undefined, name: string): boolean => listed(list)?.includes(name) ?? true

/** Without a choice those that stand in docs. */
function isWanted({name, inDocs = []}: Scene, columns: number): boolean {
  const {all, only, sizes: some} = asked
  if (!all && only === undefined && some === undefined) return inDocs.includes(columns)
  return isAsked(only, name) && isAsked(some, String(columns))
}

function trainRuns(): void {
  mkdirSync(home, {recursive: true})
  for (const command of trained) {
    console.log(`tfnotes ${command}`)
    execFileSync(process.execPath, [program, ...command.split(' ')], {env, cwd: home, stdio: 'ignore'})
  }
}

type Terminal = ReturnType<typeof openTerminal>

async function press(
  terminal: Terminal,
  {keys, until, settle = 200}: Press,
  language: Language,
): Promise<void> {
  terminal.type(keys)
  if (until) await terminal.shows(until(texts[language]), patience)
  await terminal.quiet(settle)
}

async function take(
  {name, press: presses}: Scene,
  language: Language,
  columns: number,
  rows: number,
): Promise<void> {
  const terminal = openTerminal(program, {columns, rows, env: {...env, TFNOTES_LANG: language}, cwd: home})
  try {
    await terminal.shows('tfnotes', patience)
    for (const one of presses) await press(terminal, one, language)
    const title = (terminal.rows()[0] ?? '').trim().replace(/ {2,}/g, ', ')
    const svg = svgOf(readCells(terminal.buffer(), rows - 1, paper), {title, columns, paper})
    const file = join(asked.to, `${name}-${columns}-${language}${asked.light ? '-light' : ''}`)
    writeFileSync(`${file}.svg`, svg)
    if (asked.png) await sharp(Buffer.from(svg), {density: 108}).png().toFile(`${file}.png`)
    console.log(file)
  } catch (error) {
    console.error(`${name} ${columns} ${language}: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 1
  } finally {
    terminal.kill()
  }
}

mkdirSync(asked.to, {recursive: true})
try {
  if (!existsSync(join(home, 'checkpoints'))) trainRuns()
  for (const language of Object.keys(texts) as Language[])
    if (isAsked(asked.language, language))
      for (const {columns, rows} of sizes)
        for (const scene of scenes) if (isWanted(scene, columns)) await take(scene, language, columns, rows)
} finally {
  if (asked.home === undefined) rmSync(home, {recursive: true, force: true})
}
process.exit()
