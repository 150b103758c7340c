import {PassThrough} from 'node:stream'
import stringWidth from 'string-width'
import {describe, expect, it} from 'vitest'
import {printFigure} from '../../src/commands/book/lab-figures.ts'
import type {Context} from '../../src/commands/line/command.ts'
import {openOutput} from '../../src/commands/printing/output.ts'
import type {Figure} from '../../src/labs/figure.ts'
import {labs} from '../../src/labs/index.ts'
import {computeLab} from '../../src/labs/run.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {labData} from '../labs/compute.ts'

function drawn(
  figure: Figure,
  language: 'en' | 'zh',
  {coloured = false, ...env}: {coloured?: boolean; LANG?: string; TFNOTES_GLYPHS?: string} = {},
): string[] {
  const stdout = Object.assign(new PassThrough(), {isTTY: coloured})
  const context = {env: {LANG: 'C.UTF-8', ...env}, stdout, stderr: stdout, language}
  printFigure(figure, openOutput(context as unknown as Context), language)
  return String(stdout.read() ?? '')
    .split('\n')
    .slice(0, -1)
}

const figures = labs.flatMap(lab =>
  [undefined, ...Object.keys(lab.presets)].flatMap(preset => {
    const values = {...defaults(lab, preset), ...('epochs' in lab.settings && {epochs: 20})}
    return computeLab(lab, values, {data: labData}).figures.map(
      figure => [`${lab.id} ${preset ?? 'default'} ${figure.id}`, figure] as const,
    )
  }),
)

describe('figures in plain characters', () => {
  it.each(figures)('%s', (_, figure) => {
    for (const language of ['en', 'zh'] as const) {
      const lines = drawn(figure, language)
      expect(lines.length).toBeGreaterThan(2)
      expect(lines[1]).toBe(figure.title[language])
      for (const line of lines.slice(2)) {
        expect(stringWidth(line), line).toBeLessThanOrEqual(110)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what must not be there
        expect(line).not.toMatch(/undefined|NaN|[\u0000-\u001f]/)
      }
    }
  })

  it('keep to ASCII where nothing else can be shown', () => {
    for (const [, figure] of figures) {
      const drawing = drawn(figure, 'en', {LANG: 'C'}).slice(2)
      expect(drawing.join('').match(/[\u2500-\u259f\u2800-\u28ff]/g), figure.id).toBeNull()
    }
  })

  it('draw the ball’s stops on the curve', () => {
    const [, curve] = figures.find(([name]) => name === 'gradient-descent default curve') ?? []
    const dots =
      drawn(curve as Figure, 'en')
        .join('')
        .match(/o/g) ?? []
    expect(dots.length).toBeGreaterThan(5)
  })

  it('put what is looked at into brackets', () => {
    const [, image] = figures.find(([name]) => name === 'convolution default image') ?? []
    expect(drawn(image as Figure, 'en').slice(2, 4)).toEqual(['  [1][0][2] 4  2', '  [5][4][2] 1  0'])
  })

  it('keep a curve to compare with apart from the others without colours', () => {
    const [, rates] = figures.find(([name]) => name === 'gradient-descent default rates') ?? []
    for (const env of [{TFNOTES_GLYPHS: 'lines'}, {LANG: 'C'}]) {
      const lines = drawn(rates as Figure, 'en', env)
      expect(lines.at(-1)).toContain('. exponential decay')
      const dots =
        lines
          .slice(2, -2)
          .join('')
          .match(/\.{4,}/g) ?? []
      expect(dots.length).toBeGreaterThan(4)
    }
  })

  it('with colours put all curves into one chart with a legend', () => {
    const [, losses] = figures.find(([name]) => name === 'optimizers default iris-loss') ?? []
    const lines = drawn(losses as Figure, 'en', {coloured: true})
    expect(lines.length).toBeLessThan(16)
    for (const name of ['SGD', 'SGDM', 'Adagrad', 'RMSProp', 'Adam']) expect(lines.at(-1)).toContain(name)
  })
})
