import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import stringWidth from 'string-width'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {texts} from '../../src/ui/text/index.ts'
import {buildEntry} from './support/build-entry.ts'
import {type OpenTerminal, openTerminal} from './support/terminal.ts'

/** The real program in a real terminal, over a world in memory. */
const folder = mkdtempSync(join(tmpdir(), 'tfnotes-frames-'))
const entry = join(folder, 'entry.mjs')

beforeAll(() => buildEntry(folder), 60_000)
afterAll(() => rmSync(folder, {recursive: true, force: true}))

const sizes = [
  {columns: 80, rows: 24},
  {columns: 120, rows: 40},
  {columns: 200, rows: 60},
]
const down = '\x1b[B'
const esc = '\x1b'

/** What no frame may do, whatever it shows. */
function expectSound(terminal: OpenTerminal, columns: number, rows: number, where: string) {
  const frame = terminal.rows()
  expect(terminal.wrapped(), `${where}: rows that did not fit`).toEqual([])
  expect(terminal.scrolled(), `${where}: rows pushed off the top`).toBe(0)
  expect(frame.at(-1), `${where}: the last row stays free`).toBe('')
  for (const row of frame) expect(stringWidth(row), `${where}: ${row}`).toBeLessThan(columns)
  expect(frame[0], `${where}: the header`).toContain('tfnotes')
  expect(frame[rows - 2]?.trim(), `${where}: the footer`).not.toBe('')
}

describe.concurrent.each(sizes)('$columns × $rows', ({columns, rows}) => {
  it.each(['en', 'zh'] as const)(
    'draws every screen whole in %s, without clearing in between',
    async language => {
      const text = texts[language]
      const terminal = openTerminal(entry, {columns, rows, env: {TFNOTES_LANG: language}})
      const look = async (where: string, keys: string, wanted: string | RegExp) => {
        terminal.type(keys)
        await terminal.shows(wanted).catch(error => {
          throw new Error(`${where}: ${error.message}`)
        })
        await terminal.quiet(40)
        // A frame comes in pieces where the machine is busy.
        await terminal.until(`the footer of ${where}`, () => terminal.rows()[rows - 2]?.trim() !== '')
        expectSound(terminal, columns, rows, where)
      }
      await look('chapters', '', text.chapters.parts[2])
      const first = terminal.raw().length
      await look('notes of a page that is only read', '\r', text.notes.title)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('a lab', `${down}\r`, '1/6')
      await look('its tables, alone', '\x1b[Z\x1b[Ze', '2.6')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('the prompt', `${down}\roneHot([1, 0], 2)\r`, '[0. 1.]')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('filter', '/2.3\r', '101,770')
      await look('chapter', '\r', text.chapter.command)
      await look('pre-flight', 'f', '312 MB')
      await look('the name of a preset', 'P', text.naming.preset.title)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('learning rates', 'F', '0.002')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('pictures of the set', 'b', text.inspection.browse.generated)
      await look('a page further, larger', `${down}z`, /[1-9]\d* .*300/)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('augmentation', 'v', text.inspection.augmented.epoch(8))
      terminal.type(esc)
      await terminal.quiet(60)
      await look('check of the data', 'd', '24')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('layers', 's', '100,480')
      await look('glossary', 'W', text.reader.glossary.where)
      await look('search', '/\x15dropout', 'Dropout')
      terminal.type(esc)
      await terminal.quiet(60)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('notes', `${esc}n`, text.notes.title)
      await look('notes, at the end', 'G', text.notes.title)
      await look('code', `${esc}c`, 'keras')
      await look('code as a class', 's', text.code.styles.class)
      await look('help', '?', text.help.title)
      await look('help, at the end', `${down}${down}G`, text.contexts.code)
      terminal.type(esc)
      await terminal.quiet(60)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('runs', 'R', 'stock-lstm-20250225')
      await look('a live run', '\r', '1200/1875')
      await look('the name of a chart’s file', 'X', text.naming.chart.title)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('its gradient norm by step', '\t\tx', texts[language].curves.charts.norm)
      await look('a part of its loss', 'z', language === 'en' ? 'steps ' : '步，共 ')
      await look('its curves again', '0x\x1b[Zx\x1b[Z', texts[language].run.accuracy)
      await look('the stop menu', 's', text.menu.stop.detach)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('read values, logarithmic, smoothed, enlarged', '\x1b[Dymze', text.run.log)
      await look('weights', 'w', 'hidden/kernel')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('check of the data of a run', 'd', '24')
      await look('doubted labels', '\t', '1.2%')
      await look('doubted labels, further', `${down}${down}`, '1.2%')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('judgement', 'i', '94.0%')
      await look('judgement of each class', '\t', '62.5%')
      await look('mistakes', '\t', '97.0%')
      await look('inside the network', 'v', text.inspection.maps.sample('41', '200'))
      await look('a layer', 'jj', '456')
      terminal.type(esc)
      await terminal.quiet(60)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('picture, the path', 'a', 'digit-3.png')
      await look('picture, the answer', `${down}${down}\r`, '94.0%')
      await look('picture, unsure', 'j', '31.0%')
      await look('a folder of pictures', '\r\x15/photos/\r', '40.0%')
      await look('those that cannot be read', 'uu', 'broken.png')
      for (let closed = 0; closed < 2; closed++) {
        terminal.type(esc)
        await terminal.quiet(60)
      }
      terminal.type(esc)
      await terminal.quiet(60)
      terminal.type(esc)
      await terminal.quiet(60)
      terminal.type(esc)
      await look('runs again', '', 'stock-lstm-20250225')
      await look('compare', '  c', text.compare.measures.valAccuracy)
      await look(
        'compare by another figure and axis, read and enlarged',
        '\tx\x1b[De',
        text.curves.at.step('15000'),
      )
      terminal.type(esc)
      terminal.type(esc)
      await look('measurements', 'G\x1b[A\x1b[A\x1b[A', 'iris-20250227')
      await look('four fields', 'a', 'setosa')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('letters', 'Ga', '90.0%')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('forecast', '\x1b[Aa', 'RMSE')
      await look('forecast, the last days', 'zz\x1b[D', text.forecast.zooms['20'])
      await look('forecast, the path of a file', 'o', text.forecast.fileHint)
      terminal.type(esc)
      await terminal.quiet(60)
      await look('gates', 'i', text.gates.window('240', '240'))
      await look('gates, a state', '\t\t\t\tj', text.gates.explained.cell)
      for (let closed = 0; closed < 3; closed++) {
        terminal.type(esc)
        await terminal.quiet(60)
      }
      await look('a run of prices', '\r', text.testChart)
      for (let closed = 0; closed < 3; closed++) {
        terminal.type(esc)
        await terminal.quiet(60)
      }
      await look('prices', '/\x15stock-gru\r\r', 'stock-gru')
      await look('columns', 'o', '107036.13')
      await look('the commands of this session', '@', text.commandLog.title)
      await look('doctor', 'D', 'v20.20.2')
      await look('the other language', 'L', texts[language === 'en' ? 'zh' : 'en'].doctor.title)
      // Nothing is ever cleared as a whole: that is what flickers.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with ESC
      expect(terminal.raw().slice(first)).not.toMatch(/\x1b\[[23]?J|\x1bc/)
      terminal.type('q')
      await terminal.ended()
      expect(terminal.exit()?.exitCode).toBe(0)
      expect(terminal.isAlternate()).toBe(false)
    },
    60_000,
  )
})

describe.each(sizes)('$columns × $rows', ({columns, rows}) => {
  it.each(['en', 'zh'] as const)(
    'draws the table of runs, what is done with them and what is known of one whole in %s',
    async language => {
      const text = texts[language]
      const isWide = columns > 80
      const terminal = openTerminal(entry, {columns, rows, env: {TFNOTES_LANG: language}})
      const look = async (where: string, keys: string, wanted: string | RegExp) => {
        terminal.type(keys)
        await terminal.shows(wanted).catch(error => {
          throw new Error(`${where}: ${error.message}`)
        })
        await terminal.quiet(40)
        expectSound(terminal, columns, rows, where)
      }
      await look('the table', 'R', 'stock-lstm-20250225')
      // On wide terminals the run under the cursor is beside it or below it, unasked.
      if (isWide) await terminal.shows('WebAssembly')
      await look('leader boards', 'oooo', text.runs.sortedBy(text.runs.columns.accuracy))
      await look('the other way round', 'O', '▴')
      await look('the words of a query', '/', text.runs.queryHint)
      await look('a query that is not understood', 'lrr>1', '“lrr”')
      await look('one that is', '\x15chapter:mnist', text.runs.of(3, 7))
      await look('what is kept of it', '\r', '/chapter:mnist')
      await look('all marked', '*', text.runs.marked(3, 0))
      await look('tags of several', 'e', text.labelling.titleOfSeveral(3))
      await look('a tag that is none', '-x\r', '“-x”')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('the question before several are deleted', 'x', text.menu.remove.yes)
      await look('what was deleted', 'y', text.notices.deleted(['a', 'b']).replace(/.*[;；]/, ''))
      await look('and is back', 'u', text.notices.restored('', 2))
      await look('name, tags and note', 'e', text.labelling.fields.note)
      await look('a name', 'first try\r', 'first try')
      // On wide terminals they are there until they are sent away.
      await look('details', {80: 'd', 120: 'ddd', 200: 'dd'}[columns] ?? '', text.run.validation)
      await look('details of another run', 'G', /┤/)
      if (columns < 200) await look('without the curves', 'd', 'WebAssembly')
      await look('no details', 'd', text.runs.sortedBy(text.runs.columns.accuracy))
      terminal.type('q')
      await terminal.ended()
      expect(terminal.exit()?.exitCode).toBe(0)
    },
    60_000,
  )
})

describe.each(sizes)('$columns × $rows', ({columns, rows}) => {
  it.each(['en', 'zh'] as const)(
    'draws the studies whole in %s',
    async language => {
      const text = texts[language].studies
      const terminal = openTerminal(entry, {columns, rows, env: {TFNOTES_LANG: language}})
      const look = async (where: string, keys: string, wanted: string) => {
        terminal.type(keys)
        await terminal.shows(wanted)
        await terminal.quiet(40)
        expectSound(terminal, columns, rows, where)
      }
      await look('studies', 'S', 'sweep-mnist-20250301')
      await look('a study', '\r', '0.9788 ± 0.0012')
      terminal.type(esc)
      await terminal.quiet(60)
      await look('one without figures', `${down}\r`, text.noRows)
      terminal.type('q')
      await terminal.ended()
    },
    60_000,
  )
})

describe.each(sizes)('$columns × $rows', ({columns, rows}) => {
  it.each([
    ['en', 'colours', {}],
    ['zh', 'colours', {}],
    ['en', 'nothing but ASCII', {NO_COLOR: '1', TFNOTES_GLYPHS: 'ascii'}],
  ] as const)(
    'draws compared runs whole in %s with %s',
    async (language, _, more) => {
      const text = texts[language].compare
      const env = {TFNOTES_LANG: language, ...more}
      const terminal = openTerminal(entry, {columns, rows, env})
      const look = async (where: string, keys: string, wanted: string) => {
        terminal.type(keys)
        await terminal.shows(wanted)
        await terminal.quiet(40)
        expectSound(terminal, columns, rows, where)
      }
      await look('runs', 'R', 'stock-lstm-20250225')
      await look('seven runs of five tasks', '*c', text.notes.tasks.slice(0, 20))
      await look('the last one', 'G', 'letters-20250224')
      await look('read', '\x1b[D', texts[language].curves.at.epoch('100'))
      await look('by another figure and axis', '\x1b\tx', text.over(text.axes.step))
      await look('curves alone, a part of them', 'ez', language === 'en' ? 'steps ' : '步，共 ')
      await look('the table alone', 'e', text.columns.run)
      if (language === 'en' && 'NO_COLOR' in more)
        // biome-ignore lint/suspicious/noControlCharactersInRegex: this is what ASCII is
        for (const row of terminal.rows()) expect(row.replace('zh', '')).toMatch(/^[\x00-\x7f]*$/)
      terminal.type('q')
      await terminal.ended()
    },
    60_000,
  )
})

describe.each(sizes)('$columns × $rows', ({columns, rows}) => {
  it.each(['en', 'zh'] as const)(
    'draws another program’s run whole in %s',
    async language => {
      const text = texts[language].watched
      const terminal = openTerminal(entry, {
        columns,
        rows,
        env: {TFNOTES_LANG: language, TFNOTES_TEST_WATCH: `/${'a long path/'.repeat(12)}several`},
      })
      const look = async (where: string, keys: string, wanted: string) => {
        terminal.type(keys)
        await terminal.shows(wanted)
        await terminal.quiet(40)
        expectSound(terminal, columns, rows, where)
      }
      await look('which of several runs', '', text.several(2))
      await look('the curves', '\r', 'train/epoch_loss?')
      await look('read values, logarithmic, smoothed, enlarged', '\x1b[Dymze', texts[language].run.log)
      await look('the tags', 'c\t', text.guessed('validation/epoch_loss'))
      terminal.type(esc)
      await terminal.quiet(60)
      await look('another run', 'o', 'fit/older')
      terminal.type('q')
      await terminal.ended()
      expect(terminal.exit()?.exitCode).toBe(0)
    },
    60_000,
  )
})
