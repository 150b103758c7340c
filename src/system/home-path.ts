import {homedir} from 'node:os'

/** The reader's home folder; the root, where whoever has no account has theirs, when the system knows of none. */
export function homeFolder(): string {
  try {
    return homedir()
  } catch {
    return '/'
  }
}

/** The path with the home folder put in for a leading `~`, as a shell would have done. */
export const untilde = (path: string, home: string): string =>
  /^~(?=\/|$)/.test(path) ? home + path.slice(1) : path
