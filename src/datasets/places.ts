import {join, resolve} from 'node:path'
import {untilde} from '../system/home-path.ts'
import {ownFolder} from '../system/own-folder.ts'
import type {Places} from './dataset.ts'

/**
 * Where data may be found and put: TFNOTES_DATA, Keras' own cache (KERAS_HOME is honoured) and tfnotes' cache
 * (XDG_CACHE_HOME is honoured). Relative paths are taken from the current folder.
 */
export function places(env: Readonly<Record<string, string | undefined>>, home: string): Places {
  const kerasHome = env.KERAS_HOME ? resolve(env.KERAS_HOME) : join(home, '.keras')
  return {
    ...(env.TFNOTES_DATA ? {given: resolve(untilde(env.TFNOTES_DATA, home))} : {}),
    kerasCache: join(kerasHome, 'datasets'),
    cache: join(cacheFolder(env, home), 'datasets'),
  }
}

/** Where tfnotes keeps what it can make again, for this reader alone. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>, home: string): string {
  return ownFolder('cache', env, home)
}
