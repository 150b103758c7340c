import {describe, expect, it} from 'vitest'
import {ringing} from '../../src/system/ring.ts'

const both = {bell: true, osc9: true}

describe('what makes a terminal ring', () => {
  it('is a bell, a notification, or both', () => {
    expect(ringing({bell: true, osc9: false}, 'done', {})).toBe('\u0007')
    expect(ringing({bell: false, osc9: true}, 'done', {})).toBe('\u001b]9;tfnotes: done\u0007')
    expect(ringing(both, 'done', {})).toBe('\u001b]9;tfnotes: done\u0007\u0007')
    expect(ringing({bell: false, osc9: false}, 'done', {})).toBe('')
  })

  it('reaches the terminal around tmux and screen; the bell does so itself', () => {
    expect(ringing(both, 'done', {TMUX: '/tmp/tmux,1,0'})).toBe(
      '\u001bPtmux;\u001b\u001b]9;tfnotes: done\u0007\u001b\\\u0007',
    )
    expect(ringing(both, 'done', {STY: '1.pts'})).toBe('\u001bP\u001b]9;tfnotes: done\u0007\u001b\\\u0007')
  })

  it('lets nothing of a name steer the terminal, nor be cut within its end', () => {
    const told = ringing(both, `a\u0007\u001b]52;c;x\u0007\u001b\\${'b'.repeat(999)}`, {})
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
    expect(told.slice(4, -2)).not.toMatch(/[\x00-\x1f]/)
    expect(told.length).toBeLessThan(230)
  })
})
