import {afterEach, describe, expect, it} from 'vitest'
import {keys, openApp} from '../support/app.tsx'
import {epochBody, start} from '../support/events.ts'
import {live, openFinished, openLive} from '../support/open-run.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

describe('a live run', () => {
  it('that is deleted is told of in one sentence, which stays, and there is nothing to go on with', async () => {
    app = await openLive()
    app.platform.vanish(live)
    await app.shows('was deleted or moved')
    app.type('r')
    await app.shows('deleted or moved')
    app.type('z')
    await app.shows('was deleted or moved')
    const frame = app.frame().replaceAll(/\s+/g, ' ')
    expect(frame.match(/was deleted or moved/g)).toHaveLength(1)
    expect(frame).not.toContain('unexpectedly')
    expect(app.platform.launched).toEqual([])
  })

  it('shows how far it has come, how fast it is, and on what', async () => {
    app = await openLive()
    const frame = app.frame()
    for (const words of [
      'training',
      '5/8',
      '14,285 samples/s',
      '2.24 ms/step',
      'lr 0.001',
      '312 MB',
      '188%',
      'WebAssembly',
      'given file',
      '▾ best 5',
      'left',
    ])
      expect(frame).toContain(words)
  })

  it('draws what happens next', async () => {
    app = await openLive()
    const body = epochBody({run: live, chapter: 'mnist', epochs: 8}, 6)
    app.platform.emit(live, {v: 1, t: start + 60_000, ...body} as never)
    await app.shows('6/8')
  })

  it('draws the batches of the first epoch, which may take an hour', async () => {
    app = await openLive()
    const {started} = app.state().followed[live] ?? {}
    const at = {v: 1, t: start + 60_000} as const
    app.platform.emit(live, {...at, event: 'started', ...started} as never)
    await app.shows('The first point comes')
    for (const step of [1, 50, 100, 150])
      app.platform.emit(live, {
        ...at,
        t: at.t + step * 100,
        event: 'batch',
        epoch: 1,
        step,
        steps: 200,
        loss: 2.3 - step / 100,
        accuracy: step / 200,
        samplesPerSecond: 900,
      })
    await app.shows('first epoch, by batch')
    expect(app.frame()).toMatch(/[╰╮]/)
    expect(app.frame()).toContain('150/200')
  })

  it('shows how far a long validation has come', async () => {
    app = await openLive()
    const at = {v: 1, t: start + 60_000} as const
    app.platform.emit(live, {...at, event: 'validation', epoch: 6, done: 2500, total: 10_000})
    await app.shows(/validation .* 2500\/10000/)
    app.platform.emit(live, {...at, event: 'validation', epoch: 6, done: 7500, total: 10_000})
    await app.shows(/validation .* 7500\/10000/)
  })

  it('pauses and goes on', async () => {
    app = await openLive()
    app.type(' ')
    await app.shows('Asked to pause')
    app.platform.emit(live, {v: 1, t: start + 60_000, event: 'paused'})
    await app.shows('▪ paused')
    await app.hides('Asked to pause')
    await app.shows('Space continue')
    expect(app.frame()).not.toContain('Space pause')
    app.type(' ')
    await app.shows('Asked to go on')
    app.platform.emit(live, {v: 1, t: start + 61_000, event: 'resumed'})
    await app.shows('▪ training')
    await app.hides('Asked to go on')
    await app.shows('Space pause')
    expect(app.platform.requests.map(({request}) => request.request)).toEqual(['pause', 'resume'])
  })

  it('changes the learning rate, press upon press, and marks it', async () => {
    app = await openLive()
    app.type('++')
    await app.shows('learning rate 0.00156')
    expect(app.platform.requests.map(({request}) => request)).toEqual([
      {request: 'lr', value: 0.00125, times: 1.25},
      {request: 'lr', value: 0.00156, times: 1.25},
    ])
    app.platform.emit(live, {
      v: 1,
      t: start + 60_000,
      event: 'lr',
      from: 0.001,
      to: 0.00156,
      epoch: 5,
      step: 10,
    })
    await app.shows('▴ lr')
    await app.hides('Asked for')
  })

  it('says nothing of a rate that was asked for once the run is over', async () => {
    app = await openLive()
    app.type('+')
    await app.shows('Asked for learning rate')
    const at = {v: 1, t: start + 60_000} as const
    app.platform.emit(live, {
      ...at,
      event: 'finished',
      epochs: 5,
      metrics: {loss: 1},
      seconds: 1,
      reason: 'completed',
    })
    await app.shows('▪ finished')
    await app.hides('Asked for')
  })

  it('takes a rate that is asked for before its trainer has told of one', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('2.3')
    await app.shows('tfnotes train')
    app.type('t')
    await app.shows('starting')
    app.type('+')
    await app.shows('Learning rate 0.00125, from its next batch on.')
    expect(app.platform.requests.map(({request}) => request)).toEqual([
      {request: 'lr', value: 0.00125, times: 1.25},
    ])
  })

  it('refuses a rate that is none in words', async () => {
    app = await openLive()
    const {started} = app.state().followed[live] ?? {}
    const at = {v: 1, t: start + 60_000} as const
    app.platform.emit(live, {...at, event: 'lr', from: 0.001, to: 9, epoch: 5, step: 10})
    await app.shows('lr 9')
    app.type('+')
    await app.shows('A learning rate goes from 1e-8 to 10.')
    expect(app.platform.requests).toEqual([])
    // Where a warm-up begins the rate is nought.
    app.platform.emit(live, {
      ...at,
      event: 'started',
      ...started,
      hyperparameters: {learningRate: 0.01},
    } as never)
    app.platform.emit(live, {...at, event: 'lr', from: 0, to: 0, epoch: 5, step: 10})
    await app.shows(/lr 0\s/)
    app.type('+')
    await app.shows('learning rate 0.0')
    expect(app.platform.requests).toHaveLength(1)
  })

  it('takes a refusal back when what was missing is there', async () => {
    app = openApp()
    await app.shows('Gradient descent')
    app.openChapter('2.3')
    await app.shows('tfnotes train')
    app.type('t')
    await app.shows('starting')
    app.type(keys.left)
    await app.shows('No epoch has ended yet.')
    const run = app.platform.launched.length > 0 ? 'mnist-20250301-110000-ffff' : ''
    app.platform.emit(run, {v: 1, t: start, ...epochBody({run, chapter: 'mnist', epochs: 8}, 1)} as never)
    await app.shows('1/8')
    await app.hides('No epoch has ended yet.')
  })

  it.each([
    ['e', {request: 'stop', when: 'epoch-end', keep: true}, 'it finishes this epoch, saves and ends'],
    ['n', {request: 'stop', when: 'now', keep: true}, 'it saves and ends'],
    ['x', {request: 'stop', when: 'now', keep: false}, 'without saving'],
  ])('offers every end: %s', async (key, request, words) => {
    app = await openLive()
    app.type('s')
    await app.shows('Stop the run?')
    app.type(key)
    await app.shows('Asked to stop')
    expect(app.frame()).toContain(words)
    expect(app.platform.requests).toEqual([{run: live, request}])
  })

  it('stops nothing when the menu is left, or left by Enter at once', async () => {
    app = await openLive()
    app.type(`s${keys.escape}`)
    app.type('s\r')
    await app.shows('1200/1875')
    expect(app.platform.requests).toEqual([])
  })

  it('is let go of by detaching, and goes on', async () => {
    app = await openLive()
    app.type('sd')
    await app.shows('Detached')
    expect(app.platform.requests).toEqual([])
    expect(app.frame()).toContain('1 run training')
  })

  it('says what the health watch has seen, with the chapter’s own advice', async () => {
    app = await openLive()
    app.platform.emit(live, {
      v: 1,
      t: start + 60_000,
      event: 'warning',
      code: 'overfitting',
      detail: {epoch: 5, validations: 5, bestEpoch: 3, bestLoss: 0.1},
    })
    await app.shows('over-fitting')
    await app.shows('dropout 0.2')
  })

  it('says why it failed', async () => {
    app = await openLive()
    app.platform.emit(live, {
      v: 1,
      t: start + 60_000,
      event: 'failed',
      code: 'out-of-memory',
      detail: {needed: 1e9, used: 3e9, limit: 4e9},
    })
    await app.shows('--batch-size')
    expect(app.frame()).toContain('▪ failed')
  })

  it('refuses what the run is not ready for, and says why', async () => {
    app = await openFinished()
    app.type(' ')
    await app.shows('This run is over.')
  })
})

describe('a run that is taken up again', () => {
  const crashed = 'mnist-20250226-120000-0c0d'
  const sentences = {
    en: ['Going on from its last checkpoint; the trainer is starting.', 'resumed after epoch 3, step 40'],
    zh: ['从最后的检查点续训，训练进程正在启动。', '从第 3 轮第 40 步后继续'],
  } as const

  it.each(['en', 'zh'] as const)('says so until its trainer reports: %s', async language => {
    app = openApp({language})
    app.type('R')
    await app.shows('0c0d')
    app.type('jjjj\r')
    await app.shows('3/8')
    app.type('r')
    await app.shows(sentences[language][0])
    expect(app.platform.launched).toEqual([{chapter: crashed}])
  })

  it('no longer says that it is starting once it goes on', async () => {
    app = await openFinished()
    const finished = 'mnist-20250301-090000-cd34'
    app.type('r')
    await app.shows('5 more epochs')
    app.type('5')
    await app.shows(sentences.en[0])
    const {started} = app.state().followed[finished] ?? {}
    const at = {v: 1, t: start + 60_000} as const
    const resumed = {epoch: 8, step: 0}
    app.platform.emit(finished, {...at, event: 'started', ...started, resumed} as never)
    await app.hides(sentences.en[0])
  })

  it('no longer says so where all of it is over before anybody has looked', async () => {
    app = await openFinished()
    const finished = 'mnist-20250301-090000-cd34'
    app.type('r')
    await app.shows('5 more epochs')
    app.type('5')
    await app.shows(sentences.en[0])
    const {started, finished: ending} = app.state().followed[finished] ?? {}
    expect(ending).toBeUndefined()
    const at = {v: 1, t: start + 60_000} as const
    const story = {run: finished, chapter: 'mnist', epochs: 13}
    app.platform.emit(
      finished,
      {...at, event: 'started', ...started, resumed: {epoch: 8, step: 0}} as never,
      {...at, ...epochBody(story, 9)} as never,
      {...at, event: 'finished', epochs: 9, metrics: {loss: 1}, seconds: 1, reason: 'completed'},
    )
    await app.shows('▪ finished')
    await app.hides(sentences.en[0])
  })

  it.each(['en', 'zh'] as const)('says where it goes on: %s', async language => {
    app = openApp({language})
    app.type('R')
    await app.shows(live)
    app.type('\r')
    await app.shows('1200/1875')
    const [, sentence] = sentences[language]
    expect(app.frame()).not.toContain(sentence)
    const {started} = app.state().followed[live] ?? {}
    const resumed = {epoch: 3, step: 40}
    app.platform.emit(live, {v: 1, t: start + 60_000, event: 'started', ...started, resumed} as never)
    await app.shows(sentence)
  })
})

describe('the charts', () => {
  it('read values with a crosshair that Escape takes away', async () => {
    app = await openFinished()
    app.type(keys.left)
    await app.shows('epoch 8')
    app.type(keys.left)
    await app.shows('epoch 7')
    app.type('g')
    await app.shows('epoch 1')
    app.type(keys.escape)
    await app.shows('▾ best')
    expect(app.frame()).not.toContain('epoch 1,')
    expect(app.frame()).toContain('mnist-20250301-090000-cd34')
  })

  it('zoom, go logarithmic, smooth, lay over and enlarge', async () => {
    app = await openFinished()
    app.type('z')
    await app.shows('epochs 4–8 of 8')
    app.type('y')
    await app.shows('log')
    app.type('m')
    await app.shows('smoothed')
    app.type('o')
    await app.shows('+ ab12')
    app.type('e')
    await app.hides('Accuracy ╌')
    expect(app.frame()).toContain('Loss ╌')
    app.type('e')
    await app.shows('Accuracy ╌')
    expect(app.frame()).not.toContain('Loss ╌')
  })

  it('show loss alone where there is no accuracy', async () => {
    app = openApp()
    app.type('R')
    await app.shows('stock-lstm')
    app.type('G\x1b[A\r')
    await app.shows('Loss ╌')
    expect(app.frame()).not.toContain('Accuracy')
  })

  it('say loudly that the data is generated', async () => {
    app = openApp()
    app.type('R')
    await app.shows('fashion')
    app.type('jj\r')
    await app.shows('GENERATED')
  })
})

describe('after a run', () => {
  it('shows its weights', async () => {
    app = await openFinished()
    app.type('w')
    await app.shows('hidden/kernel')
    expect(app.frame()).toContain('784×128')
  })

  it('takes a crashed run up again', async () => {
    app = openApp()
    app.type('R')
    await app.shows('0c0d')
    app.type('G\x1b[A\x1b[A\r')
    await app.shows('crashed')
    await app.shows('Press r')
    app.type('r')
    await new Promise(resolve => setTimeout(resolve, 30))
    expect(app.platform.launched).toEqual([{chapter: 'mnist-20250226-120000-0c0d'}])
  })
})

describe('a run on devices of another engine', () => {
  const backend = {
    name: 'keras',
    version: '3.15.1 (tensorflow 2.21.0)',
    threads: 16,
    why: 'chosen',
    program: '/opt/venv/bin/python',
    devices: ['GPU:0 NVIDIA H100 80GB HBM3', 'GPU:1 NVIDIA H100 80GB HBM3'],
  }
  const use = (name: string, share: number) => ({name, use: share, memory: 12.3e9, memoryTotal: 80e9})

  it.each(['en', 'zh'] as const)('says which, and how busy they are, at 80 columns (%s)', async language => {
    app = openApp({size: {columns: 80, rows: 24}, language})
    app.type('R')
    await app.shows(live)
    app.type('\r')
    await app.shows('1200/1875')
    const {started} = app.state().followed[live] ?? {}
    const at = {v: 1, t: start + 60_000} as const
    app.platform.emit(live, {...at, event: 'started', ...started, backend} as never)
    const body = epochBody({run: live, chapter: 'mnist', epochs: 8}, 1)
    app.platform.emit(live, {...at, ...body, devices: [use('GPU:0 NVIDIA H100 80GB HBM3', 0.934)]} as never)
    await app.shows('GPU 93% 12 GB')
    expect(app.frame()).toContain('Keras 3.15.1 (tensorflow 2.21.0)')
    expect(app.frame()).toContain('GPU:0,1 NVIDIA H100 80GB HBM3')
    const both = backend.devices.map((name, at) => use(name, 0.934 - at / 10))
    app.platform.emit(live, {...at, ...body, epoch: 2, devices: both} as never)
    await app.shows('2 GPU 83%–93%')
  })
})
