import stringWidth from 'string-width'
import {describe, expect, it} from 'vitest'
import {book} from '../../src/chapters/book.ts'
import type {Chapter} from '../../src/chapters/chapter.ts'
import {printCode} from '../../src/chapters/code/print-code.ts'
import type {CodeOptions} from '../../src/chapters/code/program.ts'
import {record} from '../../src/chapters/graph.ts'
import type {Hyperparameter, HyperparameterValues} from '../../src/chapters/hyperparameters/hyperparameter.ts'
import {chapters} from '../../src/chapters/index.ts'
import {opening} from '../../src/chapters/opening.ts'
import {pageSteps} from '../../src/chapters/page-steps.ts'
import {sketch, sketchLine} from '../../src/chapters/sketch.ts'
import {describeSteps} from '../../src/chapters/steps.ts'
import {summarise} from '../../src/chapters/summary.ts'
import {type DatasetName, expectedShape, facts} from '../../src/datasets/facts/index.ts'
import {defaults, isRelevant, parseSettings} from '../../src/settings/tunable.ts'
import {flagOf} from '../../src/text/flag-name.ts'
import type {Localised} from '../../src/text/localised.ts'

/** Chinese text says in some 40 characters what takes 100 in English. */
const enough = {en: 600, zh: 240}

function expectText(text: Localised, what: string): void {
  for (const language of ['en', 'zh'] as const) {
    expect(text[language].trim(), `${what} in ${language}`).not.toBe('')
    expect(text[language], `${what} in ${language}`).not.toMatch(/undefined|NaN|\[object/)
  }
}

function expectNotes(notes: Localised, what: string): void {
  for (const language of ['en', 'zh'] as const) {
    const text = notes[language]
    const {length} = text
    expect(
      length,
      `src/chapters/notes/${what}.ts has ${length} characters in ${language}: a page of notes has more than ${enough[language]}`,
    ).toBeGreaterThan(enough[language])
    expect(text, what).not.toMatch(/\t|\r|\p{Mn}/u)
    expect(text, what).toBe(text.trim())
    // Formulas and tables stand as they are, so they must fit; a second blank line would tear the page.
    for (const line of text.split('\n').filter(line => line.startsWith(' ')))
      expect(stringWidth(line), `${what}: ${line}`).toBeLessThanOrEqual(76)
    expect(text, what).not.toContain('\n\n\n')
  }
  expect(notes.zh, what).toMatch(/[\u4e00-\u9fff]/)
  expect(notes.en, what).not.toMatch(/[\u4e00-\u9fff]/)
}

type Value = HyperparameterValues[string]

/** Other values of a hyperparameter than the one it has. */
function otherValue(hyperparameter: Hyperparameter, value: Value): Value {
  switch (hyperparameter.kind) {
    case 'flag':
      return !value
    case 'text':
      return value === 'close' ? 'high' : 'close'
    case 'choice':
      return hyperparameter.choices.find(choice => choice !== value) ?? value
    case 'integer':
      return value === hyperparameter.max ? Number(value) - 1 : Number(value) + 1
    case 'number':
      return value === hyperparameter.max
        ? hyperparameter.min
        : Math.min(hyperparameter.max, Number(value) + 0.1)
  }
}

/** The values with everything switched on that decides whether `key` matters. */
function madeRelevant(chapter: Chapter, key: string): {h: HyperparameterValues; dataset: DatasetName} {
  const conditions = Object.entries(chapter.settings[key]?.when ?? {})
  const h = {
    ...defaults(chapter),
    ...Object.fromEntries(
      conditions.map(([name, condition]) => [
        name,
        'above' in condition ? condition.above + 1 : (condition[0] as Value),
      ]),
    ),
  }
  const dataset = (h as Record<string, Value>).dataset ?? chapter.dataset
  const {dataset: _, ...values} = h as Record<string, Value>
  return {h: values, dataset: dataset as DatasetName}
}

it('ids are unique and in kebab-case', () => {
  const ids = chapters.map(({id}) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
})

it('the book opens with a page on where networks come from', () => {
  const [first] = book
  expect(first).toMatchObject({kind: 'reading', reading: opening})
  expectText(opening.title, 'title')
  expectText(opening.idea, 'idea')
  expectNotes(opening.notes, opening.id)
})

describe.each(chapters.map(chapter => [chapter.id, chapter] as const))('%s', (_id, chapter) => {
  const page = `src/chapters/pages/${chapter.id}.ts`
  const h = defaults(chapter)
  const shape = expectedShape(chapter.dataset, h)
  const print = (options: Partial<CodeOptions> = {}) =>
    printCode(chapter, {lang: 'python', style: 'sequential', h, ...options})

  it('has its texts in both languages', () => {
    expectText(chapter.title, 'title')
    expectText(chapter.idea, 'idea')
    expectNotes(chapter.notes, chapter.id)
    for (const [code, text] of Object.entries<Localised>({...chapter.advice})) expectText(text, code)
    for (const [key, {label, help}] of Object.entries(chapter.settings)) {
      expectText(label, key)
      expectText(help, key)
    }
    for (const [name, preset] of Object.entries(chapter.presets)) expectText(preset.why, name)
  })

  it('has the hyperparameters that its data brings, and those that training takes', () => {
    const missing = (wanted: readonly string[]) => wanted.filter(key => !Object.hasOwn(chapter.settings, key))
    for (const dataset of chapter.accepts) {
      const wanted = missing(Object.keys(facts[dataset].brings))
      const group =
        chapter.task === 'classify-image' ? 'pictureHyperparameters of picture-chapter.ts' : 'the group'
      expect(
        wanted,
        `${page}: a network for ${chapter.dataset} is offered ${dataset}, too, which brings ${wanted.join(', ')} (src/datasets/facts): ` +
          `spread ${group} in src/chapters/hyperparameters into settings`,
      ).toEqual([])
    }
    const wanted = missing(['optimizer', 'learningRate', 'loss', 'batchSize', 'epochs'])
    expect(
      wanted,
      `${page}: spread compiling and fitting of src/chapters/hyperparameters/shared.ts into settings`,
    ).toEqual([])
  })

  const losses = chapter.settings.loss?.kind === 'choice' ? chapter.settings.loss.choices : []
  it.each(losses.filter(loss => loss.includes('Crossentropy')))(
    'ends in softmax or leaves it to the loss: %s',
    loss => {
      const fromLogits = loss.endsWith('FromLogits')
      const values = {...h, loss}
      const said = fromLogits
        ? `the loss ${loss} applies softmax itself: end the network without it`
        : `the loss ${loss} takes probabilities: end the network in softmax`
      const what = `${page}: ${said}, by classOutput of src/chapters/networks/class-output.ts`
      const softmaxes = record(chapter, values, shape).layers.filter(
        ({config}) => 'activation' in config && config.activation === 'softmax',
      )
      expect(softmaxes, what).toHaveLength(fromLogits ? 0 : 1)
      for (const style of ['sequential', 'class'] as const)
        for (const lang of ['python', 'ts'] as const) {
          const code = print({lang, style, h: values})
          const heading = (step: number) => code.findIndex(line => new RegExp(`^(#|//) ${step} `).test(line))
          const network = code.slice(heading(3), heading(4)).join('\n')
          expect(
            /softmax/.test(network),
            `${what}; so it is in the printed program (${lang}, ${style})`,
          ).toBe(!fromLogits)
          const compiled = code.slice(heading(4), heading(5)).join('\n')
          const logits = /from_logits=True|softmaxCrossEntropy|softmax\(y\)/.test(compiled)
          expect(logits, `src/chapters/code: the loss of ${loss} in ${lang}`).toBe(fromLogits)
        }
    },
  )

  it('takes its own data set first', () => {
    expect(chapter.accepts[0]).toBe(chapter.dataset)
    expect(new Set(chapter.accepts).size).toBe(chapter.accepts.length)
  })

  it('has defaults and presets that pass its own checks, and flags of their own', () => {
    expect(parseSettings(chapter, h)).toEqual(h)
    for (const preset of Object.keys(chapter.presets)) {
      const values = defaults(chapter, preset)
      expect(parseSettings(chapter, values, preset)).toEqual(values)
      const known = new Set(Object.keys(chapter.settings))
      const named = Object.keys(chapter.presets[preset as 'notes'].values)
      expect(named.filter(key => !known.has(key))).toEqual([])
    }
    const flags = Object.keys(chapter.settings).map(flagOf)
    expect(new Set(flags).size).toBe(flags.length)
  })

  it('takes its values as text too, as a command line gives them', () => {
    const text = Object.fromEntries(Object.entries(h).map(([key, value]) => [flagOf(key), String(value)]))
    expect(parseSettings(chapter, text)).toEqual(h)
  })

  it.each(chapter.accepts)('builds for %s and ends in what the data asks for', dataset => {
    const data = expectedShape(dataset, h)
    const {layers, parameters, trainable, multiplyAdds} = summarise(chapter, h, data)
    expect(
      layers.at(-1)?.outputShape,
      `${page}: the last layer has one unit for each of the classes that build is given`,
    ).toEqual([Math.max(data.classes, chapter.id === 'iris' ? Number(h.units) : 0)])
    const names = layers.map(({name}) => name)
    expect(
      names.filter((name, i) => names.indexOf(name) !== i),
      `${page}: every layer has a name of its own`,
    ).toEqual([])
    expect(parameters).toBeGreaterThanOrEqual(trainable)
    expect(multiplyAdds).toBeGreaterThan(0)
    for (const {inputs, name} of layers)
      for (const input of inputs) expect(['input', ...names], `${name} reads ${input}`).toContain(input)
  })

  it('can be sketched in a few rows, and says what its six steps are', () => {
    const graph = record(chapter, h, shape)
    const rows = sketch(graph)
    expect(
      rows.length,
      `${page}: the sketch has ${rows.length} rows; layers of one block (block1_conv, block1_pool …) share one`,
    ).toBeLessThanOrEqual(10)
    expect(rows.at(-1)?.shape).toEqual([shape.classes])
    expect(sketchLine(graph), `${page}: the last layer is a Dense one`).toMatch(/ → Dense \d+( softmax)?$/)
    const steps = describeSteps(chapter, h, chapter.dataset, shape)
    expect(Object.keys(steps)).toEqual([...pageSteps])
    for (const step of pageSteps) expectText(steps[step], step)
  })

  it.each([
    ['python', 'sequential'],
    ['python', 'class'],
    ['ts', 'sequential'],
    ['ts', 'class'],
  ] as const)('prints its program in %s, %s style, for every data set and language', (lang, style) => {
    for (const dataset of chapter.accepts)
      for (const language of ['en', 'zh'] as const) {
        const code = print({lang, style, dataset, language})
        const text = code.join('\n')
        expect(text).not.toMatch(/undefined|NaN|\[object|\n\n\n\n/)
        expect(code.filter(line => /^(#|\/\/) [1-6] /.test(line))).toHaveLength(6)
        expect(code.every(line => !line.includes('\n'))).toBe(true)
        expect(/class \w+(\(keras\.Model\)|:| \{)/.test(text), style).toBe(style === 'class')
      }
  })

  it.each(Object.keys(chapter.settings))('prints another program when %s changes, in both languages', key => {
    const {h: values, dataset} = madeRelevant(chapter, key)
    const hyperparameter = chapter.settings[key] as Hyperparameter
    expect(isRelevant(hyperparameter, {...values, dataset})).toBe(true)
    const [first] = summarise(chapter, values, expectedShape(dataset, values)).layers.filter(
      ({trainable}) => trainable > 0,
    )
    const other = key === 'freeze' ? (first?.name ?? '') : otherValue(hyperparameter, values[key] as Value)
    const changed = {...values, [key]: other}
    // A choice of one is no choice.
    if (hyperparameter.kind === 'choice' && hyperparameter.choices.length === 1) return
    for (const lang of ['python', 'ts'] as const)
      expect(
        print({lang, h: changed, dataset}).join('\n') !== print({lang, h: values, dataset}).join('\n'),
        `${page}: nothing in the printed ${lang} program depends on ${key}: let build use h.${key} ` +
          '(src/chapters/networks/class-output.ts has dropped and kernelRegularizer), or leave it out of settings',
      ).toBe(true)
  })

  it('prints the same program while what does not matter changes', () => {
    const silent = Object.entries(chapter.settings).filter(
      ([, one]) => !isRelevant(one, {...h, dataset: chapter.dataset}),
    )
    for (const [key, hyperparameter] of silent)
      expect(print({h: {...h, [key]: otherValue(hyperparameter, h[key] as Value)}}), key).toEqual(print())
  })
})
