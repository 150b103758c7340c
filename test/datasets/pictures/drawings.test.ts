import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {gzipSync} from 'node:zlib'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {decodePicture} from '../../../src/datasets/pictures/decode.ts'
import {decodeDrawing} from '../../../src/datasets/pictures/drawings/decode-drawing.ts'
import {scratchFolder} from '../../trainers/scratch.ts'

const svg = (content: string, {size = 40, doctype = ''} = {}) =>
  `${doctype}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:xi="http://www.w3.org/2001/XInclude" width="${size}" height="${size}">${content}</svg>`

const square = '<rect width="40" height="40" fill="#f00"/>'
const honest = svg(square)
const red = Array.from({length: 40 * 40}, () => [255, 0, 0]).flat()

/** So many things within each other, each twice in the next. */
const nested = (levels: number) =>
  `<defs><g id="a0">${square}</g>${Array.from({length: levels}, (_, i) => `<g id="a${i + 1}"><use xlink:href="#a${i}"/><use xlink:href="#a${i}"/></g>`).join('')}</defs><use xlink:href="#a${levels}"/>`

const filtered = (filter: string) =>
  `<filter id="f" x="0" y="0" width="1" height="1">${filter}</filter><rect width="4000" height="4000" filter="url(#f)"/>`

describe('an SVG', () => {
  it('is drawn with what people draw with, filters among it, packed or not', async () => {
    expect([...(await decodeDrawing(Buffer.from(honest), 'a.svg')).data]).toEqual(red)
    expect([...(await decodeDrawing(gzipSync(honest), 'a.svgz')).data]).toEqual(red)
    const shadow = filtered('<feGaussianBlur stdDeviation="2"/><feOffset dx="2"/>')
    expect(await decodeDrawing(Buffer.from(svg(shadow)), 'a.svg')).toMatchObject({width: 40, height: 40})
  })

  it.each([
    ['noise', svg(filtered('<feTurbulence baseFrequency="0.5" numOctaves="40"/>'), {size: 4000})],
    ['a thing within itself a million million times', svg(nested(40))],
  ])('of %s is given up in time, and the next is drawn', async (_, content) => {
    const [costly, next] = [
      decodeDrawing(Buffer.from(content), 'evil.svg', 400),
      decodeDrawing(Buffer.from(honest), 'a.svg'),
    ]
    await expect(costly).rejects.toMatchObject({
      code: 'drawing-too-costly',
      detail: {file: 'evil.svg', seconds: 0.4},
    })
    expect([...(await next).data]).toEqual(red)
  })

  it('that takes too much memory is given up', async () => {
    const layers = Array.from({length: 400}, (_, i) => `<feFlood flood-color="#123" result="r${i}"/>`)
    const content = svg(filtered(layers.join('')), {size: 4000})
    await expect(decodeDrawing(Buffer.from(content), 'evil.svg', 60_000)).rejects.toMatchObject({
      code: 'drawing-too-costly',
    })
  })

  it('whose entities would be a million million letters is refused', async () => {
    const entities = Array.from({length: 10}, (_, i) => `<!ENTITY b${i + 1} "${`&b${i};`.repeat(16)}">`)
    const doctype = `<!DOCTYPE svg [<!ENTITY b0 "haha">${entities.join('')}]>`
    const file = join(scratchFolder(), 'laughs.svg')
    const content = svg('<text>&b10;</text>', {doctype})
    writeFileSync(file, content.replace('<!DOCTYPE svg', '<!-- <svg --><!DOCTYPE svg'))
    await expect(decodePicture(file)).rejects.toMatchObject({code: 'picture-broken'})
  })

  it('shows nothing of other files, whichever way it asks for them', async () => {
    const folder = scratchFolder()
    const other = join(folder, 'other.png')
    await sharp({create: {width: 40, height: 40, channels: 3, background: '#00f'}})
      .png()
      .toFile(other)
    writeFileSync(join(folder, 'other.svg'), honest.replace('#f00', '#00f'))
    writeFileSync(join(folder, 'other.txt'), '<rect width="40" height="40" fill="#00f"/>')
    const asks = [
      ...[other, `file://${other}`, 'other.png'].flatMap(address => [
        `<image xlink:href="${address}" width="40" height="40"/>`,
        `<filter id="f"><feImage xlink:href="${address}"/></filter><rect width="40" height="40" filter="url(#f)"/>`,
      ]),
      '<use xlink:href="other.svg#a"/>',
      '<xi:include href="other.txt" parse="xml"/>',
      `<xi:include href="file://${join(folder, 'other.txt')}" parse="xml"/>`,
      '<style>@import url("other.css");</style>',
    ]
    for (const ask of asks) {
      const file = join(folder, 'asks.svg')
      writeFileSync(file, svg(ask))
      const drawn = await decodePicture(file)
      expect(
        drawn.data.some((value, i) => i % 3 !== 2 && value < 128 && (drawn.data[i - (i % 3) + 2] ?? 0) > 200),
        ask,
      ).toBe(false)
    }
    const doctype = `<!DOCTYPE svg [<!ENTITY other SYSTEM "file://${join(folder, 'other.txt')}">]>`
    const file = join(folder, 'entity.svg')
    writeFileSync(file, svg('&other;', {doctype}))
    const seen = await decodePicture(file).then(
      ({data}) => data.some(value => value < 128),
      error => error.code !== 'picture-broken',
    )
    expect(seen).toBe(false)
  })

  it('of more text than a drawing has is not even read', async () => {
    await expect(decodeDrawing(Buffer.alloc(2 ** 24 + 1, 32), 'long.svg')).rejects.toMatchObject({
      code: 'drawing-too-costly',
    })
  })
})
