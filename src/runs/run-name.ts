const pattern = /^(.+)-(\d{4})(\d\d)(\d\d)-(\d\d)(\d\d)(\d\d)-[0-9a-f]{4}$/

/** What the name of a run's folder says of it, where nobody has renamed it: see `runId`. */
export function readRunName(
  name: string,
): {readonly chapter: string; readonly createdAt: number} | undefined {
  const found = pattern.exec(name)
  if (!found) return undefined
  const [chapter = '', ...digits] = found.slice(1)
  const [year = 0, month = 0, ...rest] = digits.map(Number)
  return {chapter, createdAt: new Date(year, month - 1, ...(rest as [number])).getTime()}
}
