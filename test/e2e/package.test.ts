import {execFileSync, type StdioOptions} from 'node:child_process'
import {mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const scratch = mkdtempSync(join(tmpdir(), 'tfnotes-package-'))
const home = join(scratch, 'package')
const quiet = {
  cwd: root,
  encoding: 'utf8' as const,
  stdio: ['ignore', 'pipe', 'ignore'] satisfies StdioOptions,
}

/** What `npm pack` would publish, unpacked beside its dependencies alone. */
let files: string[] = []
beforeAll(() => {
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', scratch]
  const [{filename, files: packed}] = JSON.parse(execFileSync('npm', pack, quiet))
  files = packed.map(({path}: {path: string}) => path)
  execFileSync('tar', ['xzf', join(scratch, filename), '-C', scratch])
  const {dependencies} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    const link = join(home, 'node_modules', name)
    mkdirSync(dirname(link), {recursive: true})
    symlinkSync(join(root, 'node_modules', name), link)
  }
})
afterAll(() => rmSync(scratch, {recursive: true, force: true}))

describe('the package', () => {
  it('brings nothing unless tfjs-node is there that has advisories or is looked after no more', () => {
    const {packages} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    const brought = Object.entries<{dev?: true; optional?: true; devOptional?: true}>(packages)
      .filter(([, {dev, optional, devOptional}]) => !dev && !optional && !devOptional)
      .map(([path]) => path.replace(/^.*node_modules\//, ''))
    expect(brought).toContain('sharp')
    for (const name of ['tar', 'core-js', 'adm-zip', 'google-protobuf', 'minimatch', 'glob', 'inflight'])
      expect(brought).not.toContain(name)
  })

  it('holds the program, its kernels, the documents and the licence, and nothing else', () => {
    for (const wanted of [
      'dist/cli.js',
      'dist/trainers/main.js',
      'dist/keras/probe.py',
      'dist/keras/main.py',
      'README.md',
      'LICENSE',
      'package.json',
    ])
      expect(files).toContain(wanted)
    expect(files.filter(path => path.endsWith('.wasm'))).toHaveLength(3)
    // Two thirds of what is built, and nothing reads them without a flag.
    expect(files.filter(path => path.endsWith('.map'))).toEqual([])
    expect(files.filter(path => !/^(dist|docs)\/|^(README\.md|LICENSE|package\.json)$/.test(path))).toEqual(
      [],
    )
  })

  it('requires the parts of TensorFlow.js, which an import reads twice over', () => {
    const programs = files.filter(path => /^dist\/.*\.js$/.test(path))
    const texts = programs.map(path => readFileSync(join(home, path), 'utf8')).join('\n')
    expect(texts).toMatch(/require\("@tensorflow\/tfjs-core"\)/)
    expect(texts).not.toMatch(/(from|import)[\s(]*"@tensorflow\//)
  })

  it('trains from an empty place with its dependencies alone', () => {
    const out = execFileSync(
      process.execPath,
      [join(home, 'dist', 'cli.js'), 'train', 'iris', '--epochs', '2', '--json'],
      {
        cwd: scratch,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {PATH: process.env.PATH, HOME: scratch},
      },
    )
    expect(JSON.parse(out.trim().split('\n').at(-1) ?? '')).toMatchObject({
      event: 'finished',
      reason: 'completed',
    })
  })
})
