import type {Localised} from './localised.ts'

const unpack: Localised = {en: 'Unpack it and name the folder.', zh: '请先解压，再指定文件夹。'}
const toFolder: Localised = {
  en: `This writes its pictures to a folder “out” (picture in the first column, label in the last): python -c "import os, pandas as p; [(os.makedirs(f'out/{r.iloc[-1]}', exist_ok=True), open(f'out/{r.iloc[-1]}/' + str(i) + '.png', 'wb').write(r.iloc[0]['bytes'])) for i, r in p.{reader}('{file}').iterrows()]"`,
  zh: `用这一行可写成文件夹 out（首列为图片，末列为标签）：python -c "import os, pandas as p; [(os.makedirs(f'out/{r.iloc[-1]}', exist_ok=True), open(f'out/{r.iloc[-1]}/' + str(i) + '.png', 'wb').write(r.iloc[0]['bytes'])) for i, r in p.{reader}('{file}').iterrows()]"`,
}
const toArrays: Localised = {
  en: 'Write pictures and labels with NumPy: numpy.savez("set.npz", x=pictures, y=labels), and name that with --images.',
  zh: '请用 NumPy 写出图片和标签：numpy.savez("set.npz", x=pictures, y=labels)，再用 --images 指定。',
}
const nameIt: Localised = {
  en: 'Name the file itself: --images {file}',
  zh: '请直接指定该文件：--images {file}',
}

/** What to do with a file that is given, or found, in place of a folder of pictures. */
export const pictureKinds: Readonly<Record<string, Localised>> = {
  parquet: {
    en: toFolder.en.replace('{reader}', 'read_parquet'),
    zh: toFolder.zh.replace('{reader}', 'read_parquet'),
  },
  arrow: {
    en: toFolder.en.replace('{reader}', 'read_feather'),
    zh: toFolder.zh.replace('{reader}', 'read_feather'),
  },
  zip: unpack,
  tar: unpack,
  gzip: unpack,
  '7z': unpack,
  rar: unpack,
  bzip2: unpack,
  xz: unpack,
  zstd: unpack,
  npz: nameIt,
  npy: nameIt,
  pixels: nameIt,
  picture: {en: 'Name the folder that holds the pictures.', zh: '请指定图片所在的文件夹。'},
}

/** The same of all others that can be told. */
export const otherPictureKinds: Localised = toArrays
