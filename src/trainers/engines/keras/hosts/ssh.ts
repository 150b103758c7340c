import {spawn} from 'node:child_process'
import {TfnotesError} from '../../../../errors.ts'
import {shellLine} from '../../../../text/shell-line.ts'
import type {Pipe} from '../conversation.ts'
import type {Environment} from '../python-candidates.ts'
import {reader} from './guest.ts'

/** Whoever is asked for a password could not be answered; who does not answer for 25 s is gone. */
const options = {
  BatchMode: 'yes',
  ConnectTimeout: '20',
  ServerAliveInterval: '5',
  ServerAliveCountMax: '5',
}

/** What a shell, ssh and the host itself end with. */
const unreachable = 255
const notFound = 127

/**
 * A Python of a host that ssh reaches without a question: `TFNOTES_REMOTE_PYTHON`, else the one that computes here where it
 * is there too, else `python3`.
 */
export function openSsh(host: string, python: string, environment: Environment): Pipe {
  const named = environment.TFNOTES_REMOTE_PYTHON
  const script = named
    ? `exec ${shellLine([named, '-uBc', reader])}`
    : `p=${shellLine([python])}; [ -x "$p" ] || p=python3; exec "$p" ${shellLine(['-uBc', reader])}`
  const words = Object.entries(options).map(([name, value]) => `-o${name}=${value}`)
  const child = spawn(
    environment.TFNOTES_SSH || 'ssh',
    ['-T', ...words, '--', host, shellLine(['sh', '-c', script])],
    {stdio: ['pipe', 'pipe', 'pipe'], env: environment as NodeJS.ProcessEnv, windowsHide: true},
  )
  const ended = new Promise<(printed: string) => Error>(resolve => {
    child.on('error', ({message}) =>
      resolve(() => new TfnotesError('host-unreachable', {host, reason: message})),
    )
    child.on('close', code =>
      resolve(printed => {
        if (code === notFound) return new TfnotesError('host-no-python', {host, python: named ?? python})
        if (code !== unreachable) return new TfnotesError('host-lost', {host})
        const reason = printed.trim().split('\n').at(-1) ?? ''
        return new TfnotesError('host-unreachable', {host, reason})
      }),
    )
  })
  return {
    input: child.stdin,
    output: child.stdout,
    errors: child.stderr,
    ended,
    // The end of its input is what the Python there hears; then nobody is left to wait for.
    kill: () => {
      child.stdin.destroy()
      child.kill('SIGKILL')
    },
  }
}
