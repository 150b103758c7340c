/** The operating system's short name of what went wrong (ENOENT, EACCES, EISDIR …), else the message. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return error instanceof Error ? error.message : String(error)
}
