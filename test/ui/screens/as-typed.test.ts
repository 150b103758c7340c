import {readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import {afterEach, describe, expect, it} from 'vitest'
import type {Command} from '../../../src/commands/line/command.ts'
import {parseArguments} from '../../../src/commands/line/parse.ts'
import {commands} from '../../../src/commands/line/table.ts'
import {tunedFlags} from '../../../src/commands/line/tuning.ts'
import {keys, openApp} from '../support/app.tsx'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

/** Options that say how an answer is written, and never what it is. */
const ofWriting: Readonly<Record<string, readonly string[]>> = {
  classify: ['json', 'pixels'],
  inspect: ['json', 'pixels', 'maps', 'mistakes', 'each'],
  extract: ['json', 'values'],
  next: ['json', 'trace', 'codes'],
  // No day depends on how many follow it.
  forecast: ['json', 'days'],
  dataset: ['json', 'count', 'pixels'],
}

/** A command as the program reads it, without what only says how it is written. */
function meant([name = '', ...words]: readonly string[]) {
  const command: Command | undefined = Object.entries(commands).find(([one]) => one === name)?.[1]
  if (!command) throw new Error(`no command ${name}`)
  const {input, flags, tuned} = parseArguments(
    name,
    command,
    words,
    command.tunes ? tunedFlags('chapter') : {},
  )
  const written = ofWriting[name] ?? ['json']
  const own = Object.entries(flags).filter(([flag]) => !written.includes(flag))
  return {name, input, options: {...Object.fromEntries(own), ...tuned}}
}

interface Walk {
  /** Folder of the screen that asks. */
  readonly screen: string
  readonly what: string
  readonly walk: () => Promise<void>
  readonly typed: string
}

const openPage = async (word: string) => {
  app = openApp()
  await app.shows('Gradient descent')
  app.openChapter(word)
}
const applied = (word: string, wanted: string) => async () => {
  await openPage(word)
  app.type('a')
  await app.shows(wanted)
}
const ofRun = (key: string, wanted: string) => async () => {
  app = openApp()
  await app.shows('Gradient descent')
  app.type('R')
  await app.shows('cd34')
  app.type('j')
  app.type(key)
  await app.shows(wanted)
}
const page = (word: string, key: string, wanted: string) => async () => {
  await openPage(word)
  await app.shows('5 fit')
  app.type(key)
  await app.shows(wanted)
}
const after = (walk: () => Promise<void>, input: string, wanted: string) => async () => {
  await walk()
  app.type(input)
  await app.shows(wanted)
}

const [newest, mnist, iris, letters, stock] = [
  'mnist-20250301-100000-ab12',
  'mnist-20250301-090000-cd34',
  'iris-20250227-120000-0a0b',
  'letters-20250224-120000-2a3b',
  'stock-lstm-20250225-120000-1e2f',
]
const picture = after(applied('mnist digits', 'digit-3.png'), 'digit-3.png\r', '94.0%')
const ownPictures = async () => {
  await page('lenet', '', '')()
  await app.seek(keys.up, 'b: look at the pictures')
  await app.seek(keys.right, 'Your own pictures ▸')
  await app.seek(keys.down, 'a folder of pictures')
}

const walks: readonly Walk[] = [
  {screen: 'picture', what: 'a picture', walk: picture, typed: `classify ${newest} -`},
  {
    screen: 'picture',
    what: 'a picture that is prepared otherwise',
    walk: after(picture, 'pp', 'as the notes'),
    typed: `classify ${newest} - --prepare notes`,
  },
  {
    screen: 'picture',
    what: 'a picture that is inverted',
    walk: after(picture, 'ii', '94.0%'),
    typed: `classify ${newest} - --invert yes`,
  },
  {
    screen: 'folder',
    what: 'a folder of pictures',
    walk: after(applied('mnist digits', 'digit-3.png'), '\x15/photos/\r', '41 pictures'),
    typed: `classify ${newest} /photos/`,
  },
  {
    screen: 'maps',
    what: 'the layers of a picture that is prepared otherwise',
    walk: async () => {
      await after(picture, 'iii', '94.0%')()
      await after(async () => {}, 'v', 'The network says dog')()
    },
    typed: `inspect ${newest} - --invert no`,
  },
  {
    screen: 'maps',
    what: 'the layers',
    walk: ofRun('v', 'The network says'),
    typed: `inspect ${mnist} -`,
  },
  {screen: 'judgement', what: 'the judgement', walk: ofRun('i', 'are read right'), typed: `inspect ${mnist}`},
  {
    screen: 'weights',
    what: 'the weights',
    walk: after(ofRun('\r', 'Accuracy'), 'w', 'hidden/kernel'),
    typed: `extract ${mnist}`,
  },
  {
    screen: 'measure',
    what: 'measurements',
    walk: applied('iris species', '98.0%'),
    typed: `measure ${iris} -`,
  },
  {
    screen: 'letters',
    what: 'letters',
    walk: applied('letters-embedding-4', '90.0%'),
    typed: `next ${letters} -`,
  },
  {screen: 'forecast', what: 'a forecast', walk: applied('stock-lstm', 'RMSE'), typed: `forecast ${stock}`},
  {
    screen: 'forecast',
    what: 'a forecast of another file',
    walk: async () => {
      await applied('stock-lstm', 'RMSE')()
      app.type('o\x15newer.csv\r')
      await app.shows('close, day by day')
    },
    typed: `forecast ${stock} --csv newer.csv`,
  },
  {
    screen: 'gates',
    what: 'the gates',
    walk: after(applied('stock-lstm', 'RMSE'), 'i', 'window 240'),
    typed: `gates ${stock} -`,
  },
  {
    screen: 'code',
    what: 'the data of a run’s program',
    walk: after(after(ofRun('\r', 'Accuracy'), 'c', 'import keras'), 'd\r', 'Written to'),
    typed: `code ${mnist} --data mnist-data.npz`,
  },
  {screen: 'doctor', what: 'the machine', walk: page('mnist digits', 'D', 'WebAssembly'), typed: 'doctor'},
  {
    screen: 'browse',
    what: 'the pictures of a set',
    walk: page('lenet', 'b', 'all classes'),
    typed: 'dataset show cifar10 -',
  },
  {
    screen: 'rates',
    what: 'the learning-rate finder',
    walk: page('mnist digits', 'F', 'It learns between'),
    typed: 'lr-find mnist --seed 1',
  },
  {
    screen: 'studies',
    what: 'the studies',
    walk: page('mnist digits', 'S', 'sweep-mnist'),
    typed: 'queue --all --watch',
  },
  {
    screen: 'study',
    what: 'one study',
    walk: after(page('mnist digits', 'S', 'sweep-mnist'), '\r', 'Leader board'),
    typed: 'queue show sweep-mnist-20250301-110000-0001 --watch',
  },
  {
    screen: 'check',
    what: 'the check of a set',
    walk: page('lenet', 'd', '24 of 200'),
    typed: 'dataset check cifar10',
  },
  {
    screen: 'check',
    what: 'the check of a price file',
    walk: page('stock-gru', 'd', '24 of 200'),
    typed: 'dataset check prices',
  },
  {
    screen: 'check',
    what: 'the check of a run',
    walk: after(ofRun('\r', 'Accuracy'), 'd', '24 of 200'),
    typed: `dataset check --run ${mnist}`,
  },
  {
    screen: 'columns',
    what: 'the columns of a price file',
    walk: page('stock-gru', 'o', '107036.13'),
    typed: 'dataset show prices',
  },
]

describe('a screen asks as a person would type', () => {
  it.each(walks)('$what', async ({walk, typed}) => {
    await walk()
    expect(meant(app.platform.spawned.at(-1) ?? [])).toEqual(meant(typed.split(' ')))
  })

  it('of own pictures, with the size that the page has', async () => {
    await ownPictures()
    app.type("\x1b[200~'/mine too'\x1b[201~\r")
    await app.shows("'/mine too'")
    app.type('b')
    await app.shows('Pictures')
    const {name, input, options} = meant(app.platform.spawned.at(-1) ?? [])
    expect({name, input, options}).toEqual(
      meant([
        'dataset',
        'show',
        'own-pictures',
        '-',
        '--images',
        '/mine too',
        '--size',
        '32',
        '--color',
        'rgb',
      ]),
    )
  })

  it.each([
    ['the measuring of a page', 'f', 'time per epoch'],
    ['a preview of augmentation', 'v', 'epoch 8'],
  ])('%s is the command that the page shows', async (_, key, wanted) => {
    await page('lenet', 'y', 'Copied')()
    app.type(key)
    await app.shows(wanted)
    const shown = (app.done.copied[0] ?? '').split(' ').slice(2)
    const [name = '', ...asked] = app.platform.spawned.at(-1) ?? []
    expect(meant([name, ...asked.filter(word => word !== '-')])).toEqual(meant([name, ...shown]))
  })

  it('everywhere: no screen asks that is not walked here', () => {
    const root = fileURLToPath(new URL('../../../src/ui/', import.meta.url))
    const asking = readdirSync(root, {recursive: true, encoding: 'utf8'}).filter(
      file => /\.tsx?$/.test(file) && /effect: 'ask',/.test(readFileSync(root + file, 'utf8')),
    )
    const folders = asking.map(file => /^screens\/(\w+)\//.exec(file)?.[1] ?? file)
    const walked = [...walks.map(({screen}) => screen), 'chapter', 'augmented']
    expect(new Set(folders)).toEqual(new Set(walked))
  })
})
