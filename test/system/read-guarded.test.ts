import {execFileSync} from 'node:child_process'
import {closeSync, mkdirSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {createServer} from 'node:net'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {openGuarded, openGuardedSync, readGuarded, readGuardedSync} from '../../src/system/read-guarded.ts'
import {scratch} from '../runs/scratch.ts'

const folder = scratch()
const onWindows = process.platform === 'win32'

/** What both ways of reading a file say of it. */
async function said(path: string, most = 100): Promise<unknown[]> {
  const code = (error: unknown) => (error as {code?: unknown}).code
  const later = await readGuarded(path, most).catch(code)
  try {
    return [later, readGuardedSync(path, most)]
  } catch (error) {
    return [later, code(error)]
  }
}

const twice = (code: string) => [code, code]

describe('a file that may come from a stranger', () => {
  it('is read where it is one', async () => {
    const path = join(folder(), 'a')
    writeFileSync(path, 'text')
    expect((await said(path)).map(String)).toEqual(['text', 'text'])
    writeFileSync(path, '')
    expect((await said(path)).map(String)).toEqual(['', ''])
  })

  it('may be as large as is said, and no larger', async () => {
    const path = join(folder(), 'a')
    writeFileSync(path, 'x'.repeat(100))
    expect((await said(path, 100)).map(String)).toEqual(['x'.repeat(100), 'x'.repeat(100)])
    expect(await said(path, 99)).toEqual(twice('file-too-large'))
    // Bytes that no disk holds.
    truncateSync(path, 2 ** 42)
    expect(await said(path)).toEqual(twice('file-too-large'))
    await expect(readGuarded(path, 99)).rejects.toMatchObject({detail: {path, size: 2 ** 42, limit: 99}})
  })

  it('is refused where it is a folder, or not there', async () => {
    const dir = folder()
    mkdirSync(join(dir, 'inner'))
    expect(await said(join(dir, 'inner'))).toEqual(twice('is-a-folder'))
    expect(await said(join(dir, 'nothing'))).toEqual(twice('file-missing'))
  })

  it.skipIf(onWindows)('is refused where it is a link, wherever that leads', async () => {
    const dir = folder()
    for (const target of ['/dev/zero', join(dir, 'file'), join(dir, 'nothing')]) {
      writeFileSync(join(dir, 'file'), 'text')
      const link = join(folder(), 'link')
      symlinkSync(target, link)
      expect(await said(link)).toEqual(twice('is-a-link'))
    }
  })

  it.skipIf(onWindows)('is refused where it is a pipe, a socket or a device, without waiting', async () => {
    const dir = folder()
    const pipe = join(dir, 'pipe')
    execFileSync('mkfifo', [pipe])
    expect(await said(pipe)).toEqual(twice('is-a-pipe'))
    await expect(openGuarded(pipe)).rejects.toMatchObject({code: 'is-a-pipe'})
    expect(() => openGuardedSync(pipe)).toThrow(expect.objectContaining({code: 'is-a-pipe'}))
    expect(await said('/dev/zero')).toEqual(twice('is-a-device'))

    const socket = join(dir, 'socket')
    const server = createServer()
    await new Promise<void>(resolve => server.listen(socket, resolve))
    try {
      expect(await said(socket)).toEqual(twice('is-a-pipe'))
    } finally {
      server.close()
    }
  })

  it('is the caller’s to read in parts', async () => {
    const path = join(folder(), 'a')
    writeFileSync(path, 'text')
    const file = await openGuarded(path)
    expect((await file.stat()).size).toBe(4)
    await file.close()
    closeSync(openGuardedSync(path))
  })
})
