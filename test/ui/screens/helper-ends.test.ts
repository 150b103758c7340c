import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

const openPage = async (word: string) => {
  app = openApp()
  await app.shows('Gradient descent')
  app.openChapter(word)
  await app.shows('5 fit')
}
const openRuns = async () => {
  app = openApp()
  await app.shows('Gradient descent')
  app.type('R')
  await app.shows('cd34')
  app.type('j')
}

interface Case {
  readonly command: string
  readonly open: () => Promise<void>
  /** What is on the screen once the first question is answered. */
  readonly answered: string | RegExp
  /** Another question, and its answer. */
  readonly ask: string
  readonly next: string | RegExp
}

/** Screens whose helper answers as long as they are open. */
const lasting: readonly Case[] = [
  {
    command: 'classify',
    open: async () => {
      await openPage('mnist digits')
      app.type('a')
      await app.shows('digit-3.png')
      app.type(`${keys.down}${keys.down}\r`)
    },
    answered: '94.0%',
    ask: 'j',
    next: '31.0%',
  },
  {
    command: 'measure',
    open: async () => {
      await openPage('iris species')
      app.type('a')
    },
    answered: '98.0%',
    ask: 's',
    next: '85.0%',
  },
  {
    command: 'next',
    open: async () => {
      await openPage('letters-embedding-4')
      app.type('a')
    },
    answered: 'Letters abcde',
    ask: 'x',
    next: 'Letters abcdxy',
  },
  {
    command: 'gates',
    open: async () => {
      await openPage('stock-lstm')
      app.type('a')
      await app.shows('RMSE')
      app.type('i')
    },
    answered: 'window 240',
    ask: keys.left,
    next: 'window 239',
  },
  {
    command: 'inspect',
    open: async () => {
      await openRuns()
      app.type('v')
    },
    answered: 'picture 1 of 200',
    ask: keys.right,
    next: 'picture 2 of 200',
  },
  {
    command: 'dataset',
    open: async () => {
      await openPage('lenet')
      app.type('b')
    },
    answered: /1 to \d+ of 300/,
    ask: 't',
    next: 'test',
  },
  {
    command: 'augment',
    open: async () => {
      await openPage('lenet')
      app.type('v')
    },
    answered: 'epoch 8',
    ask: keys.right,
    next: 'picture 2 of 300',
  },
]

const started = (command: string) => app.platform.spawned.filter(([name]) => name === command).length

describe.each(lasting)('tfnotes $command that is killed behind a screen', one => {
  const {command, open, answered, ask, next} = one

  it('is spoken of once, and the next question starts it again', async () => {
    await open()
    await app.shows(answered)
    app.platform.kill()
    await app.shows(`“tfnotes ${command}” ended unasked (SIGKILL: out of memory?)`)
    // What was answered is still true.
    if (typeof answered === 'string') expect(app.frame()).toContain(answered)
    app.type(ask)
    await app.shows(next)
    await app.hides('ended unasked')
    expect(started(command)).toBe(2)
  })

  it('leaves no answer standing that is none to the question', async () => {
    await open()
    await app.shows(answered)
    app.platform.isMute = true
    app.type(ask)
    await new Promise(resolve => setTimeout(resolve, 20))
    app.platform.kill({code: 1, signal: null, log: 'half a line\nError: broken'})
    // In a narrow pane it goes over several rows.
    await app.shows(`“tfnotes ${command}” ended`)
    await app.shows('Error:')
    if (typeof answered === 'string' && command !== 'next') expect(app.frame()).not.toContain(answered)
    app.platform.isMute = false
    app.type(command === 'classify' ? 'k' : ask)
    await app.hides('ended unasked')
    expect(started(command)).toBe(2)
  })
})

describe('a helper that answers once', () => {
  it.each([
    ['inspect', 'i', async () => openRuns()],
    ['doctor', 'D', async () => openRuns()],
    ['dataset', 'o', async () => openPage('stock-gru')],
    ['forecast', 'a', async () => openPage('stock-lstm')],
    ['preflight', 'f', async () => openPage('lenet')],
  ])('%s stands on the screen as ended, also with exit code 0 and no answer', async (command, key, open) => {
    await open()
    app.platform.isMute = true
    app.type(key)
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(app.platform.spawned.at(-1)?.[0]).toBe(command)
    app.platform.kill({code: 0, signal: null})
    await app.shows(new RegExp(`“tfnotes\\s+${command}”`))
    app.type(keys.escape)
    app.platform.isMute = false
  })

  it('is spoken of where more days were asked for, and they are asked for anew', async () => {
    await openPage('stock-lstm')
    app.type('a')
    await app.shows('RMSE')
    app.platform.isMute = true
    app.type('++++++++')
    await new Promise(resolve => setTimeout(resolve, 20))
    app.platform.kill()
    await app.shows('“tfnotes forecast” ended unasked (SIGKILL')
    await app.shows('Next 10 days')
    app.platform.isMute = false
    app.type('+')
    await app.shows('Next 11 days')
    expect(started('forecast')).toBe(3)
  })

  it('that was to write a file did not write it', async () => {
    await openPage('stock-lstm')
    app.type('a')
    await app.shows('RMSE')
    app.platform.isMute = true
    app.type('w')
    app.platform.kill()
    await app.shows('“tfnotes forecast” ended unasked (SIGKILL')
    expect(app.frame()).not.toContain('Written to')
  })
})
