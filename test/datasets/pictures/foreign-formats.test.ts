import {mkdtempSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it, vi} from 'vitest'
import {decodePicture} from '../../../src/datasets/pictures/decode.ts'
import {errorSentence} from '../../../src/text/sentence.ts'

const folder = mkdtempSync(join(tmpdir(), 'tfnotes-formats-'))
const put = (name: string, bytes: Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, bytes)
  return path
}
const said = async (path: string, language: 'en' | 'zh') => {
  const error = await decodePicture(path).catch((caught: unknown) => caught)
  return errorSentence(error, language)
}

/** A TIFF that holds nothing but a list of tags, as a camera's raw file begins. */
function tiff(tags: readonly number[], order: 'II' | 'MM' = 'II'): Buffer {
  const bytes = Buffer.alloc(600)
  const put16 = (value: number, at: number) =>
    order === 'II' ? bytes.writeUInt16LE(value, at) : bytes.writeUInt16BE(value, at)
  bytes.write(order)
  put16(42, 2)
  if (order === 'II') bytes.writeUInt32LE(8, 4)
  else bytes.writeUInt32BE(8, 4)
  put16(tags.length, 8)
  for (const [i, tag] of tags.entries()) put16(tag, 10 + 12 * i)
  return bytes
}

const starts = (text: string, length = 400) => {
  const bytes = Buffer.alloc(length, 1)
  bytes.write(text, 'latin1')
  return bytes
}

/** 48 × 32, its left half red, its right half blue (`heif-enc -q 30`). */
const heic =
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAa1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAAEGlkYXQAAAAAADAAIAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHRAAEAAAAAAAAAKAACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5mZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADYaXBycAAAALZpcGNvAAAAdmh2Y0MBA3AAAAAAAAAAAAAe8AD8/fj4AAAPAyAAAQAYQAEMAf//A3AAAAMAkAAAAwAAAwAeugJAIQABACpCAQEDcAAAAwCQAAADAAADAB6gIIEFlurkprm4EBAwIAAAAwAgAAADACEiAAEABkQBwXPAiQAAABRpc3BlAAAAAAAAAEAAAABAAAAAFGlzcGUAAAAAAAAAMAAAACAAAAAQcGl4aQAAAAADCAgIAAAAGmlwbWEAAAAAAAAAAgABAoECAAICA4QAAAAaaXJlZgAAAAAAAAAOZGltZwACAAEAAQAAADBtZGF0AAAAJCgBrxmA94RJf+Qy/VRflwa+1+T2sar6GT1yTHvjvcxvgDDhgA=='

describe('decodePicture', () => {
  it('reads HEIC and AVIF', async () => {
    const {width, height, channels, data} = await decodePicture(put('a.jpg', Buffer.from(heic, 'base64')))
    expect([width, height, channels]).toEqual([48, 32, 3])
    const colourAt = (x: number) => [...data.subarray(3 * x, 3 * x + 3)].map(value => (value > 128 ? 1 : 0))
    expect([colourAt(4), colourAt(44)]).toEqual([
      [1, 0, 0],
      [0, 0, 1],
    ])
    const avif = await sharp({create: {width: 20, height: 12, channels: 3, background: '#f00'}})
      .avif()
      .toBuffer()
    expect(await decodePicture(put('b.heic', avif))).toMatchObject({width: 20, height: 12, channels: 3})
  })

  it('says that a cut HEIC is damaged, and nothing else on stdout', async () => {
    const log = vi.spyOn(console, 'log')
    const cut = Buffer.from(heic, 'base64').subarray(0, 300)
    await expect(decodePicture(put('cut.heic', cut))).rejects.toMatchObject({code: 'picture-broken'})
    expect(log).not.toHaveBeenCalled()
    log.mockRestore()
  })

  it('names what it does not read by its content, with the remedy', async () => {
    const files: Record<string, readonly [Buffer, string, string]> = {
      'a.jpg': [tiff([0x10f, 0x14a]), 'a camera’s raw picture', '相机的 RAW 图片'],
      'b.jpg': [tiff([0x10f, 0xc612], 'MM'), 'a camera’s raw picture', '相机的 RAW 图片'],
      'c.jpg': [starts('II*\0\x10\0\0\0CR\x02\0'), 'a camera’s raw picture', '相机的 RAW 图片'],
      'd.png': [starts('8BPS\0\x01'), 'a Photoshop document', 'Photoshop 文档'],
      'e.png': [starts('\xff\x0a'), 'a JPEG XL picture', 'JPEG XL 图片'],
      'f.png': [starts('\0\0\0\x0cjP  \r\n\x87\n'), 'a JPEG 2000 picture', 'JPEG 2000 图片'],
      'g.png': [starts('\0\0\x01\0\x01\0'), 'an icon (ICO)', '图标（ICO）'],
      'h.png': [starts('%PDF-1.7\n'), 'a PDF document', 'PDF 文档'],
      'i.png': [starts('\0\0\0\x20ftypmp42'), 'a video', '视频'],
      'j.png': [starts('PK\x03\x04'), 'an archive', '压缩包'],
      'k.jpg': [Buffer.from('<!DOCTYPE html><html><body>404</body></html>'), 'a web page', '网页'],
      'l.jpg': [
        Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\n'),
        'a pointer of Git LFS',
        'Git LFS 指针',
      ],
    }
    for (const [name, [bytes, en, zh]] of Object.entries(files)) {
      const path = put(name, bytes)
      expect(await said(path, 'en')).toMatch(
        new RegExp(
          `${name} is ${en.replace(/[()]/g, '.')}, whatever its name says, which is not read here: \\w.*\\.$`,
        ),
      )
      expect(await said(path, 'zh')).toContain(`内容是${zh}，这里不能读取：`)
    }
  })
})
