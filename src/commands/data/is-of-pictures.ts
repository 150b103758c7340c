import {statSync} from 'node:fs'

/** Whether a path that is there names pictures, a folder or arrays of them; else it is a price file. */
export const isOfPictures = (path: string): boolean => /\.np[zy]$/i.test(path) || statSync(path).isDirectory()
