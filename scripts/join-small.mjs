import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {basename, join} from 'node:path'

/** Bytes up to which a piece of the program costs more to open than to read. */
const small = 4096

/** What Node has loaded before the program begins. */
const free = new Set(['node:fs', 'node:module', 'node:os', 'node:path', 'node:url'])

/**
 * A splitting bundler makes a file of its own for each set of parts that use something, and most of these files hold a
 * dozen lines: a command opened seventy of them, all at once. Those that need nothing but each other become one file.
 *
 * @param dist the folder of the built program
 * @param build the bundler
 * @param outputs what its metafile says of the files it has written, by their paths from the folder above `dist`
 */
export async function joinSmall(dist, build, outputs) {
  const known = path => outputs[`${basename(dist)}/${path}`]
  const files = readdirSync(dist, {recursive: true}).filter(name => name.endsWith('.js'))
  const chosen = new Set(files.filter(name => name.startsWith('chunk-') && known(name).bytes <= small))
  // Two that export the same name cannot be told apart in one file.
  const owners = new Set()
  for (const name of chosen)
    for (const one of known(name).exports) {
      if (owners.has(one)) chosen.delete(name)
      else owners.add(one)
    }
  const isClosed = name =>
    known(name).imports.every(({path, external}) => (external ? free.has(path) : chosen.has(basename(path))))
  for (let before = -1; before !== chosen.size; ) {
    before = chosen.size
    for (const name of chosen) if (!isClosed(name)) chosen.delete(name)
  }
  const names = [...chosen].sort()
  await build({
    stdin: {contents: names.map(name => `export * from './${name}'`).join('\n'), resolveDir: dist},
    outfile: join(dist, 'small.js'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  })
  for (const name of files) {
    if (chosen.has(name)) {
      rmSync(join(dist, name))
      rmSync(join(dist, `${name}.map`), {force: true})
      continue
    }
    const text = readFileSync(join(dist, name), 'utf8')
    const joined = text.replace(
      /(from\s*|import\s*)"((?:\.\.?\/)+)(chunk-[^"]+)"/g,
      (whole, how, up, from) => (chosen.has(from) ? `${how}"${up}small.js"` : whole),
    )
    if (joined !== text) writeFileSync(join(dist, name), joined)
  }
}
