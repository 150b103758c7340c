import {existsSync} from 'node:fs'

/**
 * A folder that the build puts into `dist`, known by one file in it; undefined when the program runs from its sources.
 * Bundled, this very module lies in `dist` or in a folder of it.
 */
export const besideProgram = (name: string, file: string): URL | undefined =>
  ['./', '../']
    .map(up => new URL(`${up}${name}/`, import.meta.url))
    .find(folder => existsSync(new URL(file, folder)))
