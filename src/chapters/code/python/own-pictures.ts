import {isArrays, isSorted, type Program} from '../program.ts'
import {remarks} from '../remarks.ts'
import {block, indented, quoted} from '../text.ts'
import {printArrays, printSplit} from './own-arrays.ts'

/** A picture file as the network takes it: resized with Lanczos, in its channels; used for own data and to apply. */
export function printReadPicture({shape}: Program): string[] {
  const [height, width, channels] = shape.inputShape
  return block(`
    def read_picture(path):
        picture = tf.io.decode_image(tf.io.read_file(path), channels=${channels}, expand_animations=False)
        picture = tf.image.resize(picture, (${height}, ${width}), method="lanczos3", antialias=True)
        return np.clip(picture.numpy(), 0, 255)
  `)
}

/** The reader's own pictures: from a folder of files, or from arrays that were made of them. */
export const printOwnPictures = (program: Program): string[] => [
  ...printReadPicture(program),
  '',
  '',
  ...(isArrays(program.options) ? printArrays(program) : printFolder(program)),
]

function printFolder(program: Program): string[] {
  const {options, say, shape} = program
  const folder = options.images ?? 'pictures'
  const labelled = isSorted(options)
    ? [
        'classes = sorted(entry.name for entry in os.scandir(folder) if entry.is_dir())',
        'pairs = [(f"{label}/{name}", label) for label in classes for name in os.listdir(f"{folder}/{label}")]',
      ]
    : [
        `with open(${quoted(options.labels ?? `${folder}.txt`)}, encoding="utf-8") as file:`,
        '    pairs = [line.rsplit(maxsplit=1) for line in file if line.strip()]',
      ]
  return [
    `folder, arrays = ${quoted(folder)}, "own-pictures.npz"`,
    `if not os.path.exists(arrays):  # ${say(remarks.decoded)}`,
    ...indented(
      [
        ...labelled,
        'pictures = [read_picture(os.path.join(folder, name)) for name, _ in pairs]',
        `x = np.array(pictures, "uint8").reshape(-1, ${shape.inputShape.join(', ')})`,
        'np.savez(arrays, x=x, y=np.array([label for _, label in pairs]))',
      ],
      4,
    ),
    ...block(`
      saved = np.load(arrays)
      names = sorted(set(saved["y"]))
      x, y = saved["x"], np.searchsorted(names, saved["y"])
    `),
    ...printSplit(program),
  ]
}
