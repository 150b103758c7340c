import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  closeSync,
  existsSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {join} from 'node:path'
import {integer} from '../../src/random/distributions.ts'
import type {Random} from '../../src/random/random.ts'
import {choose} from './choose.ts'

/** Where a mutation takes its material from. */
export interface Material {
  readonly random: Random
  /** Other files of the same folder, and of other runs. */
  readonly others: readonly string[]
  /** A file outside that nobody may touch. */
  readonly outside: string
}

type Mangle = (path: string, material: Material) => void

const bytesOf = (path: string) =>
  existsSync(path) && statSync(path).isFile() ? readFileSync(path) : Buffer.alloc(0)

/** Puts something else in the place of a file. */
const instead =
  (put: Mangle): Mangle =>
  (path, material) => {
    rmSync(path, {recursive: true, force: true})
    put(path, material)
  }

const changed =
  (change: (bytes: Buffer, random: Random) => Uint8Array): Mangle =>
  (path, {random}) =>
    writeFileSync(path, change(bytesOf(path), random))

const at = (bytes: Buffer, random: Random) => integer(random, bytes.length + 1)

/** What is done to bytes, whatever they mean. */
const ofBytes: Readonly<Record<string, Mangle>> = {
  truncated: changed((bytes, random) => bytes.subarray(0, at(bytes, random))),
  emptied: changed(() => Buffer.alloc(0)),
  'bits flipped': changed((bytes, random) => {
    for (let left = 1 + integer(random, 8); left > 0 && bytes.length > 0; left--) {
      const where = integer(random, bytes.length)
      bytes[where] = (bytes[where] ?? 0) ^ (1 << integer(random, 8))
    }
    return bytes
  }),
  'zeros at the end': changed((bytes, random) => bytes.fill(0, at(bytes, random))),
  'all zeros': changed(bytes => bytes.fill(0)),
  'noise inside': changed((bytes, random) => {
    const where = at(bytes, random)
    const noise = Buffer.from(Array.from({length: 200}, () => integer(random, 256)))
    return Buffer.concat([bytes.subarray(0, where), noise, bytes.subarray(where)])
  }),
  doubled: changed(bytes => Buffer.concat([bytes, bytes])),
  'a part taken out': changed((bytes, random) => {
    const where = at(bytes, random)
    return Buffer.concat([bytes.subarray(0, where), bytes.subarray(where + 1 + integer(random, 100))])
  }),
}

/** Whether there is something that is no file. */
const isOther = (path: string) => existsSync(path) && !statSync(path).isFile()

/** What stands in the place of a file. */
const ofFiles: Readonly<Record<string, Mangle>> = {
  removed: path => rmSync(path, {recursive: true, force: true}),
  'another file': (path, {others, random}) => {
    const content = readFileSync(choose(random, others))
    rmSync(path, {recursive: true, force: true})
    writeFileSync(path, content)
  },
  'a folder': instead(path => mkdirSync(join(path, 'inside'), {recursive: true})),
  'a fifo': instead(path => execFileSync('mkfifo', [path])),
  'a link to a file outside': instead((path, {outside}) => symlinkSync(outside, path)),
  'a second name of a file outside': instead((path, {outside}) => linkSync(outside, path)),
  'a link to /dev/zero': instead(path => symlinkSync('/dev/zero', path)),
  'a link to nothing': instead(path => symlinkSync('/nowhere/at/all', path)),
  'a link to itself': instead(path => symlinkSync(path, path)),
  'a sparse gigabyte': path => {
    if (isOther(path)) return
    const file = openSync(path, 'a')
    ftruncateSync(file, 2 ** 31)
    closeSync(file)
  },
  'a line of 20 MB': (path, {random}) => {
    if (isOther(path)) return
    const event = choose(random, ['epoch', 'batch', 'x'])
    writeFileSync(path, `${bytesOf(path)}{"v":1,"event":"${event}","x":"${'x'.repeat(20_000_000)}"}\n`)
  },
}

/** Values that nobody expects where another one stands. */
const oddValues: readonly unknown[] = [
  ...[
    null,
    true,
    '',
    'x',
    [],
    {},
    -1,
    0,
    0.5,
    1e21,
    1e308,
    2 ** 53,
    -0,
    4_294_967_296,
    1e9,
    'NaN',
    'valueOf',
  ],
  ...[
    '__proto__',
    '../../victim',
    '/dev/zero',
    'a\u001b]0;owned\u0007b',
    '\u202eabc',
    '\u009b31m',
    'x'.repeat(70_000),
  ],
  ...[
    [[[]]],
    {length: 1e9},
    {__proto__: null, toString: 1},
    [null],
    '\u0000',
    '$(touch owned)',
    '`touch owned`\n',
  ],
]

/** One value of a JSON text, anywhere in it, becomes another one. */
function oddValue(value: unknown, random: Random): unknown {
  if (typeof value !== 'object' || value === null || random.unit() < 0.08) return choose(random, oddValues)
  if (Array.isArray(value)) {
    if (value.length === 0) return choose(random, oddValues)
    const where = integer(random, value.length)
    return random.unit() < 0.1 ? value.toSpliced(where, 1) : value.with(where, oddValue(value[where], random))
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return choose(random, oddValues)
  const where = integer(random, entries.length)
  const [key, old] = entries[where] ?? ['', undefined]
  const way = random.unit()
  if (way < 0.1) return Object.fromEntries(entries.toSpliced(where, 1))
  const name = way < 0.15 ? choose(random, ['__proto__', 'constructor', 'x', '../x']) : key
  return Object.fromEntries(entries.with(where, [name, way < 0.15 ? old : oddValue(old, random)]))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ofJson: Readonly<Record<string, Mangle>> = {
  'an odd value': (path, {random}) => {
    const lines = bytesOf(path).toString('utf8').trimEnd().split('\n')
    const whole = parsed(lines.join('\n'))
    if (whole !== undefined && lines.length !== 1) {
      writeFileSync(path, `${JSON.stringify(oddValue(whole, random), undefined, 2)}\n`)
      return
    }
    const where = integer(random, lines.length)
    const odd = JSON.stringify(oddValue(parsed(lines[where] ?? ''), random)) ?? ''
    writeFileSync(path, `${lines.with(where, odd).join('\n')}\n`)
  },
  /** Of a checkpoint: as someone would who knows how its checksums are made. */
  'an odd value, signed': (path, {random}) => {
    const file = parsed(bytesOf(path).toString('utf8'))
    if (typeof file !== 'object' || file === null || !('state' in file)) return
    const state = oddValue(file.state, random)
    const sha256 = createHash('sha256')
      .update(JSON.stringify(state) ?? '')
      .digest('hex')
    writeFileSync(path, `${JSON.stringify({...file, sha256, state})}\n`)
  },
}

/** Does something to a file, and says what. */
export function mangle(path: string, material: Material): string {
  const {random} = material
  if (lstatSync(path, {throwIfNoEntry: false})?.isDirectory()) return mangleBy(ofFiles, path, material)
  const isJson = /\.jsonl?$|alive$/.test(path)
  const ways = random.unit() < (isJson ? 0.55 : 0) ? ofJson : random.unit() < 0.5 ? ofBytes : ofFiles
  return mangleBy(ways, path, material)
}

/** Does something to the bytes of a file alone, and says what. */
export function mangleBytes(path: string, material: Material): string {
  return lstatSync(path).isDirectory() ? mangle(path, material) : mangleBy(ofBytes, path, material)
}

function mangleBy(ways: Readonly<Record<string, Mangle>>, path: string, material: Material): string {
  const name = choose(material.random, Object.keys(ways))
  ways[name]?.(path, material)
  return name
}
