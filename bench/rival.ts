import {spawn} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import type {Outcome} from './workload.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
/** The deepest networks need half a minute to warm up where nothing is fast. */
const patience = 300_000

/** A contender in a process of its own, warmed up and waiting: idle until it is asked for a round. */
export interface Rival {
  readonly failed?: string
  round(): Promise<Outcome>
  stop(): void
}

export async function startRival(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Rival> {
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['pipe', 'pipe', 'ignore'],
    env: {...process.env, ...env},
  })
  const lines = createInterface({input: child.stdout})[Symbol.asyncIterator]()
  // A process that is gone cannot be written to; what it did not say tells enough.
  child.stdin.on('error', () => undefined)
  child.on('error', () => undefined)

  async function answer(): Promise<Outcome | {readonly ready: true}> {
    const clock = setTimeout(() => child.kill('SIGKILL'), patience)
    for (;;) {
      const {value, done} = await lines.next()
      if (!done && !value.startsWith('{')) continue
      clearTimeout(clock)
      return done ? {failed: 'no result'} : JSON.parse(value)
    }
  }

  const first = await answer()
  return {
    ...('failed' in first && {failed: first.failed}),
    round: () => {
      child.stdin.write('\n')
      return answer() as Promise<Outcome>
    },
    stop: () => void child.kill('SIGKILL'),
  }
}
