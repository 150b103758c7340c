import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import {createServer, type IncomingMessage, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, describe, expect, it} from 'vitest'
import {facts} from '../../../src/datasets/facts/index.ts'
import {fetchDataset, fetchFiles} from '../../../src/datasets/fetching/download.ts'

const bytes = Buffer.from(Uint8Array.from({length: 300_000}, (_, i) => (i * 7919) >> 3))
const sha256 = createHash('sha256').update(bytes).digest('hex')

type Answer = (request: IncomingMessage, response: ServerResponse) => void
const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server on 127.0.0.1; returns an address and the Range headers it was asked with. */
async function serve(answer: Answer) {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    answer(request, response)
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/data.bin`, ranges}
}

/** An address of this machine where nobody listens. */
async function deadUrl() {
  const {url} = await serve(() => {})
  closers.pop()?.()
  return url
}

const whole: Answer = (_, response) => response.end(bytes)

const ranged: Answer = (request, response) => {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  response.writeHead(
    from ? 206 : 200,
    from ? {'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`} : {},
  )
  response.end(bytes.subarray(from))
}

/** Sends at most 100,000 bytes an answer, then hangs up. */
const cutting: Answer = (request, response) => {
  const from = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  response.writeHead(from ? 206 : 200, {
    'content-length': bytes.length - from,
    ...(from ? {'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}`} : {}),
  })
  response.write(bytes.subarray(from, from + 100_000), () => setTimeout(() => response.destroy(), 20))
}

const room = () => mkdtempSync(join(tmpdir(), 'tfnotes-download-'))
const run = (folder: string, urls: string[], options = {}) =>
  fetchFiles([{path: 'data.bin', urls, sha256, bytes: bytes.length}], folder, {fetch, ...options})

describe('fetchFiles', () => {
  it('puts a verified file in place and leaves nothing beside it', async () => {
    const folder = room()
    const {url} = await serve(whole)
    const seen: number[] = []
    const result = await run(folder, [url], {onProgress: (p: {done: number}) => seen.push(p.done)})
    expect(result).toEqual({folder, fetched: ['data.bin'], kept: []})
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
    expect(existsSync(join(folder, 'data.bin.part'))).toBe(false)
    expect(seen.at(-1)).toBe(bytes.length)
    expect(await run(folder, ['http://127.0.0.1:1/'])).toMatchObject({fetched: [], kept: ['data.bin']})
  })

  it('goes on where an earlier download was broken off', async () => {
    const folder = room()
    writeFileSync(join(folder, 'data.bin.part'), bytes.subarray(0, 123_456))
    const {url, ranges} = await serve(ranged)
    await run(folder, [url])
    expect(ranges).toEqual(['bytes=123456-'])
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
  })

  it('starts anew at a server that knows no ranges', async () => {
    const folder = room()
    writeFileSync(join(folder, 'data.bin.part'), 'something else')
    const {url} = await serve(whole)
    await run(folder, [url])
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
  })

  it('asks again for the rest when cut off', async () => {
    const folder = room()
    const {url, ranges} = await serve(cutting)
    await run(folder, [url])
    // How much arrives of what a server sends before it cuts off is for the network to say.
    const [first, ...others] = ranges
    expect(first).toBeUndefined()
    expect(others.length).toBeGreaterThanOrEqual(2)
    const begins = others.map(range => Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1]))
    expect(begins).toEqual([...new Set(begins)].sort((a, b) => a - b))
    expect(begins.every(begin => begin > 0)).toBe(true)
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
  })

  it('takes the mirror when the official server is down, missing the file, wrong or silent', async () => {
    const answers: Answer[] = [
      (_, response) => response.writeHead(404).end(),
      (_, response) => response.end(Buffer.alloc(bytes.length)),
      () => {},
    ]
    const good = await serve(ranged)
    for (const answer of answers) {
      const folder = room()
      const bad = await serve(answer)
      await run(folder, [await deadUrl(), bad.url, good.url], {patience: 200})
      expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
    }
  })

  it('keeps a file with a wrong sha256 away and names both sums', async () => {
    const folder = room()
    const {url} = await serve((_, response) => response.end(Buffer.alloc(bytes.length, 1)))
    const found = createHash('sha256').update(Buffer.alloc(bytes.length, 1)).digest('hex')
    await expect(run(folder, [url])).rejects.toMatchObject({
      code: 'sha256-wrong',
      detail: {expected: sha256, found, rejected: join(folder, 'data.bin.rejected')},
    })
    expect(existsSync(join(folder, 'data.bin'))).toBe(false)
    expect(existsSync(join(folder, 'data.bin.part'))).toBe(false)
  })

  it('stops at a server that sends without end', async () => {
    const folder = room()
    const {url} = await serve((_, response) => {
      const more = () => response.write(Buffer.alloc(65_536)) && setImmediate(more)
      response.on('drain', more)
      more()
    })
    await expect(run(folder, [url])).rejects.toMatchObject({code: 'download-failed'})
  })

  it('names every server and its reason when all fail', async () => {
    const {url} = await serve((_, response) => response.writeHead(503).end())
    await expect(run(room(), [await deadUrl(), url])).rejects.toMatchObject({
      code: 'download-failed',
      detail: {
        failures: [
          expect.stringMatching(/^127\.0\.0\.1:\d+: ECONNREFUSED$/),
          expect.stringMatching(/^127\.0\.0\.1:\d+: HTTP 503$/),
        ],
      },
    })
  })

  it.each<[string, Answer, RegExp]>([
    [
      'a login page of the network',
      (_, response) => response.writeHead(200, {'content-type': 'text/html; charset=utf-8'}).end('<p>Log in'),
      /a web page, not the file/,
    ],
    [
      'a page that does not say that it is one',
      (_, response) => response.end('\n <!DOCTYPE html><html>'.padEnd(bytes.length, ' ')),
      /a web page, not the file/,
    ],
    [
      'a page longer than the file',
      (_, response) =>
        response.writeHead(200, {'transfer-encoding': 'chunked'}).end('please '.repeat(bytes.length)),
      /more than the 300000 bytes of the official file/,
    ],
    [
      'another length',
      (_, response) => response.writeHead(200, {'content-length': 7}).end('nothing'),
      /7 bytes, not the 300000 of the official file/,
    ],
    [
      'a part that was not asked for',
      (_, response) =>
        response
          .writeHead(206, {'content-range': `bytes 7-${bytes.length - 1}/${bytes.length}`})
          .end(bytes.subarray(7)),
      /not the part that was asked for/,
    ],
    [
      'the way to another protocol',
      (_, response) => response.writeHead(302, {location: 'ftp://127.0.0.1/data.bin'}).end(),
      /scheme/i,
    ],
    [
      'the way to a file of this machine',
      (_, response) => response.writeHead(302, {location: 'file:///etc/passwd'}).end(),
      /scheme/i,
    ],
  ])('takes %s for no beginning of the file', async (_, answer, reason) => {
    const [bad, good] = [await serve(answer), await serve(ranged)]
    const folder = room()
    await expect(run(folder, [bad.url])).rejects.toMatchObject({
      code: 'download-failed',
      detail: {failures: [expect.stringMatching(reason)]},
    })
    expect(readdirSync(folder).filter(name => readFileSync(join(folder, name)).length > 0)).toEqual([])
    expect(bad.ranges).toEqual([undefined])
    // A beginning that was right before is still there for the next, unless the answer was taken for the whole file.
    writeFileSync(join(folder, 'data.bin.part'), bytes.subarray(0, 100_000))
    await run(folder, [bad.url, good.url])
    expect(good.ranges).toEqual([/more/.test(reason.source) ? undefined : 'bytes=100000-'])
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
  })

  it('goes from https nowhere else', async () => {
    const answered = new Response(bytes)
    Object.defineProperty(answered, 'url', {value: 'http://127.0.0.1/data.bin'})
    const failures = [expect.stringMatching(/leads away from https/)]
    await expect(
      run(room(), ['https://127.0.0.1/data.bin'], {fetch: async () => answered}),
    ).rejects.toMatchObject({code: 'download-failed', detail: {failures}})
  })

  it('leaves a server that trickles for the next one, which goes on', async () => {
    const folder = room()
    const trickling = await serve((_, response) => {
      response.writeHead(200, {'content-length': bytes.length})
      let at = 0
      const drip = setInterval(() => response.write(bytes.subarray(at, ++at)), 20)
      response.on('close', () => clearInterval(drip))
    })
    const good = await serve(ranged)
    await run(folder, [trickling.url, good.url], {slowest: {bytes: 1000, milliseconds: 300}})
    expect(trickling.ranges).toHaveLength(1)
    expect(good.ranges).toEqual([expect.stringMatching(/^bytes=\d+-$/)])
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
    await expect(
      run(room(), [trickling.url], {slowest: {bytes: 1000, milliseconds: 300}}),
    ).rejects.toMatchObject({detail: {failures: [expect.stringMatching(/less than 1000 bytes in 0.3 s$/)]}})
  })

  it('judges a server by what it sends itself, not by the beginning that another has left', async () => {
    const folder = room()
    writeFileSync(join(folder, 'data.bin.part'), Buffer.alloc(100_000, 1))
    const good = await serve(ranged)
    await run(folder, [good.url])
    expect(good.ranges).toEqual(['bytes=100000-', undefined])
    expect(readFileSync(join(folder, 'data.bin')).equals(bytes)).toBe(true)
    expect(readdirSync(folder)).toEqual(['data.bin'])
  })

  it('writes through no link that somebody has put there', async () => {
    const folder = room()
    const victim = join(room(), 'profile')
    writeFileSync(victim, 'mine')
    symlinkSync(victim, join(folder, 'data.bin.part'))
    const {url} = await serve(whole)
    await expect(run(folder, [url])).rejects.toMatchObject({code: 'foreign-file'})
    expect(readFileSync(victim, 'utf8')).toBe('mine')
  })

  it('says when the disk is full', async context => {
    const folder = room()
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], {stdio: 'ignore'})
    } catch {
      return context.skip()
    }
    closers.push(() => execFileSync('umount', ['-l', folder]))
    const {url} = await serve(whole)
    await expect(run(folder, [url])).rejects.toMatchObject({code: 'disk-full', detail: {reason: 'ENOSPC'}})
  })

  it('says when the cache cannot be written', async () => {
    const folder = room()
    writeFileSync(join(folder, 'file'), '')
    await expect(run(join(folder, 'file', 'below'), ['http://127.0.0.1:1/'])).rejects.toMatchObject({
      code: 'not-writable',
    })
    mkdirSync(join(folder, 'data.bin.part'))
    const {url} = await serve(whole)
    await expect(run(folder, [url])).rejects.toMatchObject({code: 'foreign-file'})
  })

  it('stops when told to and keeps the part', async () => {
    const folder = room()
    const stop = new AbortController()
    const {url} = await serve((_, response) => {
      response.writeHead(200, {'content-length': bytes.length})
      response.write(bytes.subarray(0, 50_000), () => setTimeout(() => stop.abort(), 50))
    })
    await expect(run(folder, [url], {signal: stop.signal})).rejects.toThrow()
    expect(readFileSync(join(folder, 'data.bin.part'))).toHaveLength(50_000)
  })
})

describe('fetchDataset', () => {
  it('knows the official files with their sums', () => {
    for (const {files} of Object.values(facts)) {
      for (const file of files) {
        expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
        expect(file.urls.length).toBeGreaterThan(0)
        for (const url of file.urls) expect(URL.canParse(url)).toBe(true)
      }
    }
  })

  it('says that an embedded set has nothing to fetch', async () => {
    await expect(fetchDataset('iris', {cache: room(), fetch})).rejects.toMatchObject({
      code: 'nothing-to-fetch',
    })
  })
})
