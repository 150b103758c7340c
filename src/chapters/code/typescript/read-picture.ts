import {inkBox, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'

/** A picture file as the chapter prepares it for this data: bytes in the network's shape. */
export function printReadPicture(program: Program): string[] {
  const {shape, facts} = program
  const [height, width, channels] = shape.inputShape
  const {prepare, invert} = facts.picture ?? {}
  const colour = channels === 1 ? '.grayscale()' : ".toColourspace('srgb')"
  return [
    ...block(`
      async function readPicture(path: string): Promise<Uint8Array> {
        const {default: sharp} = await import('sharp')
        const resized = (picture: Sharp, height: number, width: number) =>
          picture.resize(width, height, {fit: 'fill', kernel: 'lanczos3'}).raw().toBuffer()
        let picture = sharp(path).removeAlpha()${colour}
    `),
    ...indented(
      [
        ...(invert === 'auto' ? printInversion(program) : []),
        ...(prepare === 'mnist' ? printInk(program) : []),
        `return resized(picture, ${height}, ${width})`,
      ],
      2,
    ),
    '}',
  ]
}

function printInversion({facts, say}: Program): string[] {
  const why = facts.picture?.why
  return block(`
    const {data, info} = await picture.clone().raw().toBuffer({resolveWithObject: true})
    const {width, height} = info
    // ${say(remarks.border)}${why ? say(remarks.so(why)) : ''}
    const sorted = data.toSorted()
    const middle = (sorted[0]! + sorted.at(-1)!) / 2
    const border = data.filter((_, i) => i < width || i >= data.length - width || [0, width - 1].includes(i % width))
    const isLight = border.filter(value => value > middle).length > border.length / 2
    if (isLight) picture = picture.negate()
  `)
}

function printInk({shape, say}: Program): string[] {
  const [side = 28] = shape.inputShape
  return block(`
    const paper = sorted[Math.floor(data.length / 2)]!
    const strength = (isLight ? paper - sorted[0]! : sorted.at(-1)! - paper)
    if (!(width === ${side} && height === ${side}) && strength > 0) { // ${say(remarks.centred(inkBox(side)))}
      const ink = Buffer.from(data.map(value => Math.max(0, ((isLight ? paper - value : value - paper) * 255) / strength)))
      const inked = [...ink.keys()].filter(i => ink[i]! > 127)
      const ends = (values: number[]) => values.reduce(([a, b], value) => [Math.min(a!, value), Math.max(b!, value)], [Infinity, 0])
      const [[left, right], [top, bottom]] = [ends(inked.map(i => i % width)), ends(inked.map(i => Math.floor(i / width)))]
      const box = {left: left!, top: top!, width: right! - left! + 1, height: bottom! - top! + 1}
      const [rows, columns] = [box.height, box.width].map(length => Math.max(1, Math.round((${inkBox(side)} * length) / Math.max(box.width, box.height))))
      const digit = await resized(sharp(ink, {raw: {width, height, channels: 1}}).extract(box).toColourspace('b-w'), rows!, columns!)
      const mass = digit.reduce((sum, value) => sum + value, 0)
      const place = (at: (i: number) => number, length: number) => {
        const centre = digit.reduce((sum, value, i) => sum + value * at(i), 0) / mass
        return Math.max(0, Math.min(${side} - length, Math.round(${(side - 1) / 2} - centre)))
      }
      const [x, y] = [place(i => i % columns!, columns!), place(i => Math.floor(i / columns!), rows!)]
      const prepared = new Uint8Array(${side * side})
      for (const [i, value] of digit.entries()) prepared[(y + Math.floor(i / columns!)) * ${side} + x + (i % columns!)] = value
      return prepared
    }
  `)
}
