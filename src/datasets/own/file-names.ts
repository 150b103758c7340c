/** Extensions of what is taken for a picture, however it is spelt; whether it is one, its content says. */
const extensions = 'png jpg jpeg jpe jfif webp gif tif tiff bmp svg avif heic heif ppm pgm jp2 jxl'

const isPicture = new RegExp(`\\.(${extensions.replaceAll(' ', '|')})$`, 'i')

export const isPictureName = (name: string): boolean => isPicture.test(name)

export const withoutExtension = (name: string): string => name.replace(isPicture, '')

/** What systems and programs leave in folders: Finder, Explorer, NAS, notebooks, archives. */
const leftovers = new Set([
  'thumbs.db',
  'desktop.ini',
  '__macosx',
  '@eadir',
  '#recycle',
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '__pycache__',
])

export const isHidden = (name: string): boolean => name.startsWith('.') || leftovers.has(name.toLowerCase())

/** Files that may well lie beside pictures: lists, notes, code. Of others the reader is told. */
export const isSidecar = (name: string): boolean =>
  /\.(txt|csv|tsv|json|xml|ya?ml|md|rst|ini|db|log|html?|py|ipynb|m|mat|pdf|docx?|xlsx?|zip|gz|npy|npz)$|^(readme|licen[cs]e|copying)$/i.test(
    name,
  )
