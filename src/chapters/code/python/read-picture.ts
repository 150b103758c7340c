import {inkBox, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented} from '../text.ts'

/** A picture file as the chapter prepares it for this data: values from 0 to 255 in the network's shape. */
export function printReadPicture(program: Program): string[] {
  const {shape, facts} = program
  const [height, width, channels] = shape.inputShape
  const {prepare, invert} = facts.picture ?? {}
  return [
    ...block(`
      def resize(picture, height, width):
          return np.clip(tf.image.resize(picture, (height, width), method="lanczos3", antialias=True).numpy(), 0, 255)


      def read_picture(path):
          picture = tf.io.decode_image(tf.io.read_file(path), channels=${channels}, expand_animations=False).numpy().astype("float32")
    `),
    ...indented(
      [
        ...(invert === 'auto' ? printInversion(program) : []),
        ...(prepare === 'mnist' ? printInk(program) : []),
        `return resize(picture, ${height}, ${width})`,
      ],
      4,
    ),
  ]
}

function printInversion({facts, say}: Program): string[] {
  const why = facts.picture?.why
  return block(`
    # ${say(remarks.border)}${why ? say(remarks.so(why)) : ''}
    border = np.concatenate([picture[0], picture[-1], picture[:, 0], picture[:, -1]])
    if np.mean(border > (picture.min() + picture.max()) / 2) > 0.5:
        picture = 255 - picture
  `)
}

function printInk({shape, say}: Program): string[] {
  const [side = 28] = shape.inputShape
  return block(`
    ink = np.maximum(picture - np.median(picture), 0)
    if picture.shape[:2] != (${side}, ${side}) and ink.max() > 0:  # ${say(remarks.centred(inkBox(side)))}
        rows, columns, _ = np.nonzero(ink > ink.max() / 2)
        ink = ink[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1] * (255 / ink.max())
        ink = resize(ink, *[max(1, round(${inkBox(side)} * length / max(ink.shape))) for length in ink.shape[:2]])
        top, left = [
            int(np.clip(round(${(side - 1) / 2} - np.average(np.arange(length), weights=ink.sum(axis=(1 - axis, 2)))), 0, ${side} - length))
            for axis, length in enumerate(ink.shape[:2])
        ]
        picture = np.zeros((${side}, ${side}, 1), "float32")
        picture[top : top + ink.shape[0], left : left + ink.shape[1]] = ink
  `)
}
