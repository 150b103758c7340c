/** A process that draws SVG files, one after another, until whoever started it has ended or it takes too much memory. */
import sharp from 'sharp'
import {TfnotesError} from '../../../errors.ts'
import {reasonOf} from '../../../system/reason-of.ts'
import {readPixels} from '../pixels.ts'
import {type Answer, mostMemory, type Order} from './answer.ts'

/** Milliseconds from one look at the memory to the next. */
const between = 50

/** Whatever it is working on: an orderly end would wait for that. */
const end = () => process.kill(process.pid, 'SIGKILL')

sharp.block({operation: ['VipsForeignLoad']})
sharp.unblock({operation: ['VipsForeignLoadSvg']})
// One drawing after another, each another one.
sharp.cache(false)

process.on('disconnect', end)
setInterval(() => {
  if (process.memoryUsage.rss() > mostMemory) end()
}, between)

process.on('message', async ({bytes, file}: Order) => {
  process.send?.(await answer(bytes, file))
})
process.send?.('ready')

async function answer(bytes: Uint8Array, file: string): Promise<Answer> {
  try {
    // Of bytes without an address nothing else is ever read: neither pictures beside it nor what entities stand for.
    return {raster: await readPixels(Buffer.from(bytes), file, ['svg'])}
  } catch (error) {
    if (error instanceof TfnotesError) return {code: error.code, detail: error.detail}
    const [reason = ''] = reasonOf(error).split('\n')
    return /unsupported image format/i.test(reason)
      ? {code: 'picture-format', detail: {file}}
      : {code: 'picture-broken', detail: {file, reason}}
  }
}
