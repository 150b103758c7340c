import * as v from 'valibot'
import {
  about,
  choice,
  flag,
  integer,
  kind,
  list,
  localised,
  number,
  numbers,
  object,
  optional,
  text,
  variant,
} from './schema.ts'

/**
 * What labs draw, as plain data: the screen and `tfnotes lab` read the same objects, and nothing here knows a terminal.
 * Numbers are full precision; NaN and ±Infinity break a curve. Colours are not part of a figure: the n-th series, group
 * or path takes the n-th colour of the palette, and highlights go by role.
 */

/** A text in both languages, or one that needs no translation (`relu`, `w`, `conv1`). */
export const label = (means: string) =>
  about(v.union([localised(''), v.string()]), means, undefined, '`{en, zh}` or text')

const drawn = {
  id: text('unique within the lab; stays the same when parameters change'),
  title: localised('to stand above it'),
  caption: optional(localised('one sentence to read under it')),
  group: optional(text('neighbours of the same group belong side by side')),
}

export const axis = object({
  label: label('to stand at the axis'),
  scale: optional(choice(['linear', 'log'], '`linear` by default')),
  min: optional(number('limit to show; that of the data by default')),
  max: optional(number('limit to show; that of the data by default')),
})
const along = {x: about(axis, 'the axis below'), y: about(axis, 'the axis beside')}

const curve = {x: numbers('one a point'), y: numbers('one a point')}
const named = {name: label('what it is called'), ...curve}

export const series = object({
  ...named,
  reference: optional(flag('drawn in grey behind the others: something to compare with')),
})

const marker = object({
  x: number('its place'),
  y: number('its place'),
  label: optional(label('what it is called')),
  series: optional(integer('index of the series whose colour it takes')),
})

/** The stops of something that moves, in order; a screen may draw all of them or let it walk. */
export const walk = object(named)

/** Curves over one axis, with marks and a walk on them. */
export const linesFigure = object({
  kind: kind('lines'),
  ...drawn,
  ...along,
  series: list(series, 'the curves; x rises'),
  markers: optional(list(marker, 'single places')),
  walk: optional(about(walk, 'the stops of something that moves, in order')),
})

/** values[row · columns + column] belongs to x = xMin + column · (xMax − xMin) / (columns − 1), y likewise. */
export const lattice = object({
  columns: integer('places along x'),
  rows: integer('places along y'),
  xMin: number('x of the first column'),
  xMax: number('x of the last column'),
  yMin: number('y of the first row'),
  yMax: number('y of the last row'),
  values: numbers('row by row, that of `yMin` first'),
})

/** Points in groups, over the decision of a network. */
export const scatterFigure = object({
  kind: kind('scatter'),
  ...drawn,
  ...along,
  groups: list(object(named), 'the points, group by group'),
  line: optional(about(object(curve), 'a line through the points')),
  boundary: optional(
    about(
      object({field: about(lattice, 'a function of x and y'), level: number('its value there')}),
      'where the decision changes',
    ),
  ),
})

/** Bars in groups: `series[k].values[i]` stands over `labels[i]`. */
export const barsFigure = object({
  kind: kind('bars'),
  ...drawn,
  labels: list(label(''), 'under each group of bars'),
  y: along.y,
  series: list(
    object({name: label('what it is called'), values: numbers('one for each label')}),
    'one bar of every group each',
  ),
  edges: optional(numbers('of a histogram: one more than labels')),
})

export const highlight = object({
  row: integer('of its first cell'),
  column: integer('of its first cell'),
  rows: integer('how many'),
  columns: integer('how many'),
  role: choice(
    ['window', 'result', 'padding', 'dropped'],
    'what is looked at; what came of it; not part of the data; put to 0',
  ),
})

/** A small table of numbers, each readable in its cell. */
export const gridFigure = object({
  kind: kind('grid'),
  ...drawn,
  rows: integer('how many'),
  columns: integer('how many'),
  cells: about(
    v.array(v.nullable(v.number())),
    'row by row, row 0 on top; null leaves a cell empty',
    undefined,
    'list of numbers',
  ),
  highlights: optional(list(highlight, 'rectangles of cells')),
  rowLabels: optional(list(label(''), 'beside the rows')),
  columnLabels: optional(list(label(''), 'above the columns')),
  heat: optional(flag('shade cells by value as well')),
  digits: optional(integer('decimal places to print; as many as are needed, up to 4, by default')),
})

/** A landscape seen from above, with the paths walked on it and its low points. */
export const surfaceFigure = object({
  kind: kind('surface'),
  ...drawn,
  ...along,
  field: about(lattice, 'its height'),
  log: optional(flag('shade by the logarithm of the height above the lowest point')),
  paths: list(object({...named, z: numbers('height at every stop')}), 'what walks on it'),
  minima: optional(list(object({x: number('its place'), y: number('its place')}), 'its low points')),
})

export const figure = variant('kind', [linesFigure, scatterFigure, barsFigure, gridFigure, surfaceFigure])

const cell = v.union([v.number(), v.string(), v.boolean(), v.null(), localised('')])
const digits = optional(integer('significant digits to print; 6 by default'))

/** Rows of values. */
export const table = object({
  id: text('unique within the lab'),
  title: localised('to stand above it'),
  columns: list(
    object({id: text('unique within the table'), label: label('its head'), digits}),
    'from the left',
  ),
  rows: list(
    about(v.array(cell), '', undefined, 'list of numbers, texts, flags, nulls or `{en, zh}`'),
    'one value for each column',
  ),
})

/** One figure of merit: the numbers a reader should take away. */
export const fact = object({
  id: text('unique within the lab'),
  label: localised('what it is called'),
  value: about(
    v.union([cell, numbers('')]),
    'what it is',
    undefined,
    'number, text, flag, null, `{en, zh}` or list of numbers',
  ),
  digits,
  note: optional(localised('what to make of it, in one sentence')),
})
