import {randomBytes} from 'node:crypto'
import type {AddressInfo} from 'node:net'
import type {TLSSocket} from 'node:tls'
import {TfnotesError} from '../../../../errors.ts'
import {reasonOf} from '../../../../system/reason-of.ts'
import type {Task} from '../../engine.ts'
import type {Pipe} from '../conversation.ts'
import {expectSigns, listenWith} from './connection.ts'
import {dropMeeting, type Meeting, putMeeting} from './meeting.ts'

export interface Joined {
  readonly name: string
  readonly pipe: Pipe
}

export interface GatherOptions extends Pick<Task, 'tell' | 'signal'> {
  readonly count: number
  /** Of this host. */
  readonly address: string
  /** Where those who are to come find out where to. */
  readonly file: string
}

/**
 * Listens until so many hosts have joined, and to nobody any more then. Only who has the key of this one gathering is let
 * in; it stands in a file for whoever may read this user's.
 * @throws TfnotesError `address-not-own`, `interrupted`
 */
export async function gather({count, address, file, tell, signal}: GatherOptions): Promise<Joined[]> {
  const key = randomBytes(32)
  const server = listenWith(key)
  const joined: Joined[] = []
  try {
    await new Promise<void>((resolve, reject) => {
      server.on('error', error =>
        reject(new TfnotesError('address-not-own', {address, reason: reasonOf(error)})),
      )
      server.listen(0, address, () => resolve())
    })
    const {port} = server.address() as AddressInfo
    const meeting: Meeting = {address, port, key: key.toString('base64url')}
    putMeeting(file, meeting)
    tell?.({code: 'hosts-awaited', detail: {count, address: `${address}:${port}`, file}})
    await new Promise<void>((resolve, reject) => {
      const leave = () => reject(new TfnotesError('interrupted'))
      signal?.addEventListener('abort', leave)
      if (signal?.aborted) leave()
      server.on('secureConnection', socket => {
        if (joined.length === count) return socket.destroy()
        const one = {name: plain(socket.remoteAddress), pipe: pipeOf(socket)}
        joined.push(one)
        // Who leaves before all have come is not waited for any longer, but for another one.
        socket.on('close', () => {
          if (joined.length < count) joined.splice(joined.indexOf(one), 1)
        })
        if (joined.length === count) resolve()
      })
    })
    return joined
  } catch (error) {
    for (const {pipe} of joined) pipe.kill()
    throw error
  } finally {
    server.close()
    dropMeeting(file)
  }
}

function pipeOf(socket: TLSSocket): Pipe {
  const name = plain(socket.remoteAddress)
  socket.on('error', () => {})
  expectSigns(socket)
  return {
    input: socket,
    output: socket,
    ended: new Promise(resolve =>
      socket.on('close', () => resolve(() => new TfnotesError('host-lost', {host: name}))),
    ),
    kill: () => socket.destroy(),
  }
}

const plain = (address = '?') => address.replace(/^::ffff:/, '')
