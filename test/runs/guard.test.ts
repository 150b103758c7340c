import {readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {guardOf, holdGuard} from '../../src/runs/guard.ts'
import {linksNeedRights} from '../links.ts'
import {scratch} from './scratch.ts'

const folder = scratch()
const lives = (_: string, by: string) => by.startsWith('live')

it('is held by the first who comes, until that one lets go of it', () => {
  const guard = join(folder(), 'guard')
  expect(holdGuard(guard, 'live 1', lives)).toBeUndefined()
  expect(holdGuard(guard, 'live 2', lives)).toBe('live 1')
  rmSync(guard)
  expect(holdGuard(guard, 'live 2', lives)).toBeUndefined()
  expect(readFileSync(guard, 'utf8')).toBe('live 2')
})

it('passes from a dead holder on, and from one that died while it took over', () => {
  const root = folder()
  const guard = join(root, 'guard')
  writeFileSync(guard, 'dead 1')
  writeFileSync(guardOf(guard, 'dead 1'), 'dead 2')
  expect(holdGuard(guard, 'live 1', lives)).toBeUndefined()
  expect(readFileSync(guard, 'utf8')).toBe('live 1')
  expect(readdirSync(root)).toEqual(['guard'])
})

it('is left to who is about to take it over from a dead holder', () => {
  const guard = join(folder(), 'guard')
  writeFileSync(guard, 'dead')
  writeFileSync(guardOf(guard, 'dead'), 'live 1')
  expect(holdGuard(guard, 'live 2', lives)).toBe('live 1')
  expect(readFileSync(guard, 'utf8')).toBe('dead')
})

it('notices that another has taken it over between its two looks', () => {
  const root = folder()
  const guard = join(root, 'guard')
  writeFileSync(guard, 'dead')
  let looks = 0
  // The other comes right after the holder was found dead, and is done before its heir's guard is ours.
  const isHeld = (path: string, by: string) => {
    if (path === guard && looks++ === 0) writeFileSync(guard, 'live 1')
    return looks > 1 && lives(path, by)
  }
  expect(holdGuard(guard, 'live 2', isHeld)).toBe('live 1')
  expect(readFileSync(guard, 'utf8')).toBe('live 1')
  expect(readdirSync(root)).toEqual(['guard'])
})

it.skipIf(linksNeedRights)('writes through no link that lies in its place', () => {
  const root = folder()
  const [guard, victim] = [join(root, 'guard'), join(root, 'victim')]
  writeFileSync(victim, 'mine')
  symlinkSync(victim, guard)
  expect(holdGuard(guard, 'live', lives)).toBeUndefined()
  expect(readFileSync(victim, 'utf8')).toBe('mine')
  expect(readFileSync(guard, 'utf8')).toBe('live')
})
