// Compiles the AssemblyScript that resizes pictures into src/datasets/pictures/resize-kernel.ts. The kernel is so small
// that it is kept there as text: whatever imports it has it at once, from the sources and from dist.
import {readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const pictures = new URL('../src/datasets/pictures/', import.meta.url)

/** The contents of resize-kernel.ts as the sources have it. */
export async function resizeKernelSource() {
  const {default: asc} = await import('assemblyscript/asc')
  const source = readFileSync(new URL('assembly/resize.ts', pictures), 'utf8')
  const {error, binary, stderr} = await asc.compileString(source, {
    optimizeLevel: 3,
    noAssert: true,
    runtime: 'stub',
    memoryBase: 0,
    enable: ['simd'],
  })
  if (error || !binary) throw new Error(`AssemblyScript: ${error?.message}\n${stderr}`)
  const lines = Buffer.from(binary)
    .toString('base64')
    .match(/.{1,100}/g)
  const text = lines.map(line => `  '${line}'`).join(' +\n')
  return `/** assembly/resize.ts, compiled by scripts/build-resize.mjs. */\nexport const resizeKernel =\n${text}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('resize-kernel.ts', pictures), await resizeKernelSource())
