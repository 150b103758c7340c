import {createHash} from 'node:crypto'
import {realpathSync} from 'node:fs'
import {join} from 'node:path'
import {cacheFolder} from '../../datasets/places.ts'
import type {Context} from '../line/command.ts'

/** Where it is kept what was read of the runs of this folder: beside the reader's other caches, not in the folder. */
export function memoryOf({env, home, checkpoints}: Pick<Context, 'env' | 'home' | 'checkpoints'>): string {
  const name = createHash('sha256').update(whereIs(checkpoints)).digest('hex').slice(0, 32)
  return join(cacheFolder(env, home), 'runs', `${name}.json`)
}

function whereIs(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
