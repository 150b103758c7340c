import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../src/errors.ts'
import {launchTrainer} from '../../src/runs/launch.ts'
import {createIris, scratch} from './scratch.ts'

const folder = scratch()

/** Launches a trainer whose program is `source`; it finds its run in `dir`. */
async function launch(source: string, signal?: AbortSignal) {
  const root = folder()
  const dir = await createIris(root)
  const entry = join(root, 'trainer.mjs')
  writeFileSync(entry, `const dir = process.argv[2]\n${source}`)
  return {dir, launched: launchTrainer({dir, entry, env: process.env, signal})}
}

describe('a launch', () => {
  it('is over when the run is the trainer’s own, and not before', async () => {
    const {dir, launched} = await launch(`
      const {writeFileSync} = await import('node:fs')
      setTimeout(() => {
        writeFileSync(dir + '/mine', String(process.pid))
        process.send({claimed: true}, () => process.disconnect())
      }, 100)
    `)
    const {pid} = await launched
    expect(Number(readFileSync(join(dir, 'mine'), 'utf8'))).toBe(pid)
  })

  it('fails as its trainer says, with nothing in the log', async () => {
    const {dir, launched} = await launch(
      "process.send({claimed: false, code: 'disk-full', detail: {path: '/x'}}, () => process.exit(1))",
    )
    await expect(launched).rejects.toMatchObject({code: 'disk-full', detail: {path: '/x'}})
    expect(readFileSync(join(dir, 'log.txt'), 'utf8')).toBe('')
  })

  it.each([
    ["throw new Error('no such library')", 'Error: no such library'],
    ["process.kill(process.pid, 'SIGKILL')", 'SIGKILL'],
    ['process.exit(7)', 'exit 7'],
  ])('fails with the last words of a trainer that does %s', async (source, reason) => {
    const {launched} = await launch(source)
    await expect(launched).rejects.toMatchObject({code: 'launch-failed', detail: {reason}})
  })

  it('that is given up ends its trainer', async () => {
    const abort = new AbortController()
    const {dir, launched} = await launch(
      `
      const {writeFileSync} = await import('node:fs')
      writeFileSync(dir + '/began', '')
      setTimeout(() => writeFileSync(dir + '/went-on', ''), 400)
    `,
      abort.signal,
    )
    while (!existsSync(join(dir, 'began'))) await new Promise(resolve => setTimeout(resolve, 5))
    abort.abort(new TfnotesError('interrupted'))
    await expect(launched).rejects.toMatchObject({code: 'interrupted'})
    await new Promise(resolve => setTimeout(resolve, 600))
    expect(existsSync(join(dir, 'went-on'))).toBe(false)
  })
})
