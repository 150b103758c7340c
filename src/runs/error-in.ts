/** The line of a log that names the error: stack traces and dumps follow it. */
export function errorIn(log: string): string | undefined {
  const lines = log.split('\n').filter(line => line.trim() !== '')
  return lines.findLast(line => /error|fatal|killed/i.test(line) && !/^\s+at /.test(line))?.trim()
}
