import {execFileSync, spawnSync} from 'node:child_process'
import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import {chapterById} from '../../src/chapters/index.ts'
import {expectedShape} from '../../src/datasets/facts/index.ts'
import {decodePicture} from '../../src/datasets/pictures/decode.ts'
import {preparePicture, usualPreparation} from '../../src/datasets/pictures/prepare-picture.ts'
import {defaults} from '../../src/settings/tunable.ts'

const python = process.env.TFNOTES_PYTHON ?? 'python3'
const hasPillow = spawnSync(python, ['-c', 'import PIL, numpy']).status === 0

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-read-picture-'))

/** A photograph of soft colours, part of it transparent, taken with the camera on its side. */
async function photograph(): Promise<string> {
  const [width, height] = [210, 130]
  const data = Buffer.from(
    Array.from({length: width * height}, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)]
      const soft = (rate: number) => 128 + 100 * Math.sin((x + rate * y) / (7 + rate))
      return [soft(1), soft(3), soft(9), x > 150 ? 90 : 255]
    }).flat(),
  )
  const path = join(folder, 'photograph.png')
  await sharp(data, {raw: {width, height, channels: 4}})
    .withMetadata({orientation: 6})
    .png()
    .toFile(path)
  return path
}

/** A seven, drawn with a pen on paper of that grey. */
async function digit(paper: number): Promise<string> {
  const [width, height] = [300, 280]
  const far = (x: number, y: number, [x1, y1, x2, y2]: readonly [number, number, number, number]) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2)
    const at = Math.max(0, Math.min(1, along))
    return Math.hypot(x - x1 - at * (x2 - x1), y - y1 - at * (y2 - y1))
  }
  const pen = 11
  const data = Buffer.from(
    Array.from({length: width * height}, (_, i) => {
      const [x, y] = [i % width, Math.floor(i / width)]
      const isInk = Math.min(far(x, y, [40, 30, 180, 30]), far(x, y, [180, 30, 90, 220])) < pen
      return isInk ? 255 - paper : paper
    }),
  )
  const path = join(folder, `${paper}.png`)
  await sharp(data, {raw: {width, height, channels: 1}})
    .png()
    .toFile(path)
  return path
}

/** What the chapter's printed program makes of the file, and what the page makes of it. */
async function both(id: string, path: string): Promise<{program: number[]; page: number[]}> {
  const chapter = chapterById(id) as Chapter
  const h = defaults(chapter)
  const lines = printCode(chapter, {lang: 'python', style: 'sequential', h})
  const from = lines.findIndex(line => line.startsWith('def read_picture'))
  const to = lines.findIndex((line, i) => i > from && line.startsWith('#'))
  const script = [
    'import json, sys',
    ...lines.filter(line => /^(import numpy|from PIL)/.test(line)),
    ...lines.slice(from, to),
    'print(json.dumps(read_picture(sys.argv[1]).ravel().tolist()))',
  ]
  const file = join(folder, `${id}.py`)
  writeFileSync(file, script.join('\n'))
  const {inputShape} = expectedShape(chapter.dataset, h)
  const {picture} = preparePicture(await decodePicture(path), {
    inputShape,
    ...usualPreparation(chapter.dataset),
  })
  return {
    program: JSON.parse(execFileSync(python, [file, path], {encoding: 'utf8'})),
    page: [...picture.data],
  }
}

describe.skipIf(!hasPillow)('a picture in a printed program (skipped: no Python with Pillow)', () => {
  it.each(['lenet', 'fashion'])('is to the byte what the page of %s makes of it', async id => {
    const {program, page} = await both(id, await photograph())
    expect(program).toEqual(page)
  })

  it.each([0, 255])('of a digit on paper of grey %d is nearly what the page makes of it', async paper => {
    const {program, page} = await both('mnist', await digit(paper))
    expect(program).toHaveLength(page.length)
    const far = page.filter((value, i) => Math.abs(value - Number(program[i])) > 60).length
    expect(far).toBeLessThan(40)
  })
})
