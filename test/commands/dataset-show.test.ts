import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import sharp from 'sharp'
import {expect, it} from 'vitest'
import {world} from './program.ts'

const newWorld = world()

it('shows a price file or a folder of pictures by its path', async () => {
  const here = newWorld()
  writeFileSync(
    join(here.cwd, 'quotes.csv'),
    ['Date,Open', ...Array.from({length: 9}, (_, day) => `2020-01-0${day + 1},${10 + day}`)].join('\n'),
  )
  const prices = await here.run('dataset show quotes.csv --json')
  expect(prices).toMatchObject({code: 0, err: ''})
  expect(JSON.parse(prices.out)).toMatchObject({
    kind: 'table',
    column: 'Open',
    reading: {first: '2020-01-01'},
  })

  for (const [name, background] of [
    ['light', '#eeeeee'],
    ['dark', '#111111'],
  ] as const) {
    mkdirSync(join(here.cwd, 'set', name), {recursive: true})
    for (const i of [1, 2, 3, 4, 5])
      await sharp({create: {width: 8, height: 8, channels: 3, background}})
        .png()
        .toFile(join(here.cwd, 'set', name, `${i}.png`))
  }
  const pictures = await here.run('dataset show set --count 1 --json')
  expect(pictures.code).toBe(0)
  expect(JSON.parse(pictures.out.split('\n')[0] ?? '')).toMatchObject({
    kind: 'set',
    dataset: 'own-pictures',
    classes: ['dark', 'light'],
  })
})

it.each([
  ['mnits', 2, /“mnits” is none of mnist, fashion, .*prices/],
  ['quots.csv', 1, /quots\.csv does not exist/],
])('dataset show %s: a misspelled path is no misspelled name', async (name, code, sentence) => {
  const told = await newWorld().run(`dataset show ${name}`)
  expect(told.code).toBe(code)
  expect(told.err).toMatch(sentence)
})

it('says which columns of a price file hold nothing, however late others begin', async () => {
  const here = newWorld()
  const rows = Array.from({length: 300}, (_, day) => {
    const date = new Date(Date.UTC(2020, 0, 1 + day)).toISOString().slice(0, 10)
    return `${date},${10 + day},,${day < 250 ? '' : day}`
  })
  writeFileSync(join(here.cwd, 'holes.csv'), ['Date,Open,Adj,Late', ...rows].join('\n'))
  const told = await here.run('dataset show holes.csv --json')
  const {columns} = JSON.parse(told.out) as {columns: readonly {name: string; empty?: boolean}[]}
  expect(columns.filter(({empty}) => empty).map(({name}) => name)).toEqual(['Adj'])
  expect((await here.run('dataset show holes.csv')).out).toContain('no values')
})
