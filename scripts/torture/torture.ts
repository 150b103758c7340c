import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {createRandom} from '../../src/random/random.ts'
import type {Outcome, Torment} from './torment.ts'
import {torments} from './torments.ts'

const usage = `npm run torture -- [--only <kind>[,<kind>]] [--count <n>] [--seed <n>] [--at <n>] [--parallel <n>] [--keep]
kinds: ${Object.keys(torments).join(', ')}
--at repeats one try alone; --keep leaves its folder`

/** Tries beyond the count that may hit nothing. */
const spare = 0.5

/** Ctrl-C ends with what there is. */
let interrupted = false
process.once('SIGINT', () => {
  interrupted = true
})

interface Tally {
  tries: number
  hits: number
  readonly hit: Map<string, number>
  readonly failures: string[]
  seconds: number
}

interface Options {
  readonly seed: number
  readonly count: number | undefined
  readonly at: number | undefined
  readonly parallel: number
  readonly keep: boolean
}

/** Does one torment until it has hit as often as it has to. */
async function torment(
  name: string,
  {once, count, each = 1, prepare}: Torment,
  options: Options,
): Promise<Tally> {
  const root = mkdtempSync(join(tmpdir(), `tfnotes-torture-${name}-`))
  const tally: Tally = {tries: 0, hits: 0, hit: new Map(), failures: [], seconds: 0}
  const wanted = options.at === undefined ? (options.count ?? count) : 1
  const most = options.at === undefined ? Math.ceil((wanted / each) * (1 + spare)) + 3 : 1
  const begun = Date.now()
  await prepare?.(root)
  const worker = async () => {
    while (tally.hits < wanted && tally.tries < most && !interrupted) {
      const at = options.at ?? tally.tries
      tally.tries++
      const outcome = await attempt(name, root, at)
      // Ctrl-C reached the programs of this try, too.
      if (interrupted) break
      if (outcome.hit !== undefined) {
        tally.hits += each
        for (const word of outcome.hit.split('; ')) tally.hit.set(word, (tally.hit.get(word) ?? 0) + 1)
      }
      if (outcome.lost.length === 0) continue
      const what = `${name} ${at} (${outcome.hit ?? 'no hit'}): ${[...new Set(outcome.lost)].join('\n    ')}`
      const again = `npm run torture -- --only ${name} --seed ${options.seed} --at ${at}`
      tally.failures.push(what)
      console.log(`LOST ${what}\n    again: ${again}`)
    }
  }
  const attempt = async (kind: string, folder: string, at: number): Promise<Outcome> => {
    const own = join(folder, String(at))
    const random = createRandom(options.seed, `${kind} ${at}`)
    try {
      return await once({folder: own, random, at})
    } catch (error) {
      return {
        hit: undefined,
        lost: [`the torment itself failed: ${error instanceof Error ? error.stack : error}`],
      }
    } finally {
      if (!options.keep) rmSync(own, {recursive: true, force: true, maxRetries: 5})
    }
  }
  await Promise.all(Array.from({length: options.at === undefined ? options.parallel : 1}, worker))
  if (options.keep) console.log(`kept: ${root}`)
  else rmSync(root, {recursive: true, force: true, maxRetries: 5})
  if (tally.hits < wanted && options.at === undefined && !interrupted)
    tally.failures.push(`${name}: only ${tally.hits} of ${wanted} hit anything`)
  tally.seconds = (Date.now() - begun) / 1000
  return tally
}

const rowOf = (name: string, {what}: Torment, {hits, tries, failures, hit, seconds}: Tally): string => {
  const words = [...hit].sort(([, a], [, b]) => b - a).map(([word, count]) => `${word} ${count}`)
  return [
    `${name.padEnd(10)} ${String(hits).padStart(6)} of ${String(tries).padStart(4)} tries  ${String(failures.length).padStart(4)} lost  ${seconds.toFixed(0).padStart(4)} s  ${what}`,
    `           hit: ${words.join(', ')}`,
  ].join('\n')
}

async function main(): Promise<number> {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
  const {values} = parseArgs({
    options: {
      only: {type: 'string'},
      count: {type: 'string'},
      seed: {type: 'string', default: '1'},
      at: {type: 'string'},
      parallel: {type: 'string', default: '2'},
      keep: {type: 'boolean', default: false},
      help: {type: 'boolean', default: false},
    },
  })
  if (values.help) {
    console.log(usage)
    return 0
  }
  const names = values.only?.split(',') ?? Object.keys(torments)
  const options: Options = {
    seed: Number(values.seed),
    count: number(values.count),
    at: number(values.at),
    parallel: Number(values.parallel),
    keep: values.keep,
  }
  const rows: string[] = []
  let lost = 0
  for (const name of names) {
    if (interrupted) break
    const one = torments[name]
    if (!one) {
      console.error(`${name} is no torment\n${usage}`)
      return 2
    }
    const tally = await torment(name, one, options)
    lost += tally.failures.length
    rows.push(rowOf(name, one, tally))
    console.log(rows.at(-1))
  }
  console.log(
    `\nseed ${options.seed}\n${rows.join('\n')}\n${lost === 0 ? 'nothing lost' : `${lost} lost`}${interrupted ? ', interrupted' : ''}`,
  )
  return lost > 0 ? 1 : interrupted ? 130 : 0
}

process.exit(await main())
