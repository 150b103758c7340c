import {join} from 'node:path'
import {describe, expect, it, onTestFinished} from 'vitest'
import {errorSentence} from '../../../../src/text/sentence.ts'
import {startChild} from '../../../../src/trainers/engines/keras/child.ts'
import type {Handed} from '../../../../src/trainers/engines/keras/messages.ts'
import {scratchFolder} from '../../scratch.ts'
import {fakeKeras, processesOf, type Troubles} from './fake-keras.ts'

const train = {start: 0, stop: 2, batch: 4, capacity: 2, rate: 0.1} as const
const judge = {start: 0, stop: 1, see: false} as const

/** A fake that has come so far that it may be asked for steps. */
async function start(
  troubles?: Troubles,
  others: {signal?: AbortSignal; environment?: Record<string, string>} = {},
) {
  const folder = scratchFolder()
  const executable = fakeKeras(join(folder, 'python'), troubles)
  let logged = ''
  const handed = {folder, model: {config: {layers: [{config: {units: 3}}]}}} as unknown as Handed
  const child = await startChild({
    executable,
    folder,
    handed,
    environment: {},
    batchSize: 32,
    log: text => {
      logged += text
    },
    ...others,
  })
  onTestFinished(child.close)
  return {child, logged: () => logged, executable}
}

describe.skipIf(process.platform === 'win32')('the process that computes', () => {
  it('answers one request after another', async () => {
    const {child} = await start()
    expect(child.ready).toMatchObject({backend: 'torch', keras: '3.15.1'})
    expect(await child.ask('train', train)).toMatchObject({losses: [1 / 2, 1 / 3]})
    expect(await child.ask('train', train)).toMatchObject({losses: [1 / 4, 1 / 5]})
  })

  it('takes no modules from the folder one stands in, and counts cards as nvidia-smi does', async () => {
    const {child, logged} = await start(
      {
        train: ({print, reply}) => {
          print(`${process.env.PYTHONPATH} ${process.env.CUDA_DEVICE_ORDER}\n`)
          reply()
        },
      },
      {environment: {PYTHONPATH: ':/lib::/more:', PATH: process.env.PATH ?? ''}},
    )
    await child.ask('train', train)
    await expect.poll(logged).toContain('/lib:/more PCI_BUS_ID')
  })

  it.each<[string, Troubles]>([
    [
      'before its answer, without the end of a line',
      {
        train: ({print, reply}) => {
          print('rubbish')
          reply()
        },
      },
    ],
    [
      'lines of it, in answers’ words',
      {
        train: ({print, reply}) => {
          print('rubbish\n\n{"say":"train"}\nrubbish\n')
          reply()
        },
      },
    ],
    [
      'megabytes of it, without the end of a line',
      {
        train: ({print, reply}) => {
          print('rubbish '.repeat(1_000_000))
          reply()
        },
      },
    ],
    [
      'megabytes in lines',
      {
        train: ({print, reply}) => {
          print('rubbish\n'.repeat(1_000_000))
          reply()
        },
      },
    ],
    [
      'the mark itself, amid a line',
      {
        train: ({print, mark, reply}) => {
          print(`rubbish ${mark}{"say":`)
          reply()
        },
      },
    ],
    [
      'the mark itself, after megabytes',
      {
        train: ({print, mark, reply}) => {
          print(`${'rubbish'.repeat(100_000)}${mark}`)
          reply()
        },
      },
    ],
    [
      'bytes that are no text',
      {
        train: ({print, reply}) => {
          print(new Uint8Array(99).fill(255))
          reply()
        },
      },
    ],
    [
      'after its answer',
      {
        train: ({print, reply}) => {
          reply()
          print('rubbish')
        },
      },
    ],
    [
      'none, but the answer comes in pieces',
      {
        train: ({print, mark, answer}) => {
          for (const letter of `${mark}${JSON.stringify(answer)}\n`) print(letter)
        },
      },
    ],
  ])('is understood whatever rubbish is in the pipe: %s', async (_, troubles) => {
    const {child} = await start(troubles)
    expect(await child.ask('train', train)).toMatchObject({losses: [1 / 2, 1 / 3]})
    expect(await child.ask('judge', judge)).toMatchObject({right: 1})
  })

  it('has what it prints in the log, whatever the pipe', async () => {
    const {child, logged} = await start({
      train: ({print, process, reply}) => {
        print('into stdout, and more')
        process.stderr.write('into stderr\n')
        reply()
      },
    })
    await child.ask('train', train)
    await child.close()
    expect(logged()).toContain('into stdout, and more')
    expect(logged()).toContain('into stderr\n')
  })

  it('prints as much as it likes, and the log has its beginning and its end', async () => {
    const {child, logged} = await start({
      train: ({require, reply}) => {
        const {writeSync} = require('node:fs')
        writeSync(2, 'the first words\n')
        for (let i = 0; i < 300; i++) writeSync(2, 'x'.repeat(99_999))
        writeSync(2, '\nthe last words\n')
        reply()
      },
    })
    await child.ask('train', train)
    await child.close()
    expect(logged().length).toBeLessThan(10_100_000)
    expect(logged()).toMatch(/^the first words\n/)
    expect(logged()).toMatch(/\n… \d+ …\nx+\nthe last words\n$/)
  })

  it.each<[string, Troubles]>([
    ['another answer', {train: ({say}) => say({say: 'judge', loss: 1, right: 1})}],
    ['no JSON', {train: ({print, mark}) => print(`${mark}{"say":"train"\n`)}],
    ['JSON that is no answer', {train: ({print, mark}) => print(`${mark}[1]\n`)}],
    ['JSON of any depth', {train: ({print, mark}) => print(`${mark}${'['.repeat(100_000)}\n`)}],
    ['no losses', {train: ({say}) => say({say: 'train', right: [1, 1]})}],
    ['losses that are none', {train: ({say, answer}) => say({...answer, losses: ['1', '2']})}],
    ['a failure without a reason', {train: ({say}) => say({say: 'failed'})}],
  ])('is ended when it answers otherwise than agreed: %s', async (_, troubles) => {
    const {child, executable} = await start(troubles)
    const error = await child.ask('train', train).catch(error => error)
    expect(error).toMatchObject({code: 'keras-answer', detail: {asked: 'train'}})
    expect(errorSentence(error, 'en')).toMatch(/was asked for “train” and did not answer as agreed; it was/)
    expect(errorSentence(error, 'zh')).toMatch(/对“train”的回答不符合约定；/)
    await expect(child.ask('train', train)).rejects.toBe(error)
    await child.close()
    expect(processesOf(executable)).toEqual([])
  })

  it('is ended when it says what nobody has asked for', async () => {
    const {child} = await start({
      train: ({reply}) => {
        reply()
        reply()
      },
    })
    const answers = child.ask('train', train).then(() => child.ask('judge', judge))
    await expect(answers).rejects.toMatchObject({code: 'keras-answer'})
  })

  it.each<[string, Troubles, object, RegExp]>([
    [
      'at its start',
      {ready: ({process}) => process.exit(7)},
      {code: 7},
      /has ended unasked \(exit code 7\)\.$/,
    ],
    [
      'killed',
      {train: ({process}) => process.kill(process.pid, 'SIGKILL')},
      {signal: 'SIGKILL', batchSize: 32},
      /\(SIGKILL: out of memory\?\)\. A smaller --batch-size than 32 needs less memory\.$/,
    ],
    [
      'crashed',
      {train: ({process}) => process.kill(process.pid, 'SIGSEGV')},
      {signal: 'SIGSEGV'},
      /\(SIGSEGV\)\.$/,
    ],
    [
      'with a word',
      {
        train: ({process, require}) => {
          require('node:fs').writeSync(2, 'Traceback\n  at\nModuleNotFoundError: No module named x\n')
          process.exit(1)
        },
      },
      {code: 1, said: 'ModuleNotFoundError: No module named x'},
      /\(exit code 1\): ModuleNotFoundError: No module named x$/,
    ],
  ])('tells how it ended by itself: %s', async (_, troubles, detail, sentence) => {
    const error = await start(troubles)
      .then(({child}) => child.ask('train', train))
      .catch(error => error)
    expect(error).toMatchObject({code: 'keras-ended', detail})
    expect(errorSentence(error, 'en')).toMatch(sentence)
    expect(errorSentence(error, 'zh')).toMatch(/意外结束/)
  })

  it.each<[Troubles, string, RegExp]>([
    [
      {train: ({say}) => say({say: 'failed', kind: 'memory', reason: 'RESOURCE_EXHAUSTED'})},
      'keras-memory',
      /\(RESOURCE_EXHAUSTED\)\. A smaller --batch-size than 32/,
    ],
    [
      {train: ({say}) => say({say: 'failed', kind: 'disk', reason: 'OSError: [Errno 28]'})},
      'disk-full',
      /^The disk is full/,
    ],
    [
      {train: ({say}) => say({say: 'failed', kind: 'other', reason: 'ValueError: x'})},
      'keras-failed',
      /ValueError: x/,
    ],
  ])(
    'says what it could not do, and may be asked for something else: %#',
    async (troubles, code, sentence) => {
      const {child} = await start(troubles)
      const error = await child.ask('train', train).catch(error => error)
      expect(error.code).toBe(code)
      expect(errorSentence(error, 'en')).toMatch(sentence)
      expect(await child.ask('judge', judge)).toMatchObject({right: 1})
    },
  )

  it('that never answers is ended when nobody waits any more', async () => {
    const signal = new AbortController()
    setTimeout(() => signal.abort(), 100)
    await expect(start({ready: () => {}}, {signal: signal.signal})).rejects.toMatchObject({
      code: 'interrupted',
    })
    const {child, executable} = await start({train: () => {}})
    const why = new Error('enough')
    setTimeout(() => child.end(why), 100)
    await expect(child.ask('train', train)).rejects.toBe(why)
    await child.close()
    expect(processesOf(executable)).toEqual([])
  })

  it('is not waited for through the pipes that it has handed on', async () => {
    const {child} = await start({
      train: ({process, require}) => {
        require('node:child_process').spawn('sleep', ['20'], {stdio: 'inherit', detached: true}).unref()
        process.exit(1)
      },
    })
    await expect(child.ask('train', train)).rejects.toMatchObject({code: 'keras-ended', detail: {code: 1}})
  })

  it('that cannot be started is said so', async () => {
    const folder = scratchFolder()
    await expect(
      startChild({
        executable: join(folder, 'gone'),
        folder,
        handed: {} as Handed,
        environment: {},
        batchSize: 1,
      }),
    ).rejects.toMatchObject({code: 'keras-failed', detail: {reason: 'ENOENT'}})
  })
})
