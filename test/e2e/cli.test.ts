import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {setTimeout as sleep} from 'node:timers/promises'
import {describe, expect, it} from 'vitest'
import {answersIn, linesOf} from '../answers/lines.ts'
import {place} from './cli.ts'

const {home, checkpoints, run, start} = place()
const runIds = () => readdirSync(checkpoints).filter(name => !name.startsWith('.'))
const latest = () => runIds().sort((a, b) => created(b) - created(a))[0] as string
const created = (id: string) =>
  JSON.parse(readFileSync(join(checkpoints, id, 'run.json'), 'utf8')).createdAt as number

describe('without a terminal', () => {
  it('says so, trains iris in plain text, and ends with accuracy and the next command', async () => {
    const {code, out, err} = await run([])
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^No terminal here/)
    expect(out).toMatch(/epoch 500\/500 {2}loss \d/)
    expect(out).toMatch(/Result: best val. accuracy [01]\.\d{4} \(epoch \d+\)/)
    expect(out.trim().split('\n').at(-1)).toMatch(/^Try next: tfnotes measure iris-\S+ 5.1 3.5 1.4 0.2$/)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no colour and no moving about in a pipe
    expect(out).not.toMatch(/[\u001b\r]/)
    const next = out.trim().split(' ').slice(-6)
    expect((await run(next)).out).toMatch(/setosa/)
  })

  it('speaks Chinese where the locale does, and ASCII where there is no more', async () => {
    const zh = await run([], {LANG: 'zh_CN.UTF-8'})
    expect(zh.out).toMatch(/^这里没有终端/)
    expect(zh.out).toMatch(/接下来可试/)
    const plain = await run([], {LANG: 'C'})
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII
    expect(plain.out).toMatch(/^[\x00-\x7f]+$/)
  })
})

describe('train --json', () => {
  it('prints the events and nothing else, and is the same run for the same seed', async () => {
    const args = ['train', 'iris', '--epochs', '200', '--seed', '7', '--json']
    const [first, second] = [await run(args), await run(args)]
    expect([first.code, first.err]).toEqual([0, ''])
    const events = answersIn(first.out, 'event')
    expect(events[0]).toMatchObject({v: 1})
    expect(events.find(({event}) => event === 'started')).toMatchObject({
      chapter: 'iris',
      seed: 7,
      dataset: {name: 'iris', source: 'embedded'},
    })
    expect(events.at(-1)).toMatchObject({event: 'finished', reason: 'completed', epochs: 200})
    const losses = (all: typeof events) => all.flatMap(one => (one.event === 'epoch' ? [one.loss] : []))
    expect(losses(answersIn(second.out, 'event'))).toEqual(losses(events))
    expect(losses(events)).toHaveLength(200)
    const written = readFileSync(
      join(checkpoints, String(events.find(one => one.event === 'started')?.run), 'events.jsonl'),
      'utf8',
    )
    expect(written.split('\n').length - 1).toBe(events.length)
  })
})

describe('a detached run', () => {
  it('is followed, paused, retuned, continued and stopped from elsewhere, and goes on after all that', async () => {
    const {out} = await run(['train', 'iris', '--epochs', '100000', '--detach'])
    expect(out).toMatch(/^Started iris-/)
    const id = latest()
    const watching = start(['attach', id, '--plain'])
    await watching.said(/epoch +\d+\/100000/)

    expect((await run(['pause', id])).out).toBe(`${id} is paused.\n`)
    await watching.said(/Paused/)
    const table = await run(['runs', '--json'])
    expect(answersIn(table.out, 'runSummary').find(one => one.id === id)).toMatchObject({
      status: 'paused',
      epochs: 100_000,
    })
    expect((await run(['pause', id])).out).toBe(`${id} is paused.\n`)
    expect((await run(['continue', id.slice(0, -1)])).out).toBe(`${id} goes on.\n`)
    expect((await run(['lr', id, '0.05'])).out).toMatch(/learning rate 0.05/)
    await watching.said(/Learning rate 0.1 → 0.05/)

    const again = await run(['train', '--resume', id])
    expect([again.code, again.err]).toEqual([1, expect.stringMatching(/is still being trained/)])

    watching.child.kill('SIGINT')
    expect(await watching.ended).toMatchObject({code: 0, err: expect.stringMatching(/The run goes on/)})

    expect(await run(['stop', id])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/everything is saved/),
    })
    expect(await run(['stop', id])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/not being trained any more \(stopped\)/),
    })
    expect(existsSync(join(checkpoints, id, 'last', 'weights.bin'))).toBe(true)
    expect(existsSync(join(checkpoints, id, 'alive'))).toBe(false)

    const history = await run(['attach', id])
    expect(history.code).toBe(130)
    expect(history.out).toMatch(/Learning rate/)
    const epochs = [...history.out.matchAll(/^epoch +(\d+)\//gm)].map(match => Number(match[1]))
    expect(epochs).toEqual(epochs.map((_, index) => index + 1))
  })
})

describe('Ctrl-C', () => {
  it('saves and leaves with 130; the run is taken up where it stopped', async () => {
    const training = start(['train', 'iris', '--epochs', '100000', '--seed', '3'])
    await training.said(/epoch +20\//)
    training.child.kill('SIGINT')
    const {code, out, err} = await training.ended
    expect(code).toBe(130)
    expect(err).toMatch(/Stopping and saving/)
    expect(out).toMatch(/everything is saved/)
    const id = latest()

    const resumed = start(['train', '--resume', id, '--json'])
    await resumed.said(/"resumed":\{.*"event":"epoch"/s)
    const before = Number(/after (\d+) epochs/.exec(out)?.[1])
    const [point] = (await readEvents(id)).flatMap(one =>
      one.event === 'started' && one.resumed ? [one.resumed] : [],
    )
    expect(point?.epoch).toBe(before)
    // Gone without a word: as when the terminal is closed.
    resumed.child.kill('SIGHUP')
    expect((await resumed.ended).code).toBe(0)
    await sleep(300)
    expect(
      answersIn((await run(['runs', '--json'])).out, 'runSummary').find(one => one.id === id),
    ).toMatchObject({status: 'live'})
    expect((await run(['stop', id, '--discard'])).out).toMatch(/without saving/)
  })
})

const readEvents = async (id: string) =>
  answersIn(readFileSync(join(checkpoints, id, 'events.jsonl'), 'utf8'), 'event')

describe('a killed trainer', () => {
  it('is noticed at once, and its run goes on from the checkpoint', async () => {
    const training = start(['train', 'iris', '--epochs', '100000', '--json'])
    await training.said(/"event":"checkpoint"/)
    await training.said(/"event":"epoch".*"event":"epoch"/s)
    const id = latest()
    const {pid} = JSON.parse(readFileSync(join(checkpoints, id, 'alive'), 'utf8'))
    process.kill(pid, 'SIGKILL')
    const {code, err, out} = await training.ended
    expect(code).toBe(1)
    expect(err).toMatch(new RegExp(`unexpectedly.*tfnotes train --resume ${id}`))
    expect(answersIn(out, 'failed')[0]).toMatchObject({error: {code: 'run-crashed'}})
    expect(
      answersIn((await run(['runs', '--json'])).out, 'runSummary').find(one => one.id === id),
    ).toMatchObject({
      status: 'crashed',
      resumable: true,
      trained: true,
    })
    const resumed = start(['train', '--resume', id, '--plain'])
    await resumed.said(/Goes on after epoch/)
    resumed.child.kill('SIGINT')
    expect((await resumed.ended).code).toBe(130)
  })
})

describe('a reader that has had enough', () => {
  it('is not scolded', async () => {
    const training = start(['train', 'iris', '--epochs', '2000', '--json'])
    await training.said(/"event":"started"/)
    training.child.stdout?.destroy()
    const {code, err} = await training.ended
    expect([code, err]).toEqual([0, ''])
  })
})

describe('what was learnt', () => {
  it('measures flowers, one or many, and says which lines it cannot read', async () => {
    await run(['train', 'iris', '--epochs', '200', '--seed', '1', '--json'])
    const id = latest()
    const {code, out} = await run(['measure', id, '6.3', '3.3', '6.0', '2.5', '--json'])
    expect(code).toBe(0)
    expect(answersIn(out, 'measured')[0]).toMatchObject({
      run: id,
      measurements: [6.3, 3.3, 6, 2.5],
      top: [{label: 'virginica'}, {}, {}],
    })
    expect(await run(['measure', id, '1', '2', '3'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/takes 4/),
    })
    expect(await run(['classify', id, 'x.png'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/use `tfnotes measure`/),
    })
  })

  it('is extracted as text', async () => {
    const id = latest()
    expect((await run(['extract', id])).out).toMatch(/2 weights with 15 values written to .*weights.txt/)
    const text = readFileSync(join(checkpoints, id, 'weights.txt'), 'utf8')
    expect(text).toMatch(/^output\/kernel\n\(4, 3\)\n(-?[\d.e-]+ ){2}-?[\d.e-]+\n/)
    expect(readFileSync(join(checkpoints, id, 'history.csv'), 'utf8').split('\n')).toHaveLength(202)
    const extracted = await run(['extract', id, '--json', '--values', '3'])
    const [kernel, bias] = answersIn(extracted.out, 'weights')
    expect([kernel, bias]).toMatchObject([{shape: [4, 3]}, {shape: [3]}])
    expect(kernel?.values).toHaveLength(3)
    expect((await run(['extract', id, '--out', '-'])).out).toBe(text)
    expect((await run(['extract', id, '--out', 'nowhere/w.txt'])).err).toMatch(/does not exist/)
  })

  it('continues letters', async () => {
    await run(['train', 'letters-embedding-4', '--seed', '1', '--json'])
    const {out, code} = await run(['next', 'latest:letters-embedding-4', 'abcd', '--json', '--count', '3'])
    expect(code).toBe(0)
    expect(answersIn(out, 'nextLetter')[0]).toMatchObject({
      letters: 'abcd',
      top: [{label: 'e'}, {}, {}, {}, {}],
      continued: 'efg',
    })
    expect(await run(['next', 'latest:letters-embedding-4', 'ab'])).toMatchObject({code: 2})
    expect(await run(['next', 'latest:letters-embedding-4', 'ab1d'])).toMatchObject({code: 2})
  })

  it('classifies pictures, and goes on after one that is none', async () => {
    const args = [
      'train',
      'mnist',
      '--data-source',
      'generated',
      '--train-samples',
      '2000',
      '--test-samples',
      '200',
    ]
    const trained = await run([...args, '--epochs', '2', '--plain'])
    expect(trained.out).toMatch(/GENERATED/)
    expect((await run(['runs'])).out).toMatch(/mnist \(generated\)/)
    writeFileSync(join(home, 'text.png'), 'no picture')
    writeFileSync(join(home, 'digit.svg'), digit)
    const {code, out} = await run([
      'classify',
      'latest:mnist',
      'text.png',
      'digit.svg',
      'missing.png',
      '--json',
      '--pixels',
    ])
    expect(code).toBe(1)
    expect(linesOf(out).map(({name}) => name)).toEqual(['failed', 'classified', 'failed'])
    const [text, missing] = answersIn(out, 'failed')
    const [svg] = answersIn(out, 'classified')
    expect(text).toMatchObject({
      file: 'text.png',
      error: {code: expect.any(String), message: expect.any(String)},
    })
    expect(svg).toMatchObject({
      file: 'digit.svg',
      prepare: 'mnist',
      inverted: true,
      seen: {width: 28, height: 28, channels: 1},
    })
    expect(svg?.top).toHaveLength(5)
    expect(missing).toMatchObject({file: 'missing.png', error: {}})
  })
})

/** A one, black on white. */
const digit = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><rect width="100" height="100" fill="white"/><path d="M50 15 V85" stroke="black" stroke-width="10"/></svg>`

describe('preflight', () => {
  it('measures without leaving anything behind', async () => {
    const before = runIds().length
    const {code, out} = await run(['preflight', 'iris', '--json'])
    expect(code).toBe(0)
    expect(answersIn(out, 'preflight')[0]).toMatchObject({
      chapter: 'iris',
      backend: expect.any(String),
      parameters: 15,
      train: 120,
      test: 30,
      secondsPerEpoch: expect.any(Number),
      memory: expect.any(Number),
    })
    const told = await run(['preflight', 'iris'])
    expect(told.out).toMatch(/ {2}memory +\d+ k?B for the tensors: network, one batch, the data\n/)
    expect(runIds()).toHaveLength(before)
  })
})

describe('lr-find', () => {
  it('names a range of learning rates, draws it, and leaves nothing behind', async () => {
    // The folder may not be there yet.
    const runs = () => (existsSync(checkpoints) ? runIds() : [])
    const before = runs()
    const {code, out} = await run(['lr-find', 'iris', '--json'])
    expect(code).toBe(0)
    const [found] = answersIn(out, 'foundRate')
    expect(found).toMatchObject({chapter: 'iris', optimizer: 'sgd', train: 120})
    expect(found?.low).toBeLessThan(found?.suggested as number)
    expect(found?.high).toBeGreaterThan(found?.suggested as number)
    expect(found?.curves).toHaveLength(3)
    const told = await run(['lr-find', 'iris'])
    expect(told.code).toBe(0)
    expect(told.out).toMatch(/\[=*\]/)
    expect(told.out).toContain(`try --learning-rate ${found?.suggested}\n`)
    expect(runs()).toEqual(before)
  })

  it('says why it names none', async () => {
    const line = [
      'lr-find',
      'iris',
      '--learning-rate',
      '1',
      '--loss',
      'meanSquaredError',
      '--optimizer',
      'adadelta',
    ]
    const {code, out, err} = await run(line)
    expect(code).toBe(1)
    expect(err).toMatch(/^No learning rate is named: .*\.\n$/)
    expect(out).not.toContain('--learning-rate')
    const [found] = answersIn((await run([...line, '--json'])).out, 'foundRate')
    expect(found).toMatchObject({problem: expect.stringMatching(/^rates-/), message: err.trim()})
    expect(found).not.toHaveProperty('suggested')
  })
})

describe('doctor', () => {
  it('finds at least one backend that computes', async () => {
    const {code, out} = await run(['doctor', '--json'])
    expect(code).toBe(0)
    expect(answersIn(out, 'program')[0]).toMatchObject({node: process.version})
    expect(answersIn(out, 'backendFound').some(({backend}) => backend.computes)).toBe(true)
  })
})
