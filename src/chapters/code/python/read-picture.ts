import {inkBox, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'

/** A picture file as the chapter prepares it for this data: bytes in the network's size. */
export function printReadPicture(program: Program): string[] {
  const {shape, facts, say} = program
  const [height, width, channels] = shape.inputShape
  const {prepare, invert} = facts.picture ?? {}
  return [
    ...block(`
      def read_picture(path):
          # ${say(remarks.upright)}
          picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
          picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("${channels === 1 ? 'L' : 'RGB'}")
    `),
    ...indented(
      [
        ...(invert === 'auto' ? printInversion(program) : []),
        ...(prepare === 'mnist' ? printInk(program) : []),
        `return np.asarray(picture.resize((${width}, ${height}), Image.LANCZOS))`,
      ],
      4,
    ),
  ]
}

function printInversion({facts, say}: Program): string[] {
  const why = facts.picture?.why
  return block(`
    # ${say(remarks.border)}${why ? say(remarks.so(why)) : ''}
    pixels = np.asarray(picture)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]])
    if np.mean(border > np.mean([pixels.min(), pixels.max()])) > 0.5:
        picture = ImageOps.invert(picture)
  `)
}

function printInk({shape, say}: Program): string[] {
  const [side = 28] = shape.inputShape
  const box = inkBox(side)
  return block(`
    pixels = np.asarray(picture, "float32")
    ink = np.maximum(pixels - np.median(pixels), 0)
    if picture.size != (${side}, ${side}) and ink.max() > 0:  # ${say(remarks.centred(box))}
        rows, columns = np.nonzero(ink > ink.max() / 2)
        ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] * (255 / ink.max())
        height, width = [max(1, round(${box} * length / max(ink.shape))) for length in ink.shape]
        ink = Image.fromarray(ink.astype("uint8")).resize((width, height), Image.LANCZOS)
        left, top = [
            int(np.clip(round(${(side - 1) / 2} - np.average(np.arange(length), weights=np.sum(ink, axis=axis))), 0, ${side} - length))
            for axis, length in enumerate(ink.size)
        ]
        picture = Image.new("L", (${side}, ${side}))
        picture.paste(ink, (left, top))
  `)
}
