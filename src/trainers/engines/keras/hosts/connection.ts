import type {Readable} from 'node:stream'
import {connect, createServer, type Server, type TLSSocket} from 'node:tls'

/**
 * Both ends have the run's key and prove it to each other before anything is said; what is said is encrypted. TLS with a
 * shared key, of a kind whose traffic nobody reads who learns the key later.
 */
const agreed = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const
const identity = 'tfnotes'

export const listenWith = (key: Buffer): Server =>
  createServer({
    ...agreed,
    pskCallback: (_, named) => (named === identity ? key : null),
    handshakeTimeout: 10_000,
  })

export const connectWith = (key: Buffer, host: string, port: number): TLSSocket =>
  connect({
    ...agreed,
    host,
    port,
    pskCallback: () => ({psk: key, identity}),
    // There are no names in it to be looked at: who has the key is meant.
    checkServerIdentity: () => undefined,
  })

/** Milliseconds between two signs of life; an end of which nothing was heard for so long is gone. */
const every = 5000
const longest = 30_000

/** Breaks a connection off whose other end gives no sign of life: of a host without power it would not know. */
export function expectSigns(socket: TLSSocket): void {
  let heard = performance.now()
  socket.on('data', () => {
    heard = performance.now()
  })
  const timer = setInterval(() => {
    if (performance.now() - heard > longest) socket.destroy()
  }, every)
  socket.on('close', () => clearInterval(timer))
}

/** Now and then an empty line between those of what is passed on. */
export function giveSigns(socket: TLSSocket, passedOn: Readable): void {
  let isBetween = true
  passedOn.on('data', (part: Buffer) => {
    isBetween = part.at(-1) === newline
  })
  const timer = setInterval(() => {
    if (isBetween) socket.write('\n')
  }, every)
  socket.on('close', () => clearInterval(timer))
}

const newline = 10
