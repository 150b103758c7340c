/** What makes Ink believe that nobody is watching. */
const names = ['CI', 'CONTINUOUS_INTEGRATION'] as const

/**
 * Loads what reads these variables once and for all while it is loaded: Ink draws nothing where CI is set, but a
 * terminal with a keyboard is none. They are back for the processes that are started later.
 */
export async function withoutCi<T>(env: NodeJS.ProcessEnv, load: () => Promise<T>): Promise<T> {
  const kept = names.flatMap(name => (env[name] === undefined ? [] : [[name, env[name]] as const]))
  for (const name of names) delete env[name]
  try {
    return await load()
  } finally {
    for (const [name, value] of kept) env[name] = value
  }
}
