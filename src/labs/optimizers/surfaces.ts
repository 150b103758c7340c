import type {Localised} from '../../text/localised.ts'

export interface Surface {
  readonly title: Localised
  readonly formula: string
  readonly height: (x: number, y: number) => number
  readonly slope: (x: number, y: number) => readonly [number, number]
  readonly minima: readonly {readonly x: number; readonly y: number}[]
}

/** The shallower dip of the two; a walker that has lost its speed stays in it. */
const localDip = 2.128_419_063_844_577_2
const deepDip = -2.330_058_739_567_982

export const surfaceNames = ['valley', 'dips', 'saddle'] as const

export const surfaces: Readonly<Record<(typeof surfaceNames)[number], Surface>> = {
  valley: {
    title: {en: 'a long narrow valley', zh: '狭长的山谷'},
    formula: '0.1·x² + 2·y²',
    height: (x, y) => 0.1 * x * x + 2 * y * y,
    slope: (x, y) => [0.2 * x, 4 * y],
    minima: [{x: 0, y: 0}],
  },
  dips: {
    title: {en: 'two dips, one deeper', zh: '一深一浅两个坑'},
    formula: '0.05·x⁴ − 0.5·x² + 0.2·x + 0.5·y²',
    height: (x, y) => 0.05 * x ** 4 - 0.5 * x * x + 0.2 * x + 0.5 * y * y,
    slope: (x, y) => [0.2 * x ** 3 - x + 0.2, y],
    minima: [
      {x: deepDip, y: 0},
      {x: localDip, y: 0},
    ],
  },
  saddle: {
    title: {en: 'a saddle', zh: '鞍面'},
    formula: '0.5·x² − 0.5·y² + 0.05·y⁴',
    height: (x, y) => 0.5 * x * x - 0.5 * y * y + 0.05 * y ** 4,
    slope: (x, y) => [x, -y + 0.2 * y ** 3],
    minima: [
      {x: 0, y: Math.sqrt(5)},
      {x: 0, y: -Math.sqrt(5)},
    ],
  },
}

/** The stops of a walk, the start included. */
export interface Path {
  readonly x: number[]
  readonly y: number[]
  readonly z: number[]
}

/** Walks down a surface, `update` turning each slope into a step. */
export function walk(
  {height, slope}: Surface,
  start: readonly [number, number],
  steps: number,
  update: (parameters: Float64Array, gradient: Float64Array) => void,
): Path {
  const place = Float64Array.from(start)
  const path: Path = {x: [], y: [], z: []}
  for (let step = 0; ; step++) {
    const [x, y] = [place[0] as number, place[1] as number]
    path.x.push(x)
    path.y.push(y)
    path.z.push(height(x, y))
    if (step === steps) return path
    update(place, Float64Array.from(slope(x, y)))
  }
}
