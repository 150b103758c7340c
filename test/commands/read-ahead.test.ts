import {setImmediate as nextTurn} from 'node:timers/promises'
import {expect, it} from 'vitest'
import {readAhead} from '../../src/commands/applying/read-ahead.ts'

const list = ['a', 'b', 'a', 'broken', 'c', 'd', 'e', 'f']

it('a few are begun before they are asked for, each is had in its turn', async () => {
  let atWork = 0
  let most = 0
  const begun: string[] = []
  const read = readAhead(list, async one => {
    begun.push(one)
    most = Math.max(most, ++atWork)
    await nextTurn()
    atWork--
    if (one === 'broken') throw new Error(`${one} is`)
    return `${one} ${begun.length}`
  })
  const had: string[] = []
  for (const one of list) {
    had.push(await read(one).catch(error => error.message))
    if (had.length === 1) expect(begun.length).toBeGreaterThan(1)
  }
  expect(had.map(word => word.slice(0, word.indexOf(' ')))).toEqual(list)
  expect(begun).toEqual(list)
  expect(most).toBeGreaterThan(1)
  expect(most).toBeLessThan(list.length)
})

it('what nobody has announced is read when it is asked for', async () => {
  const read = readAhead([], async one => one)
  expect([await read('x'), await read('y')]).toEqual(['x', 'y'])
})
