import {describe, expect, it} from 'vitest'
import {KeyParser} from '../../../src/ui/keys/parser.ts'

const names = (...chunks: string[]) => {
  const parser = new KeyParser()
  return [...chunks.flatMap(chunk => parser.feed(chunk)), ...parser.flush()].map(({name}) => name)
}

describe('key parser', () => {
  it.each([
    ['three keys in one chunk', 'jjj', ['j', 'j', 'j']],
    ['arrows, both kinds', '\x1b[A\x1bOB', ['up', 'down']],
    ['arrows with modifiers', '\x1b[1;2C\x1b[1;5D', ['shift-right', 'ctrl-left']],
    ['editing keys', '\x1b[3~\x1b[5~\x1b[6~\x1b[H\x1b[4~', ['delete', 'pageup', 'pagedown', 'home', 'end']],
    ['backspace in both codes', '\x7f\b', ['backspace', 'backspace']],
    ['enter and tab', '\r\n\t\x1b[Z', ['enter', 'enter', 'tab', 'shift-tab']],
    ['control letters', '\x03\x1a\x15', ['ctrl-c', 'ctrl-z', 'ctrl-u']],
    ['a space', ' ', ['space']],
    ['Chinese, one key a character', '数字', ['数', '字']],
    ['a letter with its accent', 'e\u0301', ['e\u0301']],
    ['function keys of xterm, rxvt and the Linux console', '\x1bOP\x1b[11~\x1b[[A', ['f1', 'f1', 'f1']],
    ['function keys with modifiers', '\x1b[15;5~', ['ctrl-f5']],
    ['kitty’s protocol', '\x1b[97;5u\x1b[27u\x1b[13;2u', ['ctrl-a', 'escape', 'shift-enter']],
    ['xterm’s modifyOtherKeys', '\x1b[27;5;105~', ['ctrl-i']],
    ['Escape alone', '\x1b', ['escape']],
    ['Escape and the next key in one chunk', '\x1bq', ['escape', 'q']],
    ['Escape twice', '\x1b\x1b', ['escape', 'escape']],
    ['Escape before an arrow', '\x1b\x1b[A', ['escape', 'up']],
  ])('reads %s', (_, input, expected) => {
    expect(names(input)).toEqual(expected)
  })

  it.each([
    ['mouse reports', '\x1b[<0;10;5M\x1b[<0;10;5m\x1b[M !!'],
    ['focus reports', '\x1b[I\x1b[O'],
    ['the cursor’s position', '\x1b[12;40R'],
    ['the terminal’s name', '\x1b[?62;1;4c\x1b[>0;276;0c'],
    ['the ground’s colour', '\x1b]11;rgb:0000/0000/0000\x07\x1b]11;rgb:ffff/ffff/ffff\x1b\\'],
    ['device strings', '\x1bP1$r0m\x1b\\'],
    ['C1 controls', '\x85\x90'],
  ])('swallows %s', (_, input) => {
    expect(names(`${input}x`)).toEqual(['x'])
  })

  it('puts sequences together that were cut anywhere', () => {
    const input = '\x1b[1;5A\x1b[6~\x1bOP数'
    for (let cut = 1; cut < input.length; cut++)
      expect(names(input.slice(0, cut), input.slice(cut)), `cut at ${cut}`).toEqual([
        'ctrl-up',
        'pagedown',
        'f1',
        '数',
      ])
  })

  it('takes a paste as one key, without its brackets, newlines and escapes', () => {
    const parser = new KeyParser()
    expect(parser.feed('\x1b[200~/tmp/a\x1b[31m b.png\r\n')).toEqual([])
    expect(parser.waiting).toBe(false)
    expect(parser.feed('\x1b[201~q')).toEqual([
      {name: 'paste', text: '/tmp/a b.png '},
      {name: 'q', text: 'q'},
    ])
  })

  it('waits after a lone ESC, and only then', () => {
    const parser = new KeyParser()
    parser.feed('a')
    expect(parser.waiting).toBe(false)
    parser.feed('\x1b')
    expect(parser.waiting).toBe(true)
    expect(parser.flush()).toEqual([{name: 'escape'}])
  })

  it('never throws and never grows without bound on noise', () => {
    const parser = new KeyParser()
    let seed = 7
    for (let i = 0; i < 20_000; i++) {
      seed = (seed * 1103515245 + 12345) % 2147483648
      parser.feed(String.fromCharCode(seed % 300))
    }
    parser.feed('\x1b]'.padEnd(30_000, 'z'))
    expect(parser.feed('\x07q').at(-1)?.name).toBe('q')
  })
})
