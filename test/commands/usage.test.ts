import {existsSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {commands} from '../../src/commands/line/table.ts'
import {answersIn} from '../answers/lines.ts'
import {world} from './program.ts'

const open = world()

/** One line a mistake: the exit code is 2, nothing is created, and the sentence names what is wrong. */
const mistakes: readonly (readonly [line: string, sentence: RegExp])[] = [
  ['trian iris', /no command “trian”. Did you mean “train”\?/],
  ['xyzzy', /no command “xyzzy”. `tfnotes --help`/],
  ['--frobnicate', /no command “--frobnicate”/],
  ['toString', /no command “toString”/],
  ['train', /Missing <chapter>/],
  ['train mnits', /no chapter “mnits”. Did you mean “mnist”\?/],
  ['train constructor', /no chapter “constructor”/],
  ['train iris mnist', /One argument too many: “mnist”/],
  ['train iris --epochs 0', /--epochs must lie between 1 and 100000; 0 does not/],
  ['train iris --epochs 1.5', /--epochs takes a whole number from 1 to 100000, not “1.5”/],
  ['train iris --epochs 1e99', /--epochs must lie between|--epochs takes a whole number/],
  ['train iris --epochs NaN', /--epochs takes a number/],
  ['train iris --epochs', /The option --epochs needs a value/],
  ['train iris --epochs --seed 1', /The option --epochs needs a value/],
  ['train iris --epochs=', /The option --epochs needs a value/],
  ['train iris --no-epochs', /The option --epochs needs a value/],
  ['train iris --epochs 3 --epochs 4', /--epochs is given twice/],
  ['train iris --epcohs 3', /no option --epcohs. Did you mean --epochs\?/],
  ['train iris -x', /no option -x/],
  ['train iris --lr x', /--learning-rate takes a number from 1e-8 to 10, not “x”/],
  ['train iris --lr -0.1', /--learning-rate must lie between/],
  ['train iris --optimizer adamax', /--optimizer takes one of sgd, .*adamw, not “adamax”/],
  ['train iris --dropout 0.2', /iris has no value “dropout” to set/],
  ['train iris --weights-only maybe', /One argument too many: “maybe”/],
  ['train iris --weights-only=maybe', /--weights-only is either true or false, not “maybe”/],
  ['train iris --plain=maybe', /--plain is either true or false/],
  ['lr latest 0.1 --no-wait=maybe', /--no-wait is either true or false/],
  ['train mnist --preset recommended', /mnist has no preset “recommended”/],
  ['train iris --preset best', /no preset “best”.*recommended, notes/],
  ['train iris --dataset mnist', /iris does not take the data set mnist; it takes: iris/],
  ['train mnist --dataset nope', /--dataset takes one of iris, .*prices, not “nope”/],
  ['train mnist --data-source web', /--data-source takes one of auto, generated/],
  ['train mnist --train-samples 0', /--train-samples must lie between 1/],
  ['train mnist --labels .', /--labels needs --images/],
  ['train custom-dataset', /Own pictures need --images/],
  ['train iris --seed -1', /--seed must lie between 0/],
  ['train iris --seed abc', /--seed takes a number/],
  ['train iris --threads 1000', /--threads must lie between 0 and 256/],
  ['train iris --backend gpu', /--backend takes one of auto, native, wasm, cpu/],
  ['train iris --from best', /--from needs --resume/],
  ['train iris-manual --backend keras', /--backend takes one of auto, native, wasm, cpu, not “keras”/],
  ['train --resume latest --batch-size 3', /leave out --batch-size/],
  ['train lenet --dataset mnist --epochs 0', /--epochs/],
  ['glossary gradeint', /glossary has no “gradeint”. Did you mean “gradient”\?/],
  ['glossary quux xyz', /glossary has no “quux xyz”; `tfnotes glossary` lists all/],
  ['preflight', /Missing <chapter>/],
  ['preflight mnits', /Did you mean “mnist”/],
  ['lr-find', /Missing <chapter>/],
  ['lr-find mnits', /Did you mean “mnist”/],
  ['lr-find iris --seed 1,2', /--seed takes a number/],
  ['sweep', /Missing <chapter>/],
  ['sweep mnits', /Did you mean “mnist”/],
  ['sweep iris', /needs several values of something/],
  ['sweep iris --epochs 3,3', /needs several values of something/],
  ['sweep iris --lr 0.1..0.01', /its first end must be below the second/],
  ['sweep iris --lr 0.1..x', /--learning-rate takes a number/],
  ['sweep iris --lr 0.1..', /a range is written a\.\.b/],
  ['sweep iris --lr 0.01..0.1:log:1', /from 2 to 100 steps/],
  ['sweep iris --lr 0.01..0.1:5:log', /a range is written/],
  ['sweep iris --lr 0.1,99', /--learning-rate must lie between/],
  ['sweep iris --epochs 1,2.5', /--epochs takes a whole number/],
  ['sweep mnist --augment=true,maybe', /--augment is either true or false, not “maybe”/],
  ['train mnist --augment=true,false', /--augment is either true or false, not “true,false”/],
  ['sweep iris --optimizer sgd..adam', /only numbers have ranges/],
  ['sweep iris --optimizer sgd,nope', /--optimizer takes one of/],
  ['sweep iris --lr 0.1,0.2 --trials 3', /--trials needs --search random/],
  ['sweep iris --lr 0.1,0.2 --search magic', /--search takes one of grid, random, halving/],
  ['sweep iris --lr 0.1,0.2 --budget soon', /--budget takes a time as 90s, 10m or 1.5h, not “soon”/],
  ['sweep iris --epochs 1,2 --lr 0.1,0.2 --search halving', /so --epochs takes one value/],
  ['sweep iris --lr 0.01..1:100 --epochs 1..200:100 --seeds 3', /would be 30000 trials; more than 10000/],
  ['sweep iris --lr 0.1,0.2 --parallel 0', /--parallel must lie between 1 and 16/],
  ['sweep iris --seeds 2 --seed 4294967295', /--seed must lie between 0 and/],
  ['twins', /Missing <chapter>/],
  ['twins iris', /--a dropout=0 --b dropout=0\.2/],
  ['twins iris --a 3', /--a takes name=value.*“3” is none/],
  ['twins iris --b epochs=', /--b takes name=value/],
  ['twins iris --b nope=3', /nope/],
  ['twins iris --b epochs=many', /--epochs takes a number from 1 to 100000, not “many”/],
  ['twins iris --b epochs=3 --seeds 1', /--seeds takes 2 or more/],
  ['sweep --resume latest --epochs 3', /leave out --epochs/],
  ['train iris --seeds 0', /--seeds must lie between 1 and 100/],
  ['train --resume latest --seeds 2', /leave out --seeds/],
  ['queue dance', /“dance” is none of show, move/],
  ['queue move', /Missing <study> <place>/],
  ['attach a b', /One argument too many/],
  ['worker', /no address with a port/],
  ['worker --join 10.0.0.5', /“10\.0\.0\.5” is no address with a port/],
  ['worker --join 10.0.0.5:41233', /TFNOTES_KEY has to hold the key/],
  ['runs now', /One argument too many/],
  ['runs --all', /no option --all/],
  ['runs --where lr<x', /“lr” \(character 1 of the query\) is compared with a number .*not with “x”/],
  ['runs --where leraning-rate=1', /no “leraning-rate”.*Did you mean “learning-rate”\?/],
  ['runs --where status:done', /“status” .* is one of starting, .* not “done”/],
  ['runs --where "', /quotation mark at character 1 .* never closed/],
  ['runs --sort ag', /Did you mean “age”\?/],
  ['runs --sort prettiness', /cannot be sorted by “prettiness”, but by accuracy/],
  ['runs --limit 0', /--limit takes 1 or more; 0 is less/],
  ['runs --csv --md', /--csv, --md cannot be used together/],
  ['note', /Missing <run>/],
  ['note latest --name .hidden', /“\.hidden” is no name for a run/],
  ['note latest --tag a,,b', /“” is no tag/],
  ['note latest --name a --unname', /--name, --unname cannot be used together/],
  ['note --where lr<1 text more', /One argument too many: “more”/],
  ['delete', /Missing <run>/],
  ['delete latest --where lr<1', /“latest” and --where cannot be given together/],
  ['delete latest --empty-trash', /“latest” and --empty-trash cannot be given together/],
  ['restore --all', /no option --all/],
  ['compare', /No run is named; name two or more/],
  ['compare --csv --svg', /--csv, --svg cannot be used together/],
  ['compare a b --out x.csv', /--out needs --csv\|--svg/],
  ['compare a b --measure precision', /--measure takes one of val-accuracy, .*loss, not “precision”/],
  ['compare a b --by second', /--by takes one of epoch, step, minutes/],
  ['stop', /Missing <run>/],
  ['pause', /Missing <run>/],
  ['continue', /Missing <run>/],
  ['lr latest', /Missing <value>/],
  ['lr latest x', /--lr takes a number/],
  ['lr latest 0', /--lr must lie between/],
  ['lr latest 11', /--lr must lie between/],
  ['classify latest', /Missing <image>/],
  ['classify latest a.png --prepare nothing', /--prepare takes one of mnist, notes, plain/],
  ['classify latest a.png --invert maybe', /--invert takes one of auto, yes, no/],
  ['classify latest a.png --from middle', /--from takes one of best, last/],
  ['measure latest', /Missing <4 numbers>/],
  ['measure latest 1 2 x 4', /Measurement 3 is “x”/],
  ['next latest', /Missing <letters>/],
  ['next latest ab --count 0', /--count must lie between/],
  ['next latest --codes --count 0', /--count must lie between/],
  ['forecast latest --days -1', /--days must lie between/],
  ['gates', /Missing <run>/],
  ['dataset show prices --count 0', /--count must lie between/],
  ['extract', /Missing <run>/],
  ['extract latest --values x', /--values takes a number/],
  ['export', /Missing <run>/],
  ['export latest', /--format/],
  ['export latest --format onnx', /keras/],
  ['code', /Missing <chapter\|run>/],
  ['code iris --lang ruby', /--lang takes one of python, ts/],
  ['lab', /Missing <lab>/],
  ['lab gradient', /no lab “gradient”/],
  ['lab gradient-descent --lr x', /--learning-rate takes a number/],
  ['lab gradient-descent --csv x', /^Only the lab regularization reads points/],
  ['lab gradient-descent --preset nope', /no preset “nope”/],
  ['dataset', /Missing <list\|show\|check\|fetch\|make>/],
  ['dataset burn', /“burn” is none of list, show, check, fetch/],
  ['dataset show', /Missing <name>/],
  ['dataset show iris', /“iris” is none of mnist, fashion, .*prices/],
  ['dataset show mnist --data-source generated --class x', /--class takes one of 0, 1, 2.*not “x”/],
  ['dataset show own-pictures', /Own pictures need --images/],
  ['dataset show mnist --part valid', /--part takes one of train, test/],
  ['inspect', /Missing <run>/],
  ['inspect latest --mistakes many', /--mistakes takes a number from 0 to 1000/],
  ['augment', /Missing <chapter>/],
  ['augment iris', /chapter iris has no pictures to augment/],
  ['augment mnist 99999 --data-source generated --train-samples 20', /--picture must lie between 0 and 19/],
  ['train mnist --skip-missing', /--skip-missing needs --images/],
  ['dataset fetch', /Missing <name>/],
  ['dataset fetch nope', /no data set “nope”/],
  ['dataset fetch iris', /has no files to download/],
  ['doctor now', /^“now” is of use only together with --link-tensorflow\.$/m],
  ['config burn', /“burn” is none of set, unset/],
  ['config set', /Missing <name>/],
  ['config set theme', /Missing <value>/],
  ['config set colour red', /“colour” is none of language, theme, /],
  ['config set theme blue', /config.json:2:12: “theme” cannot be "blue".*"dark", "light"/],
  ['completion', /Missing <bash\|zsh\|fish>/],
  ['completion tcsh', /“tcsh” is none of bash, zsh, fish/],
]

describe('bad usage', () => {
  it('is tried for every command', () => {
    const tried = new Set(mistakes.map(([line]) => line.split(' ')[0]))
    expect(Object.keys(commands).filter(name => !tried.has(name))).toEqual(['chapters'])
  })

  it.each(mistakes)('%s', async (line, sentence) => {
    const {run, cwd, checkpoints} = open()
    const {code, out, err} = await run(line)
    expect(err).toMatch(sentence)
    expect(err.trim().split('\n')).toHaveLength(1)
    expect(err).not.toMatch(/Error|undefined|\{|\}/)
    expect([code, out]).toEqual([2, ''])
    expect(existsSync(checkpoints), cwd).toBe(false)
  })

  it('is said in Chinese to a Chinese reader, and as an object to a program', async () => {
    const {run} = open()
    expect((await run('train iris --epochs 0', {language: 'zh'})).err).toBe(
      '--epochs 必须在 1 与 100000 之间，0 不在其中。\n',
    )
    const {code, out} = await run('train iris --epochs 0 --json')
    expect(code).toBe(2)
    expect(answersIn(out, 'failed')[0]).toMatchObject({
      error: {code: 'out-of-range', detail: {name: 'epochs', value: '0', min: 1, max: 100_000}},
    })
  })

  it('may also lie in the environment', async () => {
    const {run} = open()
    const {code, err} = await run('train iris', {env: {TFNOTES_BACKEND: 'gpu'}})
    expect([code, err]).toEqual([
      2,
      'The environment variable TFNOTES_BACKEND is “gpu”; it takes auto, native, wasm, cpu, keras.\n',
    ])
    expect((await run('train iris', {env: {TFNOTES_THREADS: 'many'}})).code).toBe(2)
  })

  it('says which layer of a network is too deep for the pictures', async () => {
    const {run} = open()
    const {code, err} = await run('train alexnet --dataset own-pictures --images . --image-size 8')
    expect(code).toBe(2)
    expect(err).toMatch(/too deep for these pictures: only \d × \d pixels reach layer \w+/)
  })
})

/** What is wrong with the world, not with the words: exit code 1. */
const failures: readonly (readonly [line: string, sentence: RegExp])[] = [
  ['attach', /no run in .*checkpoints yet/],
  ['attach latest:mnist', /no run of mnist/],
  ['attach nope', /no run in/i],
  ['compare latest nope', /no run in/i],
  ['attach ./nope', /not the folder of a run/],
  ['train --resume nope', /no run in/i],
  ['stop latest', /no run in/i],
  ['classify latest:mnist a.png', /no run of mnist/],
  ['extract latest', /no run in/i],
  ['export latest --format keras', /no run in/i],
  ['train stock-lstm --csv nowhere.csv', /nowhere.csv does not exist/],
  ['train mnist --dataset own-pictures --images nowhere', /nowhere does not exist/],
  ['lab regularization --csv nowhere.csv', /nowhere.csv does not exist/],
]

describe('failures', () => {
  it.each(failures)('%s', async (line, sentence) => {
    const {code, err} = await open().run(line)
    expect(err).toMatch(sentence)
    expect(code).toBe(1)
  })

  it('come soon where a file of points is too large, or has no end', async () => {
    const {run, cwd} = open()
    writeFileSync(join(cwd, 'large.csv'), '1,2,0\n'.repeat(3_000_000))
    const line = 'lab regularization --csv large.csv'
    expect(await run(line)).toEqual({
      code: 1,
      out: '',
      err: 'large.csv is larger than 16 MB, and so no file of points.\n',
    })
    expect((await run(line, {language: 'zh'})).err).toBe('large.csv 超过 16 MB，不会是数据点文件。\n')
    expect(await run('lab regularization --csv /dev/zero')).toMatchObject({
      code: 1,
      err: '/dev/zero is not a text file.\n',
    })
  })

  it('take escape sequences out of what is quoted', async () => {
    const {err} = await open().run(['attach', './\u001b[31mred\u009b\n'])
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(err.trimEnd()).not.toMatch(/[\x00-\x1f\x7f-\x9f]/)
  })
})

describe('values', () => {
  it('may begin with a dash', async () => {
    const {run} = open()
    const {out} = await run(['lab', 'tensors', '--expression', '-2 + 3', '--json'])
    expect(answersIn(out, 'computed')[0]?.values).toEqual({expression: '-2 + 3'})
    expect((await run('lab gradient-descent --start -3 --json')).out).toContain('"start":-3')
    expect((await run('lab gradient-descent --start=-3 --json')).out).toContain('"start":-3')
  })

  it('are read in either spelling of the option', async () => {
    const {run} = open()
    for (const line of ['--learning-rate 0.3', '--learningRate 0.3', '--lr 0.3', '--lr=0.3'])
      expect((await run(`lab gradient-descent ${line} --json`)).out).toContain('"learningRate":0.3')
  })
})
