import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {describe, expect, it} from 'vitest'
import {answersIn} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, run} = place()

/** What Node is told as if sharp's binary had not been installed. */
const hook = join(home, 'without-sharp.mjs')
const refusing = `export const resolve = (name, context, next) => {
  if (name === 'sharp') throw new Error('Could not load the "sharp" module\\nPossible solutions:')
  return next(name, context)
}`
const env = {NODE_OPTIONS: `--import ${pathToFileURL(hook)}`}

/** A bitmap of 2 × 2 pixels, 24 bits each. */
function bitmap(): Buffer {
  const bytes = Buffer.alloc(54 + 16, 90)
  bytes.write('BM')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(0, 6)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(2, 18)
  bytes.writeInt32LE(2, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  bytes.fill(0, 30, 54)
  return bytes
}

describe('without the library that decodes pictures', () => {
  it('all else works, and what needs it says so in one sentence', async () => {
    writeFileSync(
      hook,
      `import {register} from 'node:module'
register('data:text/javascript,' + encodeURIComponent(${JSON.stringify(refusing)}))`,
    )
    writeFileSync(join(home, 'digit.png'), 'no picture yet')
    writeFileSync(join(home, 'digit.bmp'), bitmap())
    const few = ['--data-source', 'generated', '--train-samples', '40', '--test-samples', '20']
    const trained = await run(['train', 'mnist', '--epochs', '1', ...few, '--json'], env)
    expect(trained.code, trained.err).toBe(0)
    expect((await run(['inspect', 'latest', '3'], env)).code).toBe(0)

    for (const [language, wanted] of [
      ['en', /^Pictures cannot be decoded here: .*npm install --include=optional/],
      ['zh', /^此处无法解码图片：.*npm install --include=optional/],
    ] as const) {
      const refused = await run(['classify', 'latest', 'digit.png'], {...env, TFNOTES_LANG: language})
      expect(refused.code).toBe(1)
      expect(refused.err).toMatch(wanted)
      expect(refused.err.trim().split('\n')).toHaveLength(1)
    }
    expect((await run(['classify', 'latest', 'digit.bmp'], env)).code).toBe(0)

    mkdirSync(join(home, 'own', 'a'), {recursive: true})
    writeFileSync(join(home, 'own', 'a', '1.png'), 'any')
    const made = await run(['dataset', 'make', 'own', '--out', 'x.npz', '--skip-missing'], env)
    expect([made.code, made.err]).toEqual([1, expect.stringContaining('include=optional')])

    const {out} = await run(['doctor', '--json'], env)
    expect(answersIn(out, 'picturesFound')).toMatchObject([
      {pictures: {decodes: false, why: 'Could not load the "sharp" module'}},
    ])
    expect(answersIn((await run(['doctor', '--json'])).out, 'picturesFound')).toMatchObject([
      {pictures: {decodes: true, version: expect.stringContaining('libvips')}},
    ])
  })
})
