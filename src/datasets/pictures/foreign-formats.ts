/** Kinds of files that people take for pictures, or that are pictures, and that sharp does not read. */
type ForeignFormat =
  | 'heic'
  | 'camera-raw'
  | 'photoshop'
  | 'jpeg-xl'
  | 'jpeg-2000'
  | 'icon'
  | 'pdf'
  | 'video'
  | 'archive'
  | 'web-page'
  | 'lfs-pointer'

/** How files of a kind begin, in Latin-1: what stands at a place. */
const beginnings: readonly (readonly [ForeignFormat, at: number, ...(string | RegExp)[]])[] = [
  ['photoshop', 0, '8BPS'],
  ['jpeg-xl', 0, '\xff\x0a', '\0\0\0\x0cJXL '],
  ['jpeg-2000', 0, '\0\0\0\x0cjP  ', '\xff\x4f\xff\x51'],
  ['icon', 0, '\0\0\x01\0', '\0\0\x02\0'],
  ['pdf', 0, '%PDF-'],
  ['camera-raw', 0, 'FUJIFILMCCD-RAW', 'IIU\0', 'IIRO', 'IIRS', 'MMOR', '\0MRM', 'FOVb'],
  ['camera-raw', 4, 'ftypcrx '],
  ['heic', 4, /^ftyp(hei[cxms]|hev[cxms])/],
  // The brand of any picture in this container; what it is compressed by, its list of brands says.
  ['heic', 4, /^ftyp(mif1|msf1)(?![\s\S]{0,60}avi[fs])[\s\S]{0,60}hei[cxms]/],
  ['video', 4, /^ftyp(isom|iso[2-9]|mp4[12]|M4V|qt {2}|avc1|3gp)/],
  ['video', 0, '\x1aE\xdf\xa3', /^RIFF[\s\S]{4}AVI /],
  ['archive', 0, 'PK\x03\x04', 'Rar!', '7z\xbc\xaf'],
  ['lfs-pointer', 0, 'version https://git-lfs'],
  ['web-page', 0, /^\s*(<!doctype html|<html)/i],
]

/** Bytes of a file that `foreignFormatOf` looks at. */
export const headBytes = 4096

/** What a file is by its content, if it is one of these. @param head its first bytes */
export function foreignFormatOf(head: Buffer): ForeignFormat | undefined {
  const text = head.toString('latin1', 0, 200)
  const found = beginnings.find(([, at, ...either]) =>
    either.some(one => (typeof one === 'string' ? text.startsWith(one, at) : one.test(text.slice(at)))),
  )
  return found?.[0] ?? (isRawTiff(head) ? 'camera-raw' : undefined)
}

const [make, subFolders, dngVersion] = [0x010f, 0x014a, 0xc612]

/**
 * Most cameras' raw files are TIFFs whose first picture is a thumbnail, which a reader of TIFF would take for all: the
 * camera's make stands beside a list of further pictures, or the version of DNG does.
 */
function isRawTiff(head: Buffer): boolean {
  const order = head.toString('latin1', 0, 4)
  const little = order === 'II*\0'
  if (!little && order !== 'MM\0*') return false
  if (head.toString('latin1', 8, 10) === 'CR') return true
  const short = (at: number) =>
    at + 2 > head.length ? 0 : little ? head.readUInt16LE(at) : head.readUInt16BE(at)
  const start = little ? head.readUInt32LE(4) : head.readUInt32BE(4)
  const tags = new Set(Array.from({length: Math.min(200, short(start))}, (_, i) => short(start + 2 + 12 * i)))
  return tags.has(dngVersion) || (tags.has(make) && tags.has(subFolders))
}
