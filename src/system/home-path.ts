/** The path with the home folder put in for a leading `~`, as a shell would have done. */
export const untilde = (path: string, home: string): string =>
  /^~(?=\/|$)/.test(path) ? home + path.slice(1) : path
