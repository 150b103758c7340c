import {chmodSync, existsSync, mkdtempSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {makeFolder} from '../../src/system/make-folder.ts'

const scratch = () => mkdtempSync(join(tmpdir(), 'tfnotes-folder-'))

it('makes a folder with all above it, and leaves one that is there', async () => {
  const path = join(scratch(), 'a', 'b', 'c')
  await makeFolder(path)
  await makeFolder(path)
  expect(statSync(path).isDirectory()).toBe(true)
})

it('says what is in the way', async () => {
  const root = scratch()
  writeFileSync(join(root, 'file'), '')
  await expect(makeFolder(join(root, 'file', 'a', 'b'))).rejects.toMatchObject({code: 'ENOTDIR'})
  if (process.getuid?.() === 0) return
  chmodSync(root, 0o500)
  await expect(makeFolder(join(root, 'a', 'b'))).rejects.toMatchObject({code: 'EACCES'})
  chmodSync(root, 0o700)
})

it.runIf(existsSync('/proc/self'))('ends where the system takes no folders at all', async () => {
  await expect(makeFolder('/proc/a/b')).rejects.toMatchObject({
    code: 'no-permission',
    detail: {path: '/proc/a'},
  })
})
