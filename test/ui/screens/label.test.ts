import {afterEach, expect, it} from 'vitest'
import {tagsIn} from '../../../src/ui/screens/label/read.ts'
import {keys, openApp} from '../support/app.tsx'
import {FakePlatform} from '../support/fake-platform.ts'
import {manyRuns} from '../support/runs.ts'

let app: ReturnType<typeof openApp>
afterEach(() => app.close())

async function openTable(...labels: readonly {name?: string; tags?: string[]; note?: string}[]) {
  const runs = manyRuns(labels.length, index => ({label: labels[index] ?? {}}))
  app = openApp({platform: new FakePlatform(undefined, {env: {}, runs})})
  app.type('R')
  await app.shows('started')
}

const labels = () => (app.state().runs ?? []).map(({label}) => label)

it('gives a run a name, tags and a note', async () => {
  await openTable({}, {})
  app.type('e')
  await app.shows('What mnist-20250301-100000-0000 is called')
  app.type(`first try${keys.down}#a, b${keys.down}flat, why?\r`)
  await app.shows('first try')
  await app.hides('is called')
  expect(labels()[0]).toEqual({name: 'first try', tags: ['a', 'b'], note: 'flat, why?'})
  // It is found by them, and the fields begin with them.
  app.type('/tag:b\r')
  await app.shows('1 of 2')
  app.type(`e${keys.backspace.repeat(4)}\r`)
  await app.shows(/first #a #b/)
  expect(labels()[0]?.name).toBe('first')
  app.type(`e\x15\t\x15\t\x15\r`)
  await app.shows('None of 2 runs matches')
  expect(labels()[0]).toEqual({tags: []})
})

it.each([
  ['a/b', 'A name has at most 60 characters'],
  ['latest', 'A name has at most 60 characters'],
  ['taken', 'That is the name of another run: mnist-20250301-100000-0001.'],
  [`${keys.down}-x`, '“-x” is no tag'],
  [`${keys.down}${'t'.repeat(41)}`, 'is no tag'],
])('refuses %j in one sentence and stays', async (typed, words) => {
  await openTable({}, {name: 'taken'})
  app.type(`e${typed}\r`)
  await app.shows(words)
  await app.shows('✗')
  expect(app.state().screens.at(-1)?.kind).toBe('label')
  expect(labels()[0]).toEqual({})
  app.type(keys.escape)
  await app.hides('is called')
  expect(labels()[0]).toEqual({})
})

it('of several runs changes the tags that all have, and leaves those that only some have', async () => {
  await openTable({name: 'one', tags: ['x', 'y']}, {tags: ['y', 'z'], note: 'kept'}, {tags: ['y']})
  app.type('  e')
  await app.shows('Tags of 2 runs')
  expect(app.frame()).toMatch(/tags +y *$/m)
  app.type('\x15w z\r')
  await app.hides('Tags of 2 runs')
  await app.shows('#w')
  expect(labels()).toEqual([
    {name: 'one', tags: ['x', 'w', 'z']},
    {tags: ['w', 'z'], note: 'kept'},
    {tags: ['y']},
  ])
})

it('takes tags as people write them', () => {
  expect(tagsIn(' #a, b，c、＃d  a')).toEqual(['a', 'b', 'c', 'd'])
  expect(tagsIn(' ')).toEqual([])
})
