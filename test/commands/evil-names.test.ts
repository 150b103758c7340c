import {appendFileSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {chapterById} from '../../src/chapters/index.ts'
import {commands} from '../../src/commands/line/table.ts'
import type {RunSpec} from '../../src/runs/spec.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {play} from '../trainers/run.ts'
import {type Told, type World, world} from './program.ts'

/** A title, colours, C1, bidirectional and invisible characters, separators, a tag, and a line of its own. */
const evil =
  'x\x1b]0;owned\x07\x1b[31m\x1b\\\u009b2J\u0085\x7f\u202e\u2066\u200f\u2028\u2029\u200b\u3164\u{e0041}\x00\r\b\nFORGED'
/** The same as a file may be called. */
const named = evil.replace('\x00', '')

const steering = /[\p{Cf}\p{Zl}\p{Zp}\u3164]|(?!\n)\p{Cc}/u

const open = world()

/** Runs, pictures and tables of somebody who means harm. */
async function hostile() {
  const place = open()
  const {cwd, checkpoints} = place
  const images = join(cwd, `pictures${named}`)
  for (const [i, name] of [`cat${named}`, `dog${named}`].entries()) {
    mkdirSync(join(images, name), {recursive: true})
    for (let k = 0; k < 6; k++)
      await sharp({create: {width: 8, height: 8, channels: 3, background: {r: 200 * i, g: 20 * k, b: 9}}})
        .png()
        .toFile(join(images, name, `${k}${named}.png`))
    writeFileSync(join(images, name, `broken${named}.png`), 'no picture')
  }
  writeFileSync(join(cwd, 'labels.txt'), `a\u202e.png cat\u202e\nb.png dog\n`)
  writeFileSync(join(cwd, 'torn.txt'), `a\x1b.png cat\n`)
  writeFileSync(
    join(cwd, 'prices.csv'),
    `date\x1b[2J,open\u202e,close${evil.replace(/[\r\n]/g, '')}\n2024-01-02\u009b,1,2\n2024-01-03,x\x1b]0;a\x07,3\n`,
  )
  const chapter = chapterById('custom-dataset') as NonNullable<ReturnType<typeof chapterById>>
  const spec: RunSpec = {
    v: 1,
    id: 'own',
    chapter: 'custom-dataset',
    createdAt: 5,
    hyperparameters: {...defaults(chapter), epochs: 1, imageSize: 8, batchSize: 4},
    seed: 1,
    dataset: {name: 'own-pictures', from: 'auto', images, skipMissing: true},
    backend: 'cpu',
    threads: 0,
    versions: {tfnotes: evil, node: evil, tfjs: evil},
  }
  const dir = join(checkpoints, 'own')
  mkdirSync(dir, {recursive: true})
  const events = await play(spec, dir, {places: {kerasCache: '/nowhere', cache: join(cwd, 'cache')}})
  writeFileSync(join(dir, 'run.json'), JSON.stringify(spec))
  writeFileSync(
    join(dir, 'events.jsonl'),
    events.map((event, i) => `${JSON.stringify({v: 1, t: i, ...event})}\n`).join(''),
  )
  for (const [name, changes, more] of [
    [
      `odd${named}`,
      {chapter: `iris${evil}`, preset: evil, dataset: {name: evil, from: evil, images: evil}},
      {},
    ],
    [
      `failed${named}`,
      {chapter: 'iris', hyperparameters: {[evil]: evil, epochs: 3}, dataset: {name: 'iris', from: 'auto'}},
      {event: 'failed', code: 'file-missing', detail: {path: evil, [evil]: evil}},
    ],
    [`unknown${named}`, {chapter: 'iris'}, {event: 'failed', code: evil, detail: {path: evil}}],
    [`warned${named}`, {chapter: 'iris'}, {event: 'warning', code: evil, detail: {path: evil}}],
    [
      `started${named}`,
      {chapter: 'iris'},
      {
        event: 'started',
        run: evil,
        chapter: evil,
        backend: {name: evil, version: evil, threads: 1, why: `wasm-unavailable: ${evil}`},
        dataset: {name: 'iris', source: evil, origin: evil, train: 1, test: 1},
        parameters: 3,
        hyperparameters: {epochs: 3, [evil]: evil, optimizer: evil},
        seed: 1,
        pid: 1,
      },
    ],
  ] as const) {
    const odd = join(checkpoints, name)
    mkdirSync(odd)
    writeFileSync(join(odd, 'run.json'), JSON.stringify({...spec, id: evil, ...changes}))
    writeFileSync(join(odd, 'events.jsonl'), `${JSON.stringify({v: 1, t: 9, ...more})}\n`)
    appendFileSync(join(odd, 'log.txt'), `Error: ${evil}\n`)
  }
  const study = join(checkpoints, 'studies', `sweep-odd${named}`)
  mkdirSync(study, {recursive: true})
  const {v: _v, id: _id, createdAt: _at, ...base} = {...spec, chapter: 'iris'}
  writeFileSync(
    join(study, 'study.json'),
    JSON.stringify({
      v: 1,
      id: evil,
      kind: 'sweep',
      createdAt: 5,
      base,
      space: {[evil]: evil},
      search: 'grid',
      settings: [{[evil]: evil}, {[evil]: 'b', units: evil}],
      seeds: [1, 2],
      rungs: [],
      parallel: 1,
    }),
  )
  const lines = [
    ...['0.1', '1.1'].map(trial => ({t: 1, event: 'trial', trial, run: 'own', taken: true})),
    {t: 1, event: 'trial', trial: '0.2', run: `started${named}`, taken: false},
    {t: 2, event: 'halted', asked: 1, code: evil, detail: {path: evil}},
  ]
  writeFileSync(join(study, 'trials.jsonl'), lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  writeFileSync(
    join(checkpoints, `odd${named}`, 'label.json'),
    JSON.stringify({v: 1, name: evil, note: evil}),
  )
  const torn = join(checkpoints, `torn${named}`)
  mkdirSync(torn)
  writeFileSync(join(torn, 'run.json'), `{"${evil}`)
  const picture = join(images, `cat${named}`, `1${named}.png`)
  return {place, images, picture}
}

function expectHarmless({out, err}: Told, line: string): void {
  for (const text of [out, err]) {
    expect(steering.exec(text)?.[0], `${line}: ${JSON.stringify(text.slice(0, 3000))}`).toBeUndefined()
    expect(text, line).not.toMatch(/^FORGED/m)
  }
}

/** Command lines on the files above, with what they have to begin with saying. */
const linesOn = (images: string, picture: string): readonly (readonly string[])[] => [
  ['chapters'],
  ['glossary', evil],
  ['runs'],
  ['runs', '--csv'],
  ['runs', '--md', '--sort', 'acc'],
  ['runs', '--sort', evil],
  ['runs', '--where', evil.replaceAll('"', '')],
  ['runs', '--where', `lr<${evil}`],
  ['compare', 'own', `odd${named}`, `failed${named}`, `torn${named}`],
  ['compare', 'own', `odd${named}`, `started${named}`, '--csv'],
  ['compare', 'own', `odd${named}`, `started${named}`, '--svg'],
  ['compare', 'own', `odd${named}`, '--svg', '--out', `curves${named}.svg`],
  ['compare', 'own', evil],
  ['note', 'own'],
  ['note', 'own', evil],
  ['note', 'own', '--name', evil],
  ['note', 'own', '--tag', evil],
  ['note', `warned${named}`, 'harmless'],
  ['delete', `warned${named}`],
  ['restore'],
  ['restore', evil],
  ['restore', `warned${named}`],
  ...['own', 'odd', 'failed', 'unknown', 'warned', 'started', 'torn'].flatMap(run => {
    const id = run === 'own' ? run : `${run}${named}`
    return [
      ['extract', id, '--out', '-'],
      ['extract', id],
      ['export', id, '--format', 'csv'],
      ['export', id, '--format', 'npz', '--out', `out${named}.npz`],
      ['train', '--resume', id, '--from', evil],
      ['inspect', id],
      ['classify', id, picture],
      ['next', id, evil],
      ['measure', id, '1', '2', '3', evil],
      ['forecast', id, '--csv', 'prices.csv'],
      ['gates', id],
      ['lr', id, evil],
      // Nobody ever wrote an event of these two: their trainers may be on the way, which is waited for.
      ...(run === 'odd' || run === 'torn'
        ? []
        : ['pause', 'continue', 'stop', 'attach'].map(command => [command, id])),
    ]
  }),
  ['lr', 'own', '0.5', '--no-wait'],
  ['inspect', 'own', picture],
  ['inspect', 'own', '0', '--maps', '3'],
  ['inspect', 'own', '--mistakes', '9'],
  ['classify', 'own', join(images, `cat${named}`, `broken${named}.png`)],
  ['classify', 'own', `missing${evil}`],
  ['classify', `no-run${named}`, picture],
  ['dataset', 'list'],
  ['dataset', 'show', 'own-pictures', '--images', images],
  ['dataset', 'show', 'own-pictures', '--images', images, '--skip-missing'],
  ['dataset', 'show', 'own-pictures', '--images', images, '--skip-missing', '--class', evil],
  ['dataset', 'show', 'prices', '--csv', 'prices.csv'],
  ['dataset', 'make', images, '--out', 'made.npz'],
  ['dataset', 'make', images, '--out', `made${named}.npz`, '--skip-missing'],
  ['dataset', 'make', images, 'labels.txt', '--out', 'made.npz', '--skip-missing'],
  ['dataset', 'make', images, 'torn.txt', '--out', 'made.npz', '--skip-missing'],
  ['dataset', 'fetch', evil],
  ['preflight', 'custom-dataset', '--images', images, '--skip-missing'],
  ['preflight', 'stock-lstm', '--csv', 'prices.csv', '--columns', evil],
  ['lr-find', 'custom-dataset', '--images', images, '--skip-missing'],
  ['augment', 'custom-dataset', '--images', images, '--skip-missing'],
  ['train', '--resume', `failed${named}`, '--plain'],
  ['train', `iris${evil}`],
  ['train', 'iris', `--epo${evil}`],
  ['train', 'iris', '--preset', evil],
  ['sweep', 'iris', '--epochs', `1,${evil}`],
  ['sweep', 'iris', '--learning-rate', `0.1..${evil}`],
  ['sweep', '--resume', `sweep-odd${named}`],
  ['sweep', '--resume', evil],
  ['twins', 'iris', '--a', evil, '--b', `dropout=${evil}`],
  ['twins', 'iris', '--b', `epochs=${evil}`],
  ['queue'],
  ['queue', '--all'],
  ['queue', 'show', `sweep-odd${named}`],
  ['queue', 'drop', evil],
  ['queue', evil],
  ['code', 'custom-dataset', '--images', images, '--labels', `${images}/labels.txt`],
  ['code', 'custom-dataset', '--images', images, '--lang', 'ts'],
  ['code', 'stock-lstm', '--csv', `${evil}.csv`, '--lang', 'ts', '--out', `code${named}.ts`],
  ['lab', 'tensors', '--expression', `x = ${evil}`],
  ['lab', 'regularization', '--csv', 'prices.csv'],
  ['lab', evil],
  ['worker', '--join', evil],
  ['config', 'set', evil, evil],
  ['config', 'unset', evil],
  ['doctor'],
  ['completion', evil],
  ['help', evil],
  [evil],
]

describe('names and values from files', () => {
  it('leave nothing in what the commands print that would steer a terminal', async () => {
    const {place, images, picture} = await hostile()
    const lines = linesOn(images, picture)
    expect(new Set(lines.map(([command = '']) => command).filter(name => name in commands))).toEqual(
      new Set(Object.keys(commands)),
    )
    const before = readFileSync(join(place.checkpoints, 'own', 'run.json'), 'utf8')
    const codes = new Set<number>()
    for (const line of lines) {
      codes.add(await tryOut(place, line))
      const {json} = commands[line[0] ?? '']?.flags ?? {}
      if (json) await tryOut(place, [...line.filter(word => word !== '--plain'), '--json'])
    }
    expect(codes).toEqual(new Set([0, 1, 2]))
    expect(readFileSync(join(place.checkpoints, 'own', 'run.json'), 'utf8')).toBe(before)
  }, 60_000)
})

async function tryOut(place: World, line: readonly string[]): Promise<number> {
  const told = await place.run(line, {env: {TFNOTES_THREADS: '1', TFNOTES_DEBUG: '1'}})
  expectHarmless(told, JSON.stringify(line))
  if (line.includes('--json'))
    for (const one of told.out.split('\n').filter(text => text !== '')) JSON.parse(one)
  return told.code
}
