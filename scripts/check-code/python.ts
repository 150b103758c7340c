import {spawn, spawnSync} from 'node:child_process'
import {createInterface} from 'node:readline'
import {fileURLToPath} from 'node:url'
import type {Outcome} from './outcome.ts'

export const backends = ['tensorflow', 'jax', 'torch'] as const

/** A Python and what computes below its Keras. */
export interface Keras {
  readonly python: string
  readonly backend: (typeof backends)[number]
}

/** What the programs need, by the names under which Python finds it; what is not there is not imported. */
const probe = `
import importlib.util, json
there = lambda name: importlib.util.find_spec(name) is not None
print(json.dumps([name for name in ${JSON.stringify(backends)} if there(name) and there("keras") and there("PIL")]))
`

/** Every backend that a Python has Keras for; none where it lacks Keras, Pillow or all of them. */
export function backendsOf(python: string): Keras[] {
  const {status, stdout} = spawnSync(python, ['-c', probe], {encoding: 'utf8'})
  if (status !== 0) return []
  const found: unknown = JSON.parse(stdout)
  return backends.flatMap(backend =>
    Array.isArray(found) && found.includes(backend) ? [{python, backend}] : [],
  )
}

/** A program to run, and how often. */
export interface Task {
  readonly path: string
  readonly rounds: number
}

const runner = fileURLToPath(new URL('../keras/run-printed-code.py', import.meta.url))

/**
 * Runs programs in one process, which takes its time to import everything; each outcome as soon as it is there.
 * @param devices how many the CPU is to be
 * @param env what else the programs find in their environment
 */
export async function runPython(
  {python, backend}: Keras,
  tasks: readonly Task[],
  report: (path: string, outcome: Outcome) => void,
  {devices = 1, env = {}}: {readonly devices?: number; readonly env?: NodeJS.ProcessEnv} = {},
): Promise<void> {
  const child = spawn(
    python,
    [
      runner,
      ...(devices > 1 ? ['--devices', String(devices)] : []),
      ...tasks.map(({path, rounds}) => `${rounds}=${path}`),
    ],
    {
      env: {
        ...process.env,
        KERAS_BACKEND: backend,
        CUDA_VISIBLE_DEVICES: '',
        JAX_PLATFORMS: 'cpu',
        XLA_FLAGS: `--xla_force_host_platform_device_count=${devices}`,
        ...env,
      },
    },
  )
  let said = ''
  child.stderr.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-2000)
  })
  const waiting = new Set(tasks.map(({path}) => path))
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('{')) continue
    const {program, ...outcome} = JSON.parse(line)
    report(program, outcome)
    waiting.delete(program)
  }
  for (const path of waiting) report(path, {error: `no result\n${said}`})
}
