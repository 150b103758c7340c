import {createSocket} from 'node:dgram'
import {createServer} from 'node:net'
import {networkInterfaces} from 'node:os'
import {TfnotesError} from '../../../../errors.ts'

const own = () => Object.values(networkInterfaces()).flatMap(addresses => addresses ?? [])

/** Whether an address is one of this host's. */
export const isOwn = (address: string): boolean =>
  /^127\./.test(address) || own().some(one => one.address === address)

/** The address that others most likely reach this host by. */
export const outward = (): string =>
  own().find(({family, internal}) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1'

/** From which of its addresses this host reaches another one; nothing is sent. Undefined where it knows no way. */
export function towards(host: string): Promise<string | undefined> {
  return new Promise(resolve => {
    const socket = createSocket('udp4')
    const end = (address?: string) => {
      socket.close()
      resolve(address)
    }
    socket.on('error', () => end())
    socket.once('connect', () => end(socket.address().address))
    socket.connect(9, host.replace(/^.*@/, ''))
  })
}

/** A port of an address that nobody listens on. @throws TfnotesError `address-not-own` */
export function freePort(address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', ({message}) => reject(new TfnotesError('address-not-own', {address, reason: message})))
    server.listen(0, address, () => {
      const place = server.address()
      server.close(() => resolve(typeof place === 'object' && place ? place.port : 0))
    })
  })
}
