import type {Fact, Lattice, LinesFigure, SurfaceFigure, Table} from '../figure.ts'
import {evenly} from '../numbers.ts'
import type {Runner} from './race.ts'
import {type RuleOptions, rules} from './rules.ts'
import {type Path, type Surface, walk} from './surfaces.ts'

const epochAxis = {label: {en: 'epoch', zh: '轮'}}

/** The race on iris: two figures and the table of how it ended. */
export function showRace(runners: readonly Runner[]): {figures: LinesFigure[]; table: Table; facts: Fact[]} {
  const curves = (of: 'loss' | 'accuracy') =>
    runners.map(runner => ({
      name: runner.rule.name,
      x: evenly(1, runner[of].length, runner[of].length),
      y: [...runner[of]],
    }))
  return {
    figures: [
      {
        kind: 'lines',
        id: 'iris-loss',
        title: {en: 'Iris: loss by epoch', zh: '鸢尾花：各轮损失'},
        x: epochAxis,
        y: {label: {en: 'loss', zh: '损失'}, min: 0},
        series: curves('loss'),
      },
      {
        kind: 'lines',
        id: 'iris-accuracy',
        title: {en: 'Iris: test accuracy by epoch', zh: '鸢尾花：各轮测试准确率'},
        x: epochAxis,
        y: {label: {en: 'accuracy', zh: '准确率'}, min: 0, max: 1},
        series: curves('accuracy'),
      },
    ],
    table: {
      id: 'race',
      title: {en: 'The race on iris', zh: '鸢尾花上的比赛'},
      columns: [
        {id: 'optimizer', label: {en: 'optimizer', zh: '优化器'}},
        {id: 'loss', label: {en: 'last loss', zh: '末轮损失'}},
        {id: 'accuracy', label: {en: 'test accuracy', zh: '测试准确率'}, digits: 4},
        {id: 'reached', label: {en: 'loss < 0.1 at epoch', zh: '损失 < 0.1 的轮次'}},
        {id: 'milliseconds', label: {en: 'ms per epoch', zh: '每轮毫秒'}, digits: 3},
        {id: 'formula', label: {en: 'rule', zh: '更新规则'}},
      ],
      rows: runners.map(({rule, loss, accuracy, milliseconds}) => {
        const reached = loss.findIndex(value => value < 0.1)
        return [
          rule.name,
          loss.at(-1) ?? null,
          accuracy.at(-1) ?? null,
          reached < 0 ? null : reached + 1,
          loss.length > 0 ? milliseconds / loss.length : null,
          rule.formula,
        ]
      }),
    },
    facts: runners.map(({rule, loss}) => ({
      id: `loss-${rule.id}`,
      label: {en: `last loss, ${rule.name}`, zh: `末轮损失，${rule.name}`},
      value: loss.at(-1) ?? null,
    })),
  }
}

const lattice = 41
/** How far from its interesting part a surface is drawn at least, and at most however far a walker flies. */
const [nearest, furthest] = [3, 12]

/** The five paths over a surface. */
export function showSurface(
  surface: Surface,
  start: readonly [number, number],
  steps: number,
  options: RuleOptions,
): {figures: [SurfaceFigure, LinesFigure]; table: Table} {
  const paths = rules.map(rule => ({
    name: rule.name,
    ...walk(surface, start, steps, rule.create(2, options)),
  }))
  return {
    figures: [
      {
        kind: 'surface',
        id: 'surface',
        title: {en: `Paths over ${surface.title.en}`, zh: `${surface.title.zh}上的路径`},
        caption: {en: `height = ${surface.formula}`, zh: `高度 = ${surface.formula}`},
        x: {label: 'x'},
        y: {label: 'y'},
        field: fieldAround(surface, paths),
        log: true,
        paths,
        minima: surface.minima,
      },
      {
        kind: 'lines',
        id: 'surface-height',
        title: {en: 'Height by step', zh: '各步的高度'},
        x: {label: {en: 'step', zh: '步'}},
        y: {label: {en: 'height', zh: '高度'}},
        series: paths.map(({name, z}) => ({name, x: evenly(0, steps, z.length), y: z})),
      },
    ],
    table: {
      id: 'surface',
      title: {en: `Path ends: ${surface.title.en}`, zh: `路径终点：${surface.title.zh}`},
      columns: [
        {id: 'optimizer', label: {en: 'optimizer', zh: '优化器'}},
        {id: 'x', label: 'x', digits: 4},
        {id: 'y', label: 'y', digits: 4},
        {id: 'height', label: {en: 'height', zh: '高度'}, digits: 4},
      ],
      rows: paths.map(({name, x, y, z}) => [name, x.at(-1) ?? null, y.at(-1) ?? null, z.at(-1) ?? null]),
    },
  }
}

function fieldAround({height, minima}: Surface, paths: readonly Path[]): Lattice {
  const reach = (axis: 'x' | 'y') => {
    const visited = [...paths.flatMap(path => path[axis]), ...minima.map(point => point[axis])]
    const furthestOut = Math.max(nearest, ...visited.filter(Number.isFinite).map(Math.abs))
    return Math.min(furthest, furthestOut * 1.1)
  }
  const [width, depth] = [reach('x'), reach('y')]
  const xs = evenly(-width, width, lattice)
  return {
    columns: lattice,
    rows: lattice,
    xMin: -width,
    xMax: width,
    yMin: -depth,
    yMax: depth,
    values: evenly(-depth, depth, lattice).flatMap(y => xs.map(x => height(x, y))),
  }
}
