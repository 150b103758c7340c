import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {rgbOf} from '../../src/drawing/palette.ts'
import {writeLabel} from '../../src/runs/label.ts'
import {openWriter} from '../../src/runs/writer.ts'
import {createIris, epoch, finished, started} from '../runs/scratch.ts'
import {world} from './program.ts'

const open = world()

/** A run of flowers with so many epochs, its label as it is said. */
async function iris(epochs: number, label: Parameters<typeof writeLabel>[1] = {}) {
  const place = open()
  const dir = await createIris(place.checkpoints)
  const writer = openWriter(dir)
  writer.emit(started())
  for (let at = 1; at <= epochs; at++) writer.emit(epoch(at))
  if (epochs > 0) writer.emit(finished())
  writer.close()
  await writeLabel(dir, label)
  return {place, dir}
}

const evil = `</script></title><img src=x onerror="alert('1')">&`

describe('a run as a page', () => {
  it.each(['en', 'zh'] as const)('needs nothing else, and what is said of it is text: %s', async language => {
    const {place, dir} = await iris(3, {note: evil})
    const spec = JSON.parse(readFileSync(join(dir, 'run.json'), 'utf8'))
    writeFileSync(
      join(dir, 'run.json'),
      JSON.stringify({...spec, hyperparameters: {...spec.hyperparameters, [evil]: evil}}),
    )
    const {code, err} = await place.run('export latest --format html --out page.html', {language})
    expect([code, err]).toEqual([0, ''])
    const page = readFileSync(join(place.cwd, 'page.html'), 'utf8')
    expect(page).toContain(`default-src 'none'`)
    expect(page).toMatch(language === 'zh' ? /<html lang="zh-CN">/ : /<html lang="en">/)
    expect(page).toContain(
      '&lt;/script&gt;&lt;/title&gt;&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;&amp;',
    )
    expect(page).not.toMatch(/<script|<img src=x|onerror="|javascript:/i)
    const addresses = [...page.matchAll(/\b(?:https?:)?\/\/[^\s"'<]+/g)].map(([address]) => address)
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org/2000/svg']))
    expect(page.match(/<svg /g)?.length).toBeGreaterThan(1)
    // Every tag that is opened is closed, in its order.
    const stack: string[] = []
    for (const [, slash, tag = '', end] of page.matchAll(
      /<(\/?)(svg|table|section|details|tr|td|th|p|h2|code)\b[^>]*?(\/?)>/g,
    )) {
      if (slash === '/') expect(stack.pop()).toBe(tag)
      else if (end !== '/') stack.push(tag)
    }
    expect(stack).toEqual([])
  })

  it('is there before the first epoch is over, and without weights', async () => {
    const {place} = await iris(0)
    expect((await place.run('export latest --format html --out page.html')).code).toBe(0)
    expect(readFileSync(join(place.cwd, 'page.html'), 'utf8')).toContain('No epoch is over yet.')
    const {code, err} = await place.run('export latest --format svg')
    expect(code).toBe(1)
    expect(err).toMatch(/no epoch behind it/)
  })

  it('has its curves as a drawing by themselves', async () => {
    const {place} = await iris(3)
    expect((await place.run('export latest --format svg --out curves.svg')).code).toBe(0)
    const svg = readFileSync(join(place.cwd, 'curves.svg'), 'utf8')
    expect(svg.match(/<svg /g)?.length).toBeGreaterThan(1)
    expect(svg).toContain('prefers-color-scheme:dark')
  })
})

it('shades of the palette are the terminals’ own', () => {
  expect([16, 25, 75, 231, 232, 255].map(rgbOf)).toEqual([
    [0, 0, 0],
    [0, 95, 175],
    [95, 175, 255],
    [255, 255, 255],
    [8, 8, 8],
    [238, 238, 238],
  ])
})
