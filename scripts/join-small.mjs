import {readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'

/** Bytes up to which a piece of the program costs more to open than to read. */
const small = 4096

/** What Node has loaded before the program begins. */
const free = new Set(['node:fs', 'node:module', 'node:os', 'node:path', 'node:url'])

const imported = text => [...text.matchAll(/(?:from\s*|import\s*\(?\s*)"([^"]+)"/g)].map(([, from]) => from)
const exported = text =>
  [...text.matchAll(/export\s*\{([^}]*)\}/g)].flatMap(([, names]) =>
    names
      .split(',')
      .map(name =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1),
      )
      .filter(Boolean),
  )

/**
 * A splitting bundler makes a file of its own for each set of parts that use something, and most of these files hold a
 * dozen lines: a command opened seventy of them, all at once. Those that need nothing but each other become one file.
 *
 * @param dist the folder of the built program
 * @param build the bundler
 */
export async function joinSmall(dist, build) {
  const files = readdirSync(dist, {recursive: true}).filter(name => name.endsWith('.js'))
  const texts = new Map(files.map(name => [name, readFileSync(join(dist, name), 'utf8')]))
  const chosen = new Set(
    files.filter(name => name.startsWith('chunk-') && statSync(join(dist, name)).size <= small),
  )
  // Two that export the same name cannot be told apart in one file.
  const owners = new Map()
  for (const name of chosen)
    for (const one of exported(texts.get(name) ?? '')) {
      if (owners.has(one)) chosen.delete(name)
      else owners.set(one, name)
    }
  const isClosed = name =>
    imported(texts.get(name) ?? '').every(
      from => free.has(from) || (from.startsWith('./') && chosen.has(from.slice(2))),
    )
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
  for (const [name, text] of texts) {
    if (chosen.has(name)) {
      rmSync(join(dist, name))
      rmSync(join(dist, `${name}.map`), {force: true})
      continue
    }
    const joined = text.replace(
      /(from\s*|import\s*)"((?:\.\.?\/)+)(chunk-[^"]+)"/g,
      (whole, how, up, from) => (chosen.has(from) ? `${how}"${up}small.js"` : whole),
    )
    if (joined !== text) writeFileSync(join(dist, name), joined)
  }
}
