import {spawn} from '@lydell/node-pty'
import xterm from '@xterm/headless'

export interface TerminalOptions {
  readonly columns: number
  readonly rows: number
  readonly env?: Readonly<Record<string, string>>
  readonly args?: readonly string[]
  /** @default the folder of the tests */
  readonly cwd?: string
}

/** Milliseconds between two looks at a screen that is waited for. */
const look = 10

/** A program in a terminal that understands what a terminal understands. */
export function openTerminal(file: string, {columns, rows, env = {}, args = [], cwd}: TerminalOptions) {
  const screen = new xterm.Terminal({cols: columns, rows, allowProposedApi: true, scrollback: 100})
  const pty = spawn(process.execPath, [file, ...args], {
    cols: columns,
    rows,
    ...(cwd !== undefined && {cwd}),
    name: env.TERM ?? 'xterm-256color',
    env: {
      PATH: process.env.PATH ?? '',
      HOME: process.env.HOME ?? '/tmp',
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      ...env,
    },
  })
  let raw = ''
  let exit: {exitCode: number; signal?: number | undefined} | undefined
  pty.onData(data => {
    raw += data
    screen.write(data)
  })
  pty.onExit(event => {
    exit = event
  })

  const rowsOf = (): string[] => {
    const {active} = screen.buffer
    return Array.from(
      {length: screen.rows},
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? '',
    )
  }
  const text = () => rowsOf().join('\n')

  const until = async (what: string, holds: () => boolean, ms = 8000): Promise<void> => {
    const end = Date.now() + ms
    while (!holds()) {
      if (Date.now() > end) throw new Error(`waited in vain for ${what}; the screen shows\n${text()}`)
      await new Promise(resolve => setTimeout(resolve, look))
    }
  }

  const quiet = async (ms = 80) => {
    let before = -1
    while (before !== raw.length) {
      before = raw.length
      await new Promise(resolve => setTimeout(resolve, ms))
    }
    // What has been written is on the screen only when the emulator has come so far.
    await new Promise<void>(resolve => screen.write('', resolve))
  }

  return {
    pid: pty.pid,
    rows: rowsOf,
    /** What stands in the terminal, with colours, for who wants more than its text. */
    buffer: () => screen.buffer.active,
    text,
    /** Everything the program has written. */
    raw: () => raw,
    exit: () => exit,
    /** Rows that the terminal had to continue on the next one. */
    wrapped: () => {
      const {active} = screen.buffer
      return Array.from({length: screen.rows}, (_, y) => y).filter(
        y => active.getLine(active.baseY + y)?.isWrapped,
      )
    },
    /** Rows that have been pushed off the top. */
    scrolled: () => screen.buffer.active.baseY,
    isAlternate: () => screen.buffer.active.type === 'alternate',
    type: (keys: string) => pty.write(keys),
    resize: (cols: number, lines: number) => {
      screen.resize(cols, lines)
      pty.resize(cols, lines)
    },
    kill: (signal?: string) => pty.kill(signal),
    /** The terminal goes, as when its window is closed; no byte can be read or written any more. */
    vanish: () => (pty as typeof pty & {destroy(): void}).destroy(),
    until,
    /** Waits until the screen shows `wanted`. */
    shows: (wanted: string | RegExp, ms?: number) =>
      until(
        String(wanted),
        () => (typeof wanted === 'string' ? text().includes(wanted) : wanted.test(text())),
        ms,
      ),
    /** Waits until nothing has been written for a while, and all of it stands on the screen. */
    quiet,
    /** Waits for the end of the program, and until its last words stand on the screen. */
    ended: async () => {
      await until('the end of the program', () => exit !== undefined)
      await quiet(20)
    },
  }
}

export type OpenTerminal = ReturnType<typeof openTerminal>
