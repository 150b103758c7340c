import {type ChildProcess, fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {TfnotesError} from '../../../errors.ts'
import type {Raster} from '../raster.ts'
import {type Answer, mostMemory} from './answer.ts'

const fromSource = import.meta.url.endsWith('.ts')
/** In the built program this file is part of one that lies at its root. */
const entry = fileURLToPath(
  new URL(fromSource ? 'process-from-source.mjs' : 'datasets/pictures/drawings/process.js', import.meta.url),
)

/** Of an SVG file; a drawing of more is no picture of anything. */
const mostBytes = 2 ** 24

/** Milliseconds in which a drawing has to be done; honest ones take a few. */
const patience = 5000

/** Drawn one after another, so that each has the time that it is given. */
let queue: Promise<unknown> = Promise.resolve()
let artist: ChildProcess | undefined

/**
 * Draws an SVG. A few lines of one can ask for hours of work or for all the memory there is, and nothing stops the
 * library that draws it, so that it works in a process of its own, which is ended.
 *
 * @param file named in errors
 * @param limit milliseconds
 * @throws TfnotesError drawing-too-costly, picture-too-large, picture-broken, picture-format
 */
export function decodeDrawing(bytes: Buffer, file: string, limit = patience): Promise<Raster> {
  const drawn = queue.then(() => draw(bytes, file, limit))
  queue = drawn.catch(() => {})
  return drawn
}

async function draw(bytes: Buffer, file: string, limit: number): Promise<Raster> {
  const costly = () =>
    new TfnotesError('drawing-too-costly', {
      file,
      seconds: limit / 1000,
      memory: mostMemory,
      limit: mostBytes,
    })
  if (bytes.length > mostBytes) throw costly()
  const drawing = artist ?? (await startArtist())
  // What is drawn is waited for; between drawings the process keeps nobody from ending.
  drawing.ref()
  drawing.channel?.ref()
  const timer = setTimeout(() => {
    // Should it answer at the last moment, the next drawing is not for the dying.
    artist = undefined
    drawing.kill('SIGKILL')
  }, limit)
  const heard = new AbortController()
  const {signal} = heard
  try {
    drawing.send({bytes, file}, () => {})
    const answer = await Promise.race([
      once(drawing, 'message', {signal}).then(([said]): Answer => said),
      once(drawing, 'exit', {signal}).then(([code, by]): string => String(by ?? code)),
    ])
    // By us, by itself or by a system that had no memory left.
    if (answer === 'SIGKILL') throw costly()
    if (typeof answer === 'string') throw new TfnotesError('picture-broken', {file, reason: `SVG: ${answer}`})
    if ('raster' in answer) return answer.raster
    throw new TfnotesError(answer.code, answer.detail)
  } finally {
    clearTimeout(timer)
    heard.abort()
    drawing.unref()
    drawing.channel?.unref()
  }
}

/** Ready to draw: what it takes to start is nobody's drawing's. */
async function startArtist(): Promise<ChildProcess> {
  const started = fork(entry, [], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  started.once('exit', () => {
    if (artist === started) artist = undefined
  })
  await Promise.race([
    once(started, 'message'),
    once(started, 'exit').then(([code, signal]) => {
      throw new Error(`The process that draws SVG ended with ${code ?? signal} before it began.`)
    }),
  ])
  artist = started
  return started
}
