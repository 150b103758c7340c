import {open} from 'node:fs/promises'
import {fileMode} from './own-file.ts'

/** Writes a file of the program's own, not there yet, so that it outlasts a power cut; its name does when its folder is synced, too. */
export async function writeSynced(path: string, data: string | Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', fileMode)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes what was made, renamed and removed in a folder outlast a power cut; systems that cannot (Windows) go without. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined)
  await handle?.sync().catch(() => {})
  await handle?.close()
}
