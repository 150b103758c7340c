import {execFileSync} from 'node:child_process'
import {readFileSync} from 'node:fs'
import {ioError} from './io-error.ts'

/**
 * When a process began, as an opaque text that no other process of this machine ever has together with the same
 * pid: on Linux the boot and the clock tick, elsewhere what `ps` says.
 * @returns undefined when no such process is running (a zombie is not), or the system does not tell
 * @throws TfnotesError `too-many-files`
 */
export function processStart(pid: number): string | undefined {
  return process.platform === 'linux' ? fromProc(pid) : fromPs(pid)
}

/** Whether a process of this number is there at all, ours or not. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function fromProc(pid: number): string | undefined {
  try {
    // pid (name) state ppid … starttime; the name may hold spaces and brackets itself.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state] = fields
    if (state === 'Z' || state === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}:${fields[19]}`
  } catch (cause) {
    return unlessPressed(cause, pid)
  }
}

function fromPs(pid: number): string | undefined {
  if (process.platform === 'win32') return undefined
  try {
    const answer = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      env: {...process.env, LC_ALL: 'C'},
    })
    const [state, ...start] = answer.trim().split(/\s+/)
    return state === undefined || state.startsWith('Z') ? undefined : start.join(' ')
  } catch (cause) {
    return unlessPressed(cause, pid)
  }
}

/** Where this process has no file handle left to ask with, the other one is not gone. */
function unlessPressed(cause: unknown, pid: number): undefined {
  const error = ioError(cause, `process ${pid}`)
  if (error.code === 'too-many-files') throw error
}
