import {readdirSync} from 'node:fs'
import {setTimeout as sleep} from 'node:timers/promises'
import {expect, it} from 'vitest'
import {openApp} from './support/app.tsx'
import {FakePlatform} from './support/fake-platform.ts'
import {someRuns} from './support/runs.ts'

/** A title, colours, C1, bidirectional and invisible characters, separators, and a row of its own. */
const evil = '\x1b]0;owned\x07\x1b[31m\u009b2J\x7f\u202e\u2066\u2028\u200b\u3164\r\b\nFORGED'
const steering = /[\p{Cf}\p{Zl}\p{Zp}\u3164]|(?!\n)\p{Cc}/u

/** Keys whose texts come from files or from what other programs say; the others are words of the program's own. */
const fromFiles = new Set(
  'id run dir study live preset label labels letter letters name names file path folder origin why reason version processor system tfjs node memory free column columns dates text truth guess layer host line found'.split(
    ' ',
  ),
)

function spoil(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return fromFiles.has(key) ? value + evil : value
  if (Array.isArray(value)) return value.map(item => spoil(item, key))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, name)]))
}

/** What is true of a set is the program's own: names of data sets stay as they are. */
const runs = someRuns().map(run => ({
  ...run,
  summary: {
    ...(spoil(run.summary) as typeof run.summary),
    ...(run.summary.dataset && {
      dataset: {
        ...(spoil(run.summary.dataset) as typeof run.summary.dataset),
        name: run.summary.dataset.name,
      },
    }),
  },
  events: run.events.map(event => {
    const spoilt = spoil(event) as typeof event
    return spoilt.event === 'started' && event.event === 'started'
      ? {...spoilt, dataset: {...spoilt.dataset, name: event.dataset.name}}
      : spoilt
  }),
}))

class EvilPlatform extends FakePlatform {
  override files = [
    {path: `digit-3${evil}.png`, folder: false, size: 512},
    {path: `digit-7${evil}.png`, folder: false, size: 2048},
    {path: `digits${evil}/`, folder: true},
  ]

  override watch(
    path: string,
    run: string | undefined,
    onKnown: Parameters<FakePlatform['watch']>[2],
    signal: AbortSignal,
  ) {
    const told: typeof onKnown = known =>
      onKnown({
        ...(spoil(known) as typeof known),
        run: known.run && known.run + evil,
        writers: [`Keras${evil}`],
        tags: known.tags.map(one => ({...one, tag: one.tag + evil})),
        problems: [{code: 'events-damaged', detail: {path: `/logs${evil}`, offset: 7}}],
      })
    return super.watch(path, run, told, signal)
  }

  override spawn(args: readonly string[], handlers: Parameters<FakePlatform['spawn']>[1]) {
    return super.spawn(
      args.map(word => word.replaceAll(evil, '')),
      {...handlers, onMessage: message => handlers.onMessage(spoil(message))},
    )
  }
}

const [down, up, esc, tab] = ['\x1b[B', '\x1b[A', '\x1b', '\t']

/** One screen after another, as somebody would go through them. */
const walk = [
  ...['\r', 'e', esc, `${down}\r`, 'oneHot([1, 0], 2)\r', esc, esc],
  ...[
    'g/mnist\r',
    '\r',
    'f',
    'F',
    esc,
    'P',
    esc,
    'b',
    `${down}z`,
    esc,
    'v',
    esc,
    'd',
    tab,
    esc,
    's',
    esc,
    'n',
    'G',
    esc,
    'c',
    's',
    '?',
    'G',
    esc,
    esc,
  ],
  ...['R', '\r', 's', esc, `${down}ymze`, 'w', esc, 'i', tab, tab, 'v', 'jj', esc, esc],
  ...[
    'a',
    'digit\t',
    tab,
    '\r',
    `${down}${down}\r`,
    'j',
    '\r',
    '\x15/photos/\r',
    'uuo',
    'G\r',
    esc,
    esc,
    esc,
    esc,
    esc,
    'R',
    '  j ',
    'c',
    esc,
  ],
  ...[
    `G${up}${up}${up}`,
    'a',
    '5\r',
    esc,
    'Ga',
    'z',
    esc,
    `${up}a`,
    'zz',
    'o',
    esc,
    'i',
    `${tab}${tab}j`,
    esc,
  ],
  ...['S', '\r', esc, esc],
  ...['W', esc, '\x06', 'dropout', esc, '@', esc],
  ...['R', 'e', esc, esc],
  ...[esc, esc, '\r', esc, 'D', 'L', esc, esc, esc, 'g/stock-gru\r\r', 'o', esc, '/FORGED\r', esc],
]

/** How a price file was read is a sentence: it is wrapped, and a column's name may be what the next row begins with. */
const wrappedReading = /(Read as|读取方式)[\s\S]*\d (rows|行)/

it('no screen shows what would steer the terminal, and no name makes a row of its own', async () => {
  const app = openApp({platform: new EvilPlatform(undefined, {env: {TERM: 'dumb', LANG: 'C.UTF-8'}, runs})})
  const seen = new Set<string>()
  let shown = 0
  const look = async (act: () => void) => {
    act()
    await sleep(25)
    const kind = app.state().screens.at(-1)?.kind ?? ''
    seen.add(kind)
    const frame = app.frame()
    if (frame.includes('FORGED')) shown++
    expect(steering.exec(frame)?.[0], `${kind}: ${JSON.stringify(frame)}`).toBeUndefined()
    expect(frame.replace(wrappedReading, ''), kind).not.toMatch(/^\s*FORGED/m)
    expect(frame.split('\n').length, kind).toBeLessThanOrEqual(32)
  }
  for (const keys of walk) await look(() => app.type(keys))
  const request = {path: `/logs${evil}several`, said: {accuracy: `said${evil}`}}
  await look(() => app.dispatch({type: 'watch', request}))
  for (const keys of ['\r', `${down}ymze`, 'c', `${tab}x${tab}`, esc, 'o']) await look(() => app.type(keys))
  const kinds = readdirSync(new URL('../../src/ui/screens', import.meta.url), {withFileTypes: true})
  expect(kinds.filter(kind => kind.isDirectory() && !seen.has(kind.name)).map(({name}) => name)).toEqual([])
  expect(shown).toBeGreaterThan(20)
  app.close()
}, 20_000)
