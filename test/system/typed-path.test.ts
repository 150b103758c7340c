import {mkdirSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readPathArgument, readTypedPath} from '../../src/system/typed-path.ts'
import {errorSentence} from '../../src/text/sentence.ts'
import {scratch} from '../runs/scratch.ts'

const folder = scratch()

/** A home with files of such names. */
function place(...names: string[]) {
  const home = folder()
  for (const name of names) writeFileSync(join(home, name), '')
  return {cwd: home, home}
}

describe('a path that is typed or pasted', () => {
  it.each([
    ['digit.png', 'digit.png'],
    ['  digit.png \n', 'digit.png'],
    ["'my digit.png'", 'my digit.png'],
    ["'my digit.png' ", 'my digit.png'],
    ['"my digit.png"', 'my digit.png'],
    ['"my \\"digit\\".png"', 'my "digit".png'],
    ['my\\ digit\\(1\\).png', 'my digit(1).png'],
    ["'it'\\''s.png'", "it's.png"],
    ['my digit.png', 'my digit.png'],
    ["it's.png", "it's.png"],
    ['file:///tmp/my%20digit%E5%85%AB.png', '/tmp/my digit八.png'],
    ["'file:///tmp/a.png'", '/tmp/a.png'],
    ['file:///tmp/100%.png', 'file:///tmp/100%.png'],
    ['~/digit.png', '~/digit.png'],
    ["'~/my digit.png'", '~/my digit.png'],
    ['"C:\\Users\\me\\my digit.png"', 'C:\\Users\\me\\my digit.png'],
    ['C:\\Users\\new\\digit.png', 'C:\\Users\\new\\digit.png'],
    ['', ''],
    ['   ', ''],
    ["''", ''],
  ])('%j means %j', (typed, meant) => {
    expect(readTypedPath(typed, {cwd: '/nowhere', home: '/nowhere'})).toBe(meant)
  })

  it('is the file of that very name, where there is one', () => {
    const standing = place("'a'.png'", 'b\\ c.png', ' d.png ', 'e.png', "'f.png'")
    mkdirSync(join(standing.home, '/x y'))
    for (const name of ["'a'.png'", 'b\\ c.png', ' d.png ', "'f.png'", 'x y', '~/b\\ c.png'])
      expect(readTypedPath(name, standing)).toBe(name)
    expect(readTypedPath(' e.png ', standing)).toBe('e.png')
  })

  it('is one: of several the first is named', () => {
    const standing = place()
    for (const typed of [
      "'/a/b.png' '/a/c d.png'",
      '/a/b.png /a/c.png',
      'file:///a/b.png file:///a/c.png',
      '/a/b.png\n/a/c.png\n',
    ]) {
      const read = () => readTypedPath(typed, standing)
      expect(read).toThrow(expect.objectContaining({code: 'several-paths'}))
      try {
        read()
      } catch (error) {
        expect(errorSentence(error, 'en')).toMatch(/^One path is wanted here; 2 were given\. The first is /)
        expect(errorSentence(error, 'zh')).toMatch(/^此处只需要一个路径，却给了 2 个。/)
      }
    }
  })
})

describe('a path that a shell hands over', () => {
  it('has its ~ and its file:// read, and else nothing', () => {
    const standing = place('~', "'q'")
    const {home} = standing
    expect(readPathArgument('~/x.csv', {cwd: '/nowhere', home})).toBe(`${home}/x.csv`)
    expect(readPathArgument('file:///tmp/a%20b', standing)).toBe('/tmp/a b')
    expect(readPathArgument('"x y"', standing)).toBe('"x y"')
    expect(readPathArgument('~', standing)).toBe('~')
  })
})
