import {readdir} from 'node:fs/promises'
import {TfnotesError} from '../../../../errors.ts'
import type {WantedHosts} from '../../../../settings/hosts.ts'
import {pythonFolder} from '../../../../system/python-folder.ts'
import {deviceNames} from '../../../../text/device-names.ts'
import type {Task} from '../../engine.ts'
import {type Child, type ChildOptions, openPython} from '../child.ts'
import type {Conversation} from '../conversation.ts'
import type {KerasPython} from '../find-keras.ts'
import type {Handed, Ready} from '../messages.ts'
import {freePort, isOwn, outward, towards} from './addresses.ts'
import {gather} from './gather.ts'
import {type Guest, openGuest, programFiles} from './guest.ts'
import {openSsh} from './ssh.ts'

export interface HostsOptions extends ChildOptions, Pick<Task, 'tell'> {
  readonly wanted: WantedHosts
  readonly python: KerasPython
  /** Where those who come by themselves find out where to. */
  readonly meeting: string
}

/** Seconds until all Pythons have met, each of which imports its libraries first. */
const patience = 180
/** Milliseconds in which a host that is gone is missed: what is told first is mostly that others miss it. */
const untilMissed = 5000

/**
 * Starts a Python on each host and waits until all have the network: they are asked as one. Each gets every request, so that
 * all make the same steps, each on its part of every batch; what the one of this host answers counts.
 * @throws TfnotesError `host-unreachable`, `host-no-python`, `host-silent`, `host-missing`, `host-versions`, `host-failed`,
 * `host-lost`, `address-not-own`, as `startChild` does
 */
export async function startOnHosts(options: HostsOptions): Promise<Child> {
  const {handed, python, signal} = options
  const guests = await invite(options)
  let local: Conversation | undefined
  const everybody = () => [...(local ? [local] : []), ...guests]
  const leave = () => {
    for (const one of everybody()) one.end(new TfnotesError('interrupted'))
  }
  signal?.addEventListener('abort', leave)
  if (signal?.aborted) leave()
  const close = async () => {
    signal?.removeEventListener('abort', leave)
    await Promise.all(everybody().map(one => one.close()))
  }
  const missed = firstOf(guests.map(async guest => orLost(guest, await guest.ended)))

  /** What was wrong at first: whoever computes with one that is gone fails, too, and says so sooner. */
  const together = async <T>(answers: readonly Promise<T>[]): Promise<T[]> => {
    try {
      return await Promise.all(answers)
    } catch (error) {
      const isOwn = error instanceof TfnotesError && error.code === 'keras-ended'
      if (isOwn && error.detail.signal !== 'SIGABRT') throw error
      throw (await Promise.race([missed, later(untilMissed)])) ?? error
    }
  }

  try {
    const hellos = await together(
      guests.map(async guest => {
        const hello = await guest.greet()
        expectSame(guest.name, hello, python)
        return hello
      }),
    )
    const program = await programFiles()
    const samples = await readdir(handed.folder)
    await together(
      guests.map(async guest => {
        await guest.send(pythonFolder(), program)
        guest.begin()
        await guest.send(handed.folder, samples.filter(isHandedOver))
      }),
    )
    const address = await addressFor(options, guests, hellos.find(hello => isOwn(hello.address))?.address)
    const hosts = {meeting: `${address}:${await freePort(address)}`, count: 1 + guests.length, patience}
    const taskOf = (rank: number): Handed => ({...handed, hosts: {...hosts, rank}})
    local = openPython(options)
    const [first, ...others] = await together([
      local.open(taskOf(0)),
      ...guests.map((guest, at) => guest.open(taskOf(1 + at))),
    ])
    const speaker = local
    return {
      ready: joined(first as Ready, others, guests),
      async ask(name, request) {
        // Its state is everybody's.
        const asked = name === 'state' ? [] : guests
        const files = name === 'state' ? [] : Object.values(request).filter(isHandedOver)
        const [answer] = await together([
          speaker.ask(name, request),
          ...asked.map(async guest => {
            await guest.send(handed.folder, files)
            return guest.ask(name, request)
          }),
        ])
        return answer as never
      },
      end: why => {
        for (const one of everybody()) one.end(why)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** Those who are reached by ssh, or who come. */
async function invite(options: HostsOptions): Promise<Guest[]> {
  const {wanted, python, environment, batchSize, log, handed, meeting, tell, signal} = options
  const of = {batchSize, log, folder: handed.folder}
  if ('names' in wanted)
    return wanted.names.map(name => openGuest(name, openSsh(name, python.executable, environment), of))
  const address = environment.TFNOTES_ADDRESS || outward()
  const come = await gather({count: wanted.count, address, file: meeting, tell, signal})
  return come.map(({name, pipe}) => openGuest(name, pipe, of))
}

/** Of this host the address that all others reach. */
async function addressFor(
  {environment, wanted}: HostsOptions,
  [first]: readonly Guest[],
  seen: string | undefined,
): Promise<string> {
  const said = environment.TFNOTES_ADDRESS || seen
  if (said) return said
  const known = 'names' in wanted && first ? await towards(first.name) : undefined
  return known ?? outward()
}

/** Names of files that requests may speak of, as against other words. */
const isHandedOver = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w-]+\.(npy|bin)$/.test(value)

/** @throws TfnotesError `host-missing`, `host-versions` */
function expectSame(
  host: string,
  there: {readonly python: string; readonly keras: string | null; readonly jax: string | null},
  here: KerasPython,
): void {
  const ours = {
    python: here.version.split('.').slice(0, 2).join('.'),
    keras: here.keras,
    jax: here.backendVersion,
  }
  const words = ({python, keras, jax}: typeof there) => `Python ${python}, Keras ${keras}, jax ${jax}`
  const missing = (['keras', 'jax'] as const).filter(name => there[name] === null)
  if (missing.length > 0) throw new TfnotesError('host-missing', {host, missing})
  if (words(there) !== words(ours))
    throw new TfnotesError('host-versions', {host, there: words(there), here: words(ours)})
}

/** What a host that has ended is told with. */
const orLost = ({name}: Guest, why: Error): Error =>
  why instanceof TfnotesError && why.code.startsWith('host-')
    ? why
    : new TfnotesError('host-lost', {host: name})

const firstOf = (ends: readonly Promise<Error>[]): Promise<Error> => Promise.race(ends)

const later = (milliseconds: number) =>
  new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), milliseconds).unref())

const joined = (first: Ready, others: readonly Ready[], guests: readonly Guest[]): Ready => ({
  ...first,
  devices: [
    ...first.devices,
    ...others.map(({devices}, at) => `${guests[at]?.name} ${deviceNames(devices)}`),
  ],
  kinds: [first, ...others].flatMap(({kinds}) => kinds),
})
