import {createReadStream} from 'node:fs'
import {readdir, readFile, stat} from 'node:fs/promises'
import {join} from 'node:path'
import {TfnotesError} from '../../../../errors.ts'
import {type Is, isEither, isLiteral, isObjectOf, isText} from '../../../../runs/shape.ts'
import {pythonFolder} from '../../../../system/python-folder.ts'
import {type Conversation, type ConversationOptions, converse, type Pipe} from '../conversation.ts'

/** A Python on another host. Nothing of ours need be there: its program comes over the same connection. */
export interface Guest extends Omit<Conversation, 'hear'> {
  /** The host, as the reader knows it. */
  readonly name: string
  /** What there is, as it says itself. @throws TfnotesError `host-silent`, as `ask` does */
  greet(): Promise<Hello>
  /** Sends files of a folder, before what is asked next. */
  send(folder: string, files: readonly string[]): Promise<void>
  /** What was sent so far is its program, and begins. */
  begin(): void
}

/** Versions; null of what is not there. */
export interface Hello {
  /** As `3.11`. */
  readonly python: string
  readonly keras: string | null
  readonly jax: string | null
  /** Under which address it sees the session's host, where it knows. */
  readonly address: string
}

const isTextOrNull = isEither(isText, isLiteral(null))
const isHello: Is<Hello> = isObjectOf<Hello>({
  python: isText,
  keras: isTextOrNull,
  jax: isTextOrNull,
  address: isText,
})

/** Takes its program from the connection and runs it: what a Python of another host is called with. */
export const reader = 'import sys;i=sys.stdin.buffer;exec(i.read(int(i.readline())))'

/** What begins there. */
const beginning = 'guest.py'

/** What a Python of another host has to have. */
export async function programFiles(): Promise<string[]> {
  const all = await readdir(pythonFolder())
  return all.filter(file => file.endsWith('.py') && file !== 'probe.py')
}

/** Seconds until it has to have said what there is: a Python may have to come over a network first. */
const patience = 60

export function openGuest(
  name: string,
  pipe: Pipe,
  {log = () => {}, ...options}: ConversationOptions,
): Guest {
  const told = (text: string) => log(text.replace(/^(?=.)/gm, `${name}: `))
  const conversation = converse(pipe, {...options, log: told})
  const {input} = pipe

  /** What went wrong there is told with the host's name. */
  const named = <T>(answer: Promise<T>): Promise<T> =>
    answer.catch((error: unknown) => {
      if (!(error instanceof TfnotesError)) throw error
      const {code, detail} = error
      const isThere = code === 'keras-failed' || code === 'disk-full'
      throw isThere ? new TfnotesError('host-failed', {host: name, reason: detail.reason}) : error
    })

  return {
    ...conversation,
    name,
    open: task => named(conversation.open(task)),
    ask: (request, details) => named(conversation.ask(request, details)),
    async send(folder, files) {
      for (const file of files) {
        const path = join(folder, file)
        const {size} = await stat(path)
        input.write(`${JSON.stringify({file, bytes: size})}\n`)
        for await (const part of createReadStream(path, {highWaterMark: 1 << 20}))
          if (!input.write(part)) await Promise.race([drained(input), conversation.ended])
      }
    },
    async greet() {
      const program = await readFile(join(pythonFolder(), beginning))
      const hello = conversation.hear('hello', isHello)
      input.write(Buffer.concat([Buffer.from(`${program.length}\n`), program]))
      const timer = setTimeout(
        () => conversation.end(new TfnotesError('host-silent', {host: name, seconds: patience})),
        patience * 1000,
      )
      return named(hello).finally(() => clearTimeout(timer))
    },
    begin: () => input.write(`${JSON.stringify({begin: true})}\n`),
  }
}

const drained = (input: Pipe['input']) => new Promise<void>(resolve => input.once('drain', resolve))
