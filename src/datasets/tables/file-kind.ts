/** What stands at the beginning of files that are taken for tables (Latin-1, a character a byte), and what further within. */
const byBytes = [
  ['xlsx', 'PK\x03\x04', 'xl/'],
  ['ods', 'PK\x03\x04', 'opendocument.spreadsheet'],
  ['npz', 'PK\x03\x04', '.npy'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['xls', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', '\x1f\x8b'],
  ['bzip2', 'BZh', '1AY&SY'],
  ['xz', '\xfd7zXZ\0'],
  ['zstd', '\x28\xb5\x2f\xfd'],
  ['7z', '7z\xbc\xaf\x27\x1c'],
  ['rar', 'Rar!\x1a\x07'],
  ['parquet', 'PAR1'],
  ['parquet', 'PARE'],
  ['arrow', 'ARROW1'],
  ['arrow', 'FEA1'],
  ['orc', 'ORC', '\0'],
  ['avro', 'Obj\x01'],
  ['hdf5', '\x89HDF\r\n\x1a\n'],
  ['npy', '\x93NUMPY'],
  ['pickle', '\x80\x02'],
  ['pickle', '\x80\x03'],
  ['pickle', '\x80\x04\x95'],
  ['pickle', '\x80\x05\x95'],
  ['rdata', 'X\n\0\0'],
  ['rdata', 'RDX2\n'],
  ['rdata', 'RDX3\n'],
  ['matlab', 'MATLAB 5.0'],
  ['stata', '<stata_dta>'],
  ['sqlite', 'SQLite format 3\0'],
  ['pdf', '%PDF-'],
  ['picture', '\x89PNG'],
  ['picture', '\xff\xd8\xff'],
  ['picture', 'GIF8'],
  ['picture', 'RIFF', 'WEBP'],
  ['tar', '', '\0ustar'],
] as const satisfies readonly (readonly [string, string, string?])[]

/** The same of text, blanks at its beginning left out. */
const byText = [
  ['lfs', /^version https:\/\/git-lfs\./],
  ['html', /^(?:<!--[\s\S]*?-->\s*)*<(!doctype\s+html|html|head|body|table|script|div|meta)\b/i],
  ['xml', /^<(?:\?xml\b|[a-z][\w:.-]*(?:\s[^<>]*)?>[\s\S]*<\/[a-z])/i],
  ['json', /^(\{\s*["}]|\[\s*[[{"\]\d-])/],
  ['javascript', /^(?:\/\*[\s\S]*?\*\/\s*)?(?:(?:var|let|const)\s+\w+\s*=|[\w$.]+\(\s*[{["])/],
  ['html', /^MIME-Version:/i],
  ['rtf', /^\{\\rtf/],
] as const

/** What a file is that is no table of text. */
export type FileKind = (typeof byBytes)[number][0] | (typeof byText)[number][0]

/** Judged by the content: names say little. */
export function kindOfBytes(start: Uint8Array): FileKind | undefined {
  const text = Buffer.from(start).toString('latin1')
  return byBytes.find(([, begins, holds]) => text.startsWith(begins) && text.includes(holds ?? ''))?.[0]
}

export function kindOfText(start: string): FileKind | undefined {
  const text = start.replace(/^\ufeff?\s+/, '')
  return byText.find(([, looks]) => looks.test(text))?.[0]
}

/** What an API wrote instead of data: the sentence in a short JSON answer. */
export function messageIn(json: string): string | undefined {
  const found =
    /"(?:information|note|message|error message|error|detail|msg)"\s*:\s*"((?:[^"\\]|\\.)*)"/i.exec(
      json.slice(0, 2000),
    )
  return found?.[1]?.slice(0, 300)
}
