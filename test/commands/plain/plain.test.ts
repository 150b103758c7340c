import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {PassThrough} from 'node:stream'
import {afterEach, describe, expect, it} from 'vitest'
import type {Context} from '../../../src/commands/line/command.ts'
import {runPlain} from '../../../src/commands/plain/plain.ts'
import {widthOf} from '../../../src/drawing/lines/width.ts'
import {contextIn} from '../program.ts'

const made: string[] = []
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, {recursive: true, force: true})
})

/** What is heard when these lines are typed. */
async function hear(
  typed: readonly string[],
  {language = 'en', columns}: {language?: 'en' | 'zh'; columns?: number} = {},
) {
  const cwd = mkdtempSync(`${tmpdir()}/tfnotes-plain-`)
  made.push(cwd)
  const [input, output] = [new PassThrough(), new PassThrough()]
  input.end(typed.map(line => `${line}\n`).join(''))
  if (columns !== undefined) Object.assign(output, {isTTY: true, columns})
  const context = {
    ...contextIn(cwd),
    language,
    stdin: input as unknown as Context['stdin'],
    stdout: output as unknown as Context['stdout'],
    stderr: output as unknown as Context['stderr'],
  }
  const code = await runPlain(context)
  return {code, text: String(output.read() ?? '')}
}

describe('the program line by line', () => {
  it('reads the notes, sets values by question, and says what it does not take', async () => {
    const {code, text} = await hear([
      ...['1', 'iris', '1', 'b', '2', 'epochs', 'many', '7', 'optimizer', 'Adam', '99', 'b', 'b', 'b', 'q'],
    ])
    expect(code).toBe(0)
    expect(text).toContain('1 Chapters of the book')
    expect(text).toContain('Enter goes on, b goes back?')
    expect(text).toMatch(/number from 1 to 100000, not/)
    expect(text).toContain('epochs 7')
    expect(text).toContain('optimizer Adam')
    expect(text).toMatch(/.99. is none of 1 to \d+/)
    expect(text.trimEnd().endsWith('Bye.')).toBe(true)
  })

  it.each(['en', 'zh'] as const)('keeps to 40 columns and draws nothing: %s', async language => {
    const {text} = await hear(['?', '1', 'mnist', '1', '', '', 'b', '2', 'epochs', '', 'b', 'b', 'b'], {
      language,
      columns: 40,
    })
    const rows = text.split('\n')
    const prose = rows.filter(row => !/^ {2,}/.test(row))
    expect(Math.max(...prose.map(widthOf))).toBeLessThanOrEqual(40)
    expect(text).not.toMatch(/[\u2500-\u259f\u2800-\u28ff]/)
    expect(text.includes('本书章节')).toBe(language === 'zh')
  })

  it('changes its language, and ends where the lines end', async () => {
    const {code, text} = await hear(['l', '2'])
    expect(code).toBe(0)
    expect(text).toContain('1 本书章节')
    expect(text).toContain('训练：0 次')
    expect(text).toContain('再见。')
  })
})
