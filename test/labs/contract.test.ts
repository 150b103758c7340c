import {describe, expect, it} from 'vitest'
import {TfnotesError} from '../../src/errors.ts'
import type {Figure} from '../../src/labs/figure.ts'
import {labs} from '../../src/labs/index.ts'
import type {Lab, LabResult} from '../../src/labs/lab.ts'
import {computeLab, runLab} from '../../src/labs/run.ts'
import {formatSetting} from '../../src/settings/format-setting.ts'
import {parseSetting} from '../../src/settings/parse-setting.ts'
import type {Setting} from '../../src/settings/setting.ts'
import {defaults, isRelevant, parseSettings} from '../../src/settings/tunable.ts'
import {labData} from './compute.ts'

const run = (lab: Lab, values = defaults(lab)) => computeLab(lab, values, {data: labData})

const bothLanguages = ({en, zh}: {en: string; zh: string}) => {
  expect(en).not.toBe('')
  expect(zh).not.toBe('')
  expect(en).not.toMatch(/[\u4e00-\u9fff]/)
}

function expectWellFormed(figure: Figure) {
  bothLanguages(figure.title)
  switch (figure.kind) {
    case 'lines':
      for (const {x, y} of [...figure.series, ...(figure.walk ? [figure.walk] : [])])
        expect(x.length).toBe(y.length)
      for (const {x} of figure.series)
        for (let i = 1; i < x.length; i++) expect(x[i]).toBeGreaterThanOrEqual(x[i - 1] as number)
      break
    case 'scatter':
      for (const {x, y} of figure.groups) expect(x.length).toBe(y.length)
      if (figure.boundary) {
        const {columns, rows, values} = figure.boundary.field
        expect(values.length).toBe(columns * rows)
      }
      break
    case 'bars':
      for (const {values} of figure.series) expect(values.length).toBe(figure.labels.length)
      if (figure.edges) expect(figure.edges.length).toBe(figure.labels.length + 1)
      break
    case 'grid':
      expect(figure.cells.length).toBe(figure.rows * figure.columns)
      for (const {row, column, rows, columns} of figure.highlights ?? []) {
        expect(row >= 0 && row + rows <= figure.rows).toBe(true)
        expect(column >= 0 && column + columns <= figure.columns).toBe(true)
      }
      break
    case 'surface':
      expect(figure.field.values.length).toBe(figure.field.columns * figure.field.rows)
      for (const {x, y, z} of figure.paths) expect([x.length, y.length]).toEqual([z.length, z.length])
  }
}

function expectWhole({figures, tables, facts}: LabResult) {
  for (const figure of figures) expectWellFormed(figure)
  for (const {columns, rows, title} of tables) {
    bothLanguages(title)
    for (const row of rows) expect(row.length).toBe(columns.length)
  }
  for (const ids of [figures, tables, facts].map(list => list.map(({id}) => id)))
    expect(new Set(ids).size).toBe(ids.length)
  expect(JSON.parse(JSON.stringify({figures, tables, facts}))).toBeTypeOf('object')
}

/** The ends of a parameter's range, and other things that a reader may set. */
function extremes(parameter: Setting): unknown[] {
  switch (parameter.kind) {
    case 'integer':
      return [parameter.min, Math.min(parameter.max, parameter.default * 3 + 1)]
    case 'number':
      return [parameter.min, parameter.max]
    case 'choice':
      return [...parameter.choices]
    case 'flag':
      return [true, false]
    case 'text':
    case 'count':
    case 'path':
      return [parameter.default]
    case 'list':
      return [
        Array.from({length: parameter.minLength}, () => parameter.min),
        Array.from({length: parameter.maxLength}, () => parameter.max),
      ]
    case 'grid':
      return [
        [[parameter.min]],
        Array.from({length: parameter.maxRows}, () => Array.from({length: parameter.maxColumns}, () => 1)),
      ]
  }
}

describe.each(labs.map(lab => [lab.id, lab] as const))('%s', (_, lab) => {
  it('says everything in both languages', () => {
    for (const text of [lab.title, lab.idea, lab.notes]) {
      bothLanguages(text)
      expect(text.zh).toMatch(/[\u4e00-\u9fff]/)
    }
    expect(lab.notes.en.length).toBeGreaterThan(600)
    for (const {label, help} of Object.values(lab.settings)) [label, help].forEach(bothLanguages)
    for (const {title, why} of Object.values(lab.presets)) [title, why].forEach(bothLanguages)
  })

  it('computes its defaults and every preset', () => {
    const result = run(lab)
    expectWhole(result)
    expect(result.figures.length).toBeGreaterThan(0)
    expect(result.facts.length).toBeGreaterThan(0)
    for (const preset of Object.keys(lab.presets)) expectWhole(run(lab, defaults(lab, preset)))
  })

  it('gives the same for the same values', () => {
    const once = () => JSON.stringify(computeLab(lab, defaults(lab), {data: labData, now: () => 0}))
    expect(once()).toBe(once())
  })

  it('reads back what it writes of its values', () => {
    for (const values of [defaults(lab), ...Object.keys(lab.presets).map(preset => defaults(lab, preset))]) {
      const written = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, formatSetting(value)]),
      )
      expect(parseSettings(lab, written)).toEqual(values)
      expect(parseSettings(lab, values)).toEqual(values)
    }
  })

  it('bears every value its parameters allow', () => {
    // How long it trains is no matter here, but for the parameters that say so.
    const brief = Object.keys(lab.settings).includes('epochs')
      ? {epochs: 3}
      : 'steps' in lab.settings
        ? {steps: 50}
        : {}
    for (const [key, parameter] of Object.entries(lab.settings))
      for (const value of key in brief ? [1] : extremes(parameter))
        try {
          expectWhole(run(lab, parseSettings(lab, {...brief, [key]: value})))
        } catch (error) {
          if (!(error instanceof TfnotesError))
            throw new Error(`${key} = ${JSON.stringify(value)}`, {cause: error})
          expect(error.usage).toBe(true)
        }
  })
})

describe('a lab that takes long', () => {
  const long = labs.filter(lab => ['losses', 'regularization', 'optimizers'].includes(lab.id))

  it.each(long.map(lab => [lab.id, lab] as const))(
    '%s shows how far it is, what there is so far, and can be given up',
    async (_, lab) => {
      const values = {
        ...defaults(lab),
        ...('epochs' in lab.settings ? {epochs: 5000} : {steps: 200_000}),
      }
      const given = new AbortController()
      const seen: number[] = []
      const running = runLab(lab, values, {
        data: labData,
        signal: given.signal,
        onProgress: ({done, total, soFar}) => {
          seen.push(done / total)
          if (soFar) expectWhole(soFar())
          if (seen.length === 3) given.abort(new Error('enough'))
        },
      })
      await expect(running).rejects.toThrow('enough')
      expect(seen).toHaveLength(3)
      expect([...seen].sort((a, b) => a - b)).toEqual(seen)
      expect(seen[2]).toBeLessThan(1)
    },
  )

  it('in slices and in one go comes to the same', async () => {
    for (const lab of long) {
      const now = (() => {
        let t = 0
        return () => (t += 7)
      })()
      const sliced = await runLab(lab, defaults(lab), {data: labData, now})
      const facts = (result: LabResult) => JSON.stringify(result.facts)
      expect(facts(sliced)).toBe(facts(run(lab)))
    }
  })
})

describe('values given to a lab', () => {
  const list: Setting = {
    kind: 'list',
    of: 'integer',
    default: [1, 2],
    min: 1,
    max: 9,
    minLength: 2,
    maxLength: 3,
    label: {en: 'a', zh: '甲'},
    help: {en: 'a', zh: '甲'},
  }
  const grid: Setting = {...list, kind: 'grid', default: [[1]], maxRows: 2, maxColumns: 2}
  const code = (parameter: Setting, value: unknown) => {
    try {
      return parseSetting('a', parameter, value)
    } catch (error) {
      return error instanceof TfnotesError ? error.code : error
    }
  }

  it('are read from text in every usual form', () => {
    for (const text of ['3,4,2', '3-4-2', '3 4 2', '[3, 4, 2]']) expect(code(list, text)).toEqual([3, 4, 2])
    for (const text of ['1,2;3,4', '1 2; 3 4', '[[1,2],[3,4]]', '1,2\n3,4'])
      expect(code(grid, text)).toEqual([
        [1, 2],
        [3, 4],
      ])
  })

  it.each([
    [list, '3', 'bad-length'],
    [list, '1,2,3,4', 'bad-length'],
    [list, '1,x', 'not-a-number'],
    [list, '1,,2', 'not-a-number'],
    [list, '1,2.5', 'not-an-integer'],
    [list, '1,10', 'out-of-range'],
    [list, '1,1e999', 'not-a-number'],
    [grid, '1,2;3', 'ragged-grid'],
    [grid, '1;2;3', 'too-many-rows'],
    [grid, '1,2,3', 'too-many-columns'],
  ] as const)('%#: %s', (parameter, text, expected) => {
    expect(code(parameter, text)).toBe(expected)
  })

  it('matter only where their condition holds', () => {
    const lab = labs.find(({id}) => id === 'complexity') as Lab
    const widths = lab.settings.layers as Setting
    expect(isRelevant(widths, defaults(lab))).toBe(true)
    expect(isRelevant(widths, {...defaults(lab), network: 'lenet'})).toBe(false)
  })

  it('names that the lab does not have are refused', () => {
    const lab = labs[0] as Lab
    expect(() => parseSettings(lab, {foo: 1})).toThrow(/unknown-hyperparameter/)
    expect(() => parseSettings(lab, {}, 'none')).toThrow(/unknown-preset/)
    expect(parseSettings(lab, {lr: '0.5'}).learningRate).toBe(0.5)
  })
})
