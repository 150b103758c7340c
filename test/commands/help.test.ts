import {execFileSync} from 'node:child_process'
import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {describe, expect, it} from 'vitest'
import {chapters} from '../../src/chapters/index.ts'
import {commands} from '../../src/commands/line/table.ts'
import {labs} from '../../src/labs/index.ts'
import {runOptions} from '../../src/settings/run-options.ts'
import {flagName} from '../../src/text/flag-name.ts'
import {world} from './program.ts'

const open = world()

describe('help', () => {
  it.each(['--help', '-h', 'help'])('%s lists every command, in both languages', async word => {
    const {run} = open()
    const [en, zh] = [await run(word), await run(word, {language: 'zh'})]
    for (const name of Object.keys(commands)) {
      expect(en.out).toContain(`  ${name}`)
      expect(zh.out).toContain(`  ${name}`)
    }
    expect(zh.out).toMatch(/[\u4e00-\u9fff]/)
    expect([en.code, zh.code, en.err]).toEqual([0, 0, ''])
  })

  it.each(Object.keys(commands))('%s --help names every option, and fits into 100 columns', async name => {
    const {run} = open()
    const {code, out} = await run([name, '--help'])
    for (const key of Object.keys(commands[name]?.flags ?? {})) expect(out).toContain(flagName(key))
    expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(100)
    expect(code).toBe(0)
    expect((await run(['help', name])).out).toBe(out)
    expect((await run([name, '--help'], {language: 'zh'})).out).toMatch(/[\u4e00-\u9fff]/)
  })

  it.each(chapters)('train $id --help names every value of the chapter', async ({id, settings}) => {
    const {out} = await open().run(`train ${id} --help`)
    for (const key of Object.keys(settings)) expect(out).toContain(flagName(key))
  })

  it.each(labs)('lab $id --help names every value of the lab', async ({id, settings}) => {
    const {out} = await open().run(`lab ${id} --help`)
    for (const key of Object.keys(settings)) expect(out).toContain(flagName(key))
  })

  it('names every environment variable that is read', async () => {
    const src = fileURLToPath(new URL('../../src', import.meta.url))
    const read = readdirSync(src, {recursive: true, encoding: 'utf8'})
      .filter(name => /\.tsx?$/.test(name))
      .flatMap(name => [...readFileSync(join(src, name), 'utf8').matchAll(/\bTFNOTES_[A-Z_]+\b/g)])
      .map(([name]) => name)
    // Four speak to the trainer only, four are what a command of --notify is told (its help names them); the last is
    // named where it is of use, in the sentence on what nobody foresaw.
    const unlisted = [
      'TFNOTES_RESUME_FROM',
      'TFNOTES_RESUME_WITH',
      'TFNOTES_UNTIL_EPOCH',
      'TFNOTES_MEETING',
      'TFNOTES_MESSAGE',
      'TFNOTES_RUN',
      'TFNOTES_RUN_DIR',
      'TFNOTES_STATUS',
      'TFNOTES_DEBUG',
    ]
    const {out} = await open().run('--help')
    expect(new Set(read).size).toBeGreaterThan(6)
    expect([...new Set(read)].filter(name => !unlisted.includes(name) && !out.includes(name))).toEqual([])
  })

  it('and the README name every backend', async () => {
    const {choices, environment} = runOptions.backend
    const readme = readFileSync(fileURLToPath(new URL('../../README.md', import.meta.url)), 'utf8')
    expect(readme).toContain(`${environment}=${choices.join('|')}`)
    expect((await open().run('--help')).out).toContain(choices.join(', '))
  })

  it('tells the version', async () => {
    expect((await open().run('--version')).out).toBe('tfnotes 1.2.3\n')
  })
})

describe('completion', () => {
  it.each(['bash', 'zsh', 'fish'])('%s knows every command and chapter', async shell => {
    const {out, code} = await open().run(`completion ${shell}`)
    for (const name of [...Object.keys(commands), ...chapters.map(({id}) => id)]) expect(out).toContain(name)
    expect(code).toBe(0)
  })

  it('completes in a real bash', async () => {
    const {run, cwd} = open()
    const {out} = await run('completion bash')
    const complete = (...words: string[]) =>
      execFileSync(
        'bash',
        [
          '--norc',
          '-c',
          `${out}\nCOMP_WORDS=(${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _tfnotes; printf '%s\\n' "\${COMPREPLY[@]}"`,
        ],
        {cwd, encoding: 'utf8', env: {PATH: process.env.PATH ?? ''}},
      )
        .trim()
        .split('\n')
    expect(complete('tfnotes', 'tr')).toEqual(['train'])
    expect(complete('tfnotes', 'train', 'lett')).toHaveLength(4)
    expect(complete('tfnotes', 'train', 'mnist', '--learn')).toEqual(['--learning-rate'])
    expect(complete('tfnotes', 'train', 'mnist', '--preset', 'r')).toEqual(['recommended'])
    expect(complete('tfnotes', 'train', 'mnist', '--optimizer', 'ad')).toEqual([
      'adagrad',
      'adadelta',
      'adam',
      'adamw',
    ])
    expect(complete('tfnotes', 'attach', 'lat')).toEqual(['latest'])
    expect(complete('tfnotes', 'lab', 'opt')).toEqual(['optimizers'])
    expect(complete('tfnotes', 'lab', 'tensors', '--expr')).toEqual(['--expression'])
    expect(complete('tfnotes', 'completion', '')).toEqual(['bash', 'zsh', 'fish'])
    // Bash evaluates the words of a list: names of folders that would be commands are none of them.
    mkdirSync(join(cwd, 'checkpoints', '$(touch pwned)'), {recursive: true})
    mkdirSync(join(cwd, 'checkpoints', '`touch pwned`'))
    mkdirSync(join(cwd, 'checkpoints', 'iris-20250101-000000'))
    expect(complete('tfnotes', 'attach', '')).toEqual(['iris-20250101-000000', 'latest', 'checkpoints'])
    expect(existsSync(join(cwd, 'pwned'))).toBe(false)
    // Files only where one may follow; after `--epochs` nothing can be known.
    writeFileSync(join(cwd, 'digit.png'), '')
    expect(complete('tfnotes', 'classify', 'latest', 'digi')).toEqual(['digit.png'])
    expect(complete('tfnotes', 'train', 'digi')).toEqual([''])
    expect(complete('tfnotes', 'train', 'mnist', '--epochs', '')).toEqual([''])
  })
})
