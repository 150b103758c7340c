import {isatty} from 'node:tty'

/** The standard streams that were terminals when the program began. */
const terminals = [0, 1, 2].filter(isatty)

/**
 * Ends the process. On its own way out Node puts the modes of its terminals back, and aborts where one has vanished: then
 * the process ends as any other whose terminal hangs up.
 */
export function leave(code: number): never {
  if (process.platform !== 'win32' && terminals.some(fd => !isatty(fd))) {
    process.removeAllListeners('SIGHUP')
    process.kill(process.pid, 'SIGHUP')
  }
  return process.exit(code)
}
