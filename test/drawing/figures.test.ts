import {describe, expect, it} from 'vitest'
import {drawFigure} from '../../src/drawing/figures/draw-figure.ts'
import {factLines} from '../../src/drawing/figures/fact-lines.ts'
import {drawTable} from '../../src/drawing/figures/table-figure.ts'
import {glyphsFor} from '../../src/drawing/glyphs.ts'
import type {Line} from '../../src/drawing/lines/span.ts'
import {lineWidth, widthOf} from '../../src/drawing/lines/width.ts'
import type {Figure, Label} from '../../src/labs/figure.ts'
import {labs} from '../../src/labs/index.ts'
import {computeLab} from '../../src/labs/run.ts'
import {defaults} from '../../src/settings/tunable.ts'
import {themeFor} from '../../src/ui/theme/theme.ts'
import {labData} from '../labs/compute.ts'

const env = {LANG: 'C.UTF-8', TERM: 'xterm-256color'}
const languages = ['en', 'zh'] as const
const look = {theme: themeFor(env), glyphs: glyphsFor(env)}

/** What is left beside the form on 80 columns and 24 rows, the title's row apart. */
const [width, height] = [43, 18]
const formWidth = 32

const results = labs.flatMap(lab =>
  [undefined, ...Object.keys(lab.presets)].map(preset => {
    const values = {...defaults(lab, preset), ...('epochs' in lab.settings && {epochs: 20})}
    const name = `${lab.id} ${preset ?? 'as it begins'}`
    return [name, computeLab(lab, values, {data: labData})] as const
  }),
)

const textOf = (lines: readonly Line[]): string =>
  lines.map(row => row.map(({text}) => text).join('')).join('\n')

function expectWhole(lines: readonly Line[], room: number) {
  expect(textOf(lines)).not.toContain(look.glyphs.ellipsis)
  for (const row of lines) expect(lineWidth(row), textOf([row])).toBeLessThanOrEqual(room)
}

function namesOf(figure: Figure): readonly Label[] {
  switch (figure.kind) {
    case 'lines':
      return [...figure.series.map(({name}) => name), figure.x.label]
    case 'bars':
      return figure.series.map(({name}) => name)
    case 'scatter':
      return figure.groups.map(({name}) => name)
    case 'surface':
      return figure.paths.map(({name}) => name)
    case 'grid':
      return []
  }
}

/** Everything a lab draws is readable on the smallest terminal: no name, number or sentence ends in an ellipsis. */
describe.each(results)('%s at 80 by 24', (_, {figures, tables, facts}) => {
  it.each(languages)('shows its figures whole, with their names, in %s', language => {
    for (const figure of figures) {
      const lines = drawFigure(figure, {width, height, look, language})
      expectWhole(lines, width)
      expect(lines.length, figure.id).toBeLessThanOrEqual(height)
      for (const name of namesOf(figure))
        expect(textOf(lines), figure.id).toContain(typeof name === 'string' ? name : name[language])
    }
  })

  it.each(languages)('shows its tables and numbers whole in %s', language => {
    for (const table of tables) {
      const {heading, rows} = drawTable(table, {width, height, look, language})
      expectWhole([...heading, ...rows], width)
    }
    expectWhole(factLines(facts, {width: formWidth, language}), formWidth)
  })

  it.each(languages)('has room for its titles and the page number in %s', language => {
    for (const {title} of [...figures, ...tables])
      expect(widthOf(`${title[language]}  12/12`), title[language]).toBeLessThanOrEqual(width)
  })
})
