import {mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {gather} from '../../../../src/trainers/engines/keras/hosts/gather.ts'
import {findMeeting} from '../../../../src/trainers/engines/keras/hosts/meeting.ts'
import {openSsh} from '../../../../src/trainers/engines/keras/hosts/ssh.ts'
import {work} from '../../../../src/trainers/engines/keras/hosts/work.ts'
import {describeKeras, environment} from '../../../keras-here.ts'
import {farthest, lossesOf, onLoopback} from './sharing.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tfnotes-hosts-test-'))
})
afterEach(() => rmSync(folder, {recursive: true, force: true}))

describe('a gathering', () => {
  const meet = (file: string, signal?: AbortSignal) =>
    new Promise<{port: number; key: string; joined: ReturnType<typeof gather>}>((resolve, reject) => {
      const joined = gather({
        count: 1,
        address: '127.0.0.1',
        file,
        signal,
        tell: () => {
          const {port, key} = findMeeting(file) ?? {port: 0, key: ''}
          resolve({port, key, joined})
        },
      })
      joined.catch(reject)
    })
  const lend = (port: number, key: string) =>
    work({
      meeting: {address: '127.0.0.1', port, key},
      python: '/bin/cat',
      environment: {},
      log: () => {},
    })

  it('lets in who has the key, which nobody else can read, and nobody without', async () => {
    const file = join(folder, 'meeting')
    const {port, key, joined} = await meet(file)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await expect(lend(port, 'A'.repeat(43))).rejects.toMatchObject({
      code: 'worker-refused',
      detail: {address: `127.0.0.1:${port}`, reason: 'key'},
    })
    const working = lend(port, key).catch(() => {})
    const [one] = await joined
    expect(one?.name).toBe('127.0.0.1')
    expect(findMeeting(file)).toBeUndefined()
    await expect(lend(port, key)).rejects.toMatchObject({code: 'worker-refused'})
    one?.pipe.kill()
    await working
  })

  it('of nobody is left when nobody waits any more', async () => {
    const stop = new AbortController()
    const {port, key, joined} = await meet(join(folder, 'meeting'), stop.signal)
    stop.abort()
    await expect(joined).rejects.toMatchObject({code: 'interrupted'})
    await expect(lend(port, key)).rejects.toMatchObject({code: 'worker-refused'})
  })

  it('is not at an address of another host', async () => {
    const asked = gather({count: 1, address: '192.0.2.1', file: join(folder, 'meeting')})
    await expect(asked).rejects.toMatchObject({code: 'address-not-own', detail: {address: '192.0.2.1'}})
  })
})

describe('ssh', () => {
  const endOf = async (script: string) => {
    const program = join(folder, 'ssh')
    writeFileSync(program, `#!/bin/sh\n${script}\n`, {mode: 0o755})
    const {ended, errors} = openSsh('node2', '/opt/python', {TFNOTES_SSH: program, PATH: process.env.PATH})
    let printed = ''
    errors?.on('data', part => {
      printed += part
    })
    return (await ended)(printed)
  }

  it('that does not get there is told in its own words', async () => {
    expect(await endOf('echo "ssh: no route" >&2; exit 255')).toMatchObject({
      code: 'host-unreachable',
      detail: {host: 'node2', reason: 'ssh: no route'},
    })
  })

  it('that finds no Python there says so', async () => {
    expect(await endOf('exit 127')).toMatchObject({
      code: 'host-no-python',
      detail: {host: 'node2', python: '/opt/python'},
    })
  })

  it('that ends otherwise has lost the host', async () => {
    expect(await endOf('kill -9 $$')).toMatchObject({code: 'host-lost', detail: {host: 'node2'}})
  })
})

describeKeras('hosts on loopback addresses', () => {
  it('two of them give the losses of one; where jax does not compute they are refused', async () => {
    const one = await lossesOf('mnist')
    const two = lossesOf('mnist', onLoopback(1))
    if (one.backend !== 'jax')
      return expect(two).rejects.toMatchObject({code: 'hosts-need-jax', detail: {backend: one.backend}})
    const {losses, judged, devices} = await two
    expect(devices).toEqual(['CPU:0', '127.0.0.1 CPU:0'])
    expect(farthest(losses, one.losses)).toBeLessThan(1e-5)
    expect(farthest(judged, one.judged)).toBeLessThan(1e-5)
  })

  it('a host whose versions differ is refused, with both', async context => {
    const python = join(folder, 'python3')
    writeFileSync(
      python,
      '#!/bin/sh\necho "\u001etfnotes {\\"say\\": \\"hello\\", \\"python\\": \\"3.1\\", \\"keras\\": \\"3.0.0\\", \\"jax\\": \\"0.1\\", \\"address\\": \\"\\"}"\ncat > /dev/null\n',
      {mode: 0o755},
    )
    const ssh = join(folder, 'ssh')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's
    writeFileSync(ssh, '#!/bin/bash\nexec sh -c "${@: -1}"\n', {mode: 0o755})
    const asked = lossesOf('mnist', {
      hosts: 'node2',
      environment: {...environment, TFNOTES_SSH: ssh, TFNOTES_REMOTE_PYTHON: python},
    })
    const error = await asked.catch((error: unknown) => error)
    if ((error as {code?: string}).code === 'hosts-need-jax') return context.skip()
    expect(error).toMatchObject({
      code: 'host-versions',
      detail: {host: 'node2', there: 'Python 3.1, Keras 3.0.0, jax 0.1'},
    })
  })
})
