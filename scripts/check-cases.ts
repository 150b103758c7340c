// Reads a folder of files that people had trouble with, and prints what the program makes of each beside what is right:
// npx tsx scripts/check-cases.ts <folder of cases>, after a build; MNIST to train on by TFNOTES_DATA.
import {spawnSync} from 'node:child_process'
import {chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join, resolve} from 'node:path'
import {fileURLToPath} from 'node:url'
import {answersIn} from '../test/answers/lines.ts'

const program = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const cases = resolve(process.argv[2] ?? 'cases')
const home = mkdtempSync(join(tmpdir(), 'tfnotes-cases-'))
const env = {...process.env, HOME: home, TFNOTES_CHECKPOINTS: join(home, 'runs'), TFNOTES_LANG: 'en'}

function run(args: readonly string[], more: Record<string, string> = {}) {
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {
    env: {...env, ...more},
    encoding: 'utf8',
  })
  return {code: status, out: stdout, said: `${stdout}${stderr}`.replace(/\s+/g, ' ').trim()}
}

interface Case {
  readonly file: string
  readonly args: (path: string) => readonly string[]
  /** Found in what is said. */
  readonly right: RegExp
  readonly env?: (path: string) => Record<string, string>
}

const table = (path: string) => ['dataset', 'show', path]
const check = (path: string) => ['dataset', 'check', path]
const days = /450 rows from 2018-07-02 to 2020-03-20/
const named = (kind: string) => new RegExp(`is ${kind}.*(not a table|it says)`)

const prices: readonly (readonly [file: string, right: RegExp])[] = [
  ['01/yf_multi.csv', days],
  ['03/EURUSD_H4_mt5.csv', /time from <DATE> and <TIME>.*900 rows from 2018/],
  ['03/mt4_noheader.csv', /no heading.*900 rows from 2018/],
  ['03/plain_names.csv', /time from date and time.*900 rows from 2018/i],
  ['04/STOCK_DAY_big5.csv', days],
  ['04/STOCK_DAY_utf8.csv', days],
  ['04/no_title_utf8.csv', days],
  ['07/german_weekday_desc.csv', /newest first; 450 rows from 2018-07-02 to 2020-03-20/],
  ['07/month_names_desc.csv', /newest first; 400 rows from 1985-02-01 to 2018-05-01/],
  ['07/serial_desc.csv', /newest first; 450 rows from 2018-07-02 to 2020-03-20/],
  ['10/excel_sep.csv', days],
  ['11/163_suspended.csv', /15 prices of 0 or below/],
  ['12/write_table.txt', days],
  ['15/cdd_1h.csv', /time from Unix Timestamp.*newest first; 900 rows/],
  ['15/no_first_line.csv', /time from Unix Timestamp.*newest first; 900 rows/],
  ['18/jp_sjis.csv', /shift_jis.*450 rows from 2018-07-02/],
  ['18/krx_euckr.csv', /euc-kr.*450 rows from 2018-07-02/],
  ['19/alpha.json.csv', named('JSON')],
  ['19/klines.zip', named('a ZIP archive')],
  ['19/lfs_pointer.csv', named('a Git LFS pointer')],
  ['19/page.csv', named('a web page')],
  ['19/prices.csv.gz', /gzip.*450 rows/],
  ['19/prices.parquet', named('a Parquet file')],
  ['19/rate_limit.csv', named('JSON')],
  ['19/zip_as.csv', named('a ZIP archive')],
  ['21/baostock_60min.csv', /time from time.*1800 rows from 2018/],
  ['21/compact_minutes.csv', /900 rows from 2018/],
  ['22/same_names.csv', /More than one column could be “Open”: number 2 is taken/],
]

const all: readonly Case[] = [
  ...prices.map(([file, right]) => ({file, right, args: table})),
  {
    file: '31/train',
    args: path => ['dataset', 'check', path, join(path, '..', 'trainLabels.csv')],
    right: /24 samples to train on, 6 to validate.*deer.*frog.*truck/,
  },
  {
    file: '31/train',
    args: path => ['dataset', 'check', path, join(path, '..', 'labels_breed.csv')],
    right: /24 samples to train on, 6 to validate/,
  },
  {
    file: '33/data',
    args: check,
    right: /40 samples to train on, 12 to validate.*Validated with val.*test \(16\) is not looked at/,
  },
  {file: '36/nested', args: check, right: /x +\d+ +\d+ y +\d+/},
  {
    file: '36/empty',
    args: path => {
      // Checkouts lose empty folders.
      const copy = join(home, 'with-an-empty-one')
      cpSync(path, copy, {recursive: true})
      mkdirSync(join(copy, 'empty'), {recursive: true})
      return check(copy)
    },
    right: /empty holds no picture/,
  },
  {file: '36/extra', args: check, right: /val has a class that is not trained, z/},
  {file: '36/dang', args: check, right: /One picture cannot be read: y\/zz\.png/},
  {
    file: '37/folders',
    args: () => ['dataset', 'show', 'mnist'],
    right: /of 3,000/,
    env: path => ({TFNOTES_DATA: path}),
  },
]

let wrong = 0
function tell(name: string, isRight: boolean, said: string): void {
  if (!isRight) wrong++
  console.log(`${isRight ? 'right' : 'WRONG'}  ${name.padEnd(32)} ${said}`)
}

for (const {file, args, right, env: more} of all) {
  const path = join(cases, file)
  const {said} = run(args(path), more?.(path))
  tell(file, right.test(said), right.exec(said)?.[0].slice(0, 120) ?? said.slice(-300))
}

forbidden()
photographs()
rmSync(home, {recursive: true})
process.exit(wrong === 0 ? 0 : 1)

/** A class folder of another user's; root, who may read everything, looks as nobody. */
function forbidden(): void {
  const folder = join(home, 'forbidden')
  cpSync(join(cases, '36', 'nested'), folder, {recursive: true})
  chmodSync(join(folder, 'y'), 0o000)
  const isRoot = process.getuid?.() === 0
  chmodSync(home, 0o755)
  const [command, ...args] = [
    ...(isRoot ? ['setpriv', '--reuid=65534', '--clear-groups', '--inh-caps=-all'] : []),
    process.execPath,
    program,
    'dataset',
    'check',
    folder,
  ]
  const {stdout, stderr} = spawnSync(command as string, args, {
    encoding: 'utf8',
    env: {...env, HOME: '/nonexistent', TFNOTES_CHECKPOINTS: '/nonexistent'},
  })
  const said = `${stdout}${stderr}`.replace(/\s+/g, ' ').trim()
  tell('57', /^No permission to read the folder .*\/y\.$/.test(said), said.slice(0, 200))
  chmodSync(join(folder, 'y'), 0o755)
}

/** The digit is the last character of a photograph's name. */
function photographs(): void {
  run(['train', 'mnist', '--epochs', '5', '--json'])
  const kinds = new Map<string, boolean[]>()
  const folder = join(cases, '41')
  for (const name of readdirSync(folder).filter(one => /_\d\.\w+$/.test(one))) {
    const [, kind = '', digit] = /^(\w+)_(\d)\./.exec(name) ?? []
    const [answer] = answersIn(
      run(['classify', 'latest:mnist', join(folder, name), '--json']).out,
      'classified',
    )
    kinds.set(kind, [...(kinds.get(kind) ?? []), answer?.top[0]?.label === digit])
  }
  for (const [kind, hits] of kinds) {
    const hit = hits.filter(Boolean).length
    tell(`41 ${kind}`, hit >= 0.8 * hits.length, `${hit} of ${hits.length}`)
  }
  for (const [name, right] of [
    ['407.png', /4 .*0 .*7 .*3 separate figures/],
    ['grid9.png', /9 separate figures/],
  ] as const) {
    const {said} = run(['classify', 'latest:mnist', join(cases, '42', name)])
    tell(`42/${name}`, right.test(said), said.split('/').at(-1) ?? '')
  }
}
