/**
 * Things of CIFAR-10's ten kinds as outlines and strokes in a box of 32×32, written as garments are. A part takes
 * one of the scene's colours; parts are painted in order, the later over the earlier.
 */
export interface Part {
  readonly points: readonly string[]
  /** Pen width of a stroke; without it the points are an outline to fill. */
  readonly width?: number
  readonly colour: 'body' | 'second' | 'dark' | 'light' | 'glass'
  /** What the colour is multiplied with. @default 1 */
  readonly shade?: number
  /** How often the thing has it. @default 1 */
  readonly chance?: number
}

export type Backdrop = 'sky' | 'sea' | 'road' | 'meadow' | 'forest' | 'room' | 'mud'

export interface Kind {
  readonly backdrops: readonly Backdrop[]
  /** Hue range in degrees, saturation and lightness range of the body's colour. */
  readonly hue: readonly [number, number]
  readonly saturation: readonly [number, number]
  readonly lightness: readonly [number, number]
  readonly parts: readonly Part[]
}

const wheels = (y: number, left: number, right: number, radius: number): Part[] =>
  [left, right].flatMap(x => [
    {points: [`${x},${y} ${x + 0.1},${y}`], width: 2 * radius, colour: 'dark'} as const,
    {points: [`${x},${y} ${x + 0.1},${y}`], width: radius, colour: 'light', shade: 0.7} as const,
  ])

const eye = (x: number, y: number): Part => ({
  points: [`${x},${y} ${x + 0.1},${y}`],
  width: 1.6,
  colour: 'dark',
})

const legs = (top: number, bottom: number, width: number, ...xs: readonly number[]): Part[] =>
  xs.map((x, i) => ({
    points: [
      `${x},${top} ${x - 0.6},${(top + bottom) / 2} ${x},${bottom}`,
      `${x},${top} ${x + 1},${(top + bottom) / 2} ${x - 1},${bottom}`,
    ],
    width,
    colour: 'body',
    shade: i % 2 ? 0.7 : 0.9,
  }))

export const kinds: readonly Kind[] = [
  // airplane
  {
    backdrops: ['sky', 'sky', 'sky', 'road'],
    hue: [0, 360],
    saturation: [0, 0.35],
    lightness: [0.5, 0.95],
    parts: [
      {points: ['13,14! 17,14! 22,6! 19,6!', '12,14! 18,14! 25,8! 22,7!'], colour: 'body', shade: 0.75},
      {
        points: ['2,16 8,13.5 22,13 29,12! 30,16 22,18 8,18', '2,17 8,14 20,14 29,14! 30,17 20,19 8,19'],
        colour: 'body',
      },
      {points: ['24,14! 28,6! 31,6! 29,14!', '24,14! 29,8! 31,8! 29,15!'], colour: 'second'},
      {points: ['11,16! 18,16! 25,26! 21,26!', '12,17! 18,17! 22,24! 19,24!'], colour: 'body', shade: 0.6},
      {points: ['8,15.5 22,15', '7,16 20,15.8'], width: 0.8, colour: 'dark', chance: 0.6},
    ],
  },
  // automobile
  {
    backdrops: ['road', 'road', 'meadow', 'room'],
    hue: [0, 360],
    saturation: [0.1, 0.9],
    lightness: [0.2, 0.8],
    parts: [
      {
        points: [
          '2,22! 2,17 8,15! 11,9 22,9 26,15! 30,17 30,22!',
          '1,23! 2,18 9,15! 13,10 20,10 25,15! 30,18 31,23!',
          '3,23! 2,15 6,13! 9,7 23,7 26,14! 30,16 30,23!',
        ],
        colour: 'body',
      },
      {points: ['12,10.5! 16,10.5! 16,15! 9.5,15!', '12,9.5! 16,9.5! 16,14! 10,14!'], colour: 'glass'},
      {points: ['17,10.5! 21.5,10.5! 24,15! 17,15!', '17,9.5! 22,9.5! 24,14! 17,14!'], colour: 'glass'},
      {points: ['2,18.5 4,18.5', '2,19 4,19'], width: 1.6, colour: 'light', chance: 0.7},
      ...wheels(22.5, 8, 24.5, 3),
    ],
  },
  // bird
  {
    backdrops: ['sky', 'meadow', 'forest', 'sea'],
    hue: [0, 260],
    saturation: [0.05, 0.7],
    lightness: [0.2, 0.8],
    parts: [
      {points: ['14,22 13,28', '15,22 15,29'], width: 0.8, colour: 'dark', chance: 0.8},
      {points: ['17,22 18,28', '17,22 17,29'], width: 0.8, colour: 'dark', chance: 0.8},
      {points: ['9,18! 1,23! 3,26! 12,22!', '9,17! 2,17! 2,20! 12,21!'], colour: 'second'},
      {points: ['7,18 13,12 22,13 25,18 18,24 10,23', '8,19 13,14 21,12 24,19 18,23 11,23'], colour: 'body'},
      {points: ['20,14 20,8 24,6 27,9 25,15', '19,14 21,7 25,6 26,10 24,15'], colour: 'body'},
      {points: ['26,8! 31,9.5! 26,11!', '26,8! 30,11! 25.5,11!'], colour: 'light', shade: 0.8},
      {points: ['9,17 15,14 21,17 14,21', '6,14 14,14 20,18 12,21'], colour: 'second'},
      eye(24, 8.8),
    ],
  },
  // cat
  {
    backdrops: ['room', 'room', 'meadow', 'road'],
    hue: [15, 45],
    saturation: [0.05, 0.55],
    lightness: [0.2, 0.75],
    parts: [
      {
        points: ['9,21 16,19 23,21 27,32! 5,32!', '8,22 16,20 24,22 30,32! 8,32!'],
        colour: 'body',
        shade: 0.85,
      },
      {points: ['8,12! 7,2! 14,7!', '8,12! 8,4! 14,8!'], colour: 'body'},
      {points: ['24,12! 25,2! 18,7!', '24,12! 24,4! 18,8!'], colour: 'body'},
      {points: ['16,6 24,10 25,18 16,24 7,18 8,10', '16,7 25,11 24,19 16,23 8,19 7,11'], colour: 'body'},
      {points: ['12,18 16,16 20,18 16,22', '13,18 16,17 19,18 16,21'], colour: 'light', chance: 0.6},
      {points: ['10,9 12,12', '11,8 12,11'], width: 1, colour: 'second', chance: 0.5},
      {points: ['22,9 20,12', '21,8 20,11'], width: 1, colour: 'second', chance: 0.5},
      eye(12.5, 14),
      eye(19.5, 14),
      {points: ['15,17.5! 17,17.5! 16,19!', '15,17! 17,17! 16,18.5!'], colour: 'second', shade: 0.6},
    ],
  },
  // deer
  {
    backdrops: ['meadow', 'forest', 'forest'],
    hue: [18, 38],
    saturation: [0.25, 0.55],
    lightness: [0.3, 0.55],
    parts: [
      ...legs(20, 30, 1.3, 9, 11, 19, 21),
      {points: ['7,16 13,14 21,15 23,18 20,22 9,22', '6,17 13,15 21,16 23,19 20,22 8,22'], colour: 'body'},
      {points: ['19,17! 22,8! 26,9! 24,19!', '19,17! 23,9! 26,10! 24,19!'], colour: 'body', shade: 0.95},
      {points: ['22,6! 26,6! 30,10! 26,11!', '22,7! 26,7! 30,11! 25,12!'], colour: 'body'},
      {points: ['23,7 20,3 21,0', '23,7 20,4 18,1'], width: 0.9, colour: 'second', chance: 0.7},
      {points: ['25,6 27,3 26,0', '25,7 28,4 29,0'], width: 0.9, colour: 'second', chance: 0.7},
      {points: ['6,16 6,20', '6,17 5,20'], width: 1.6, colour: 'light'},
      eye(26, 8),
    ],
  },
  // dog
  {
    backdrops: ['meadow', 'room', 'road'],
    hue: [10, 48],
    saturation: [0.05, 0.6],
    lightness: [0.15, 0.9],
    parts: [
      {points: ['7,17 3,12 2,8', '7,17 3,14 1,12'], width: 1.8, colour: 'body'},
      ...legs(20, 29, 2.4, 9, 12, 19, 22),
      {points: ['6,17 13,15 22,15 24,19 21,23 8,23', '7,16 13,15 21,14 24,19 20,23 9,22'], colour: 'body'},
      {
        points: [
          '18,15 19,7 24,5 27,8 31,10 31,13 26,14 24,19',
          '18,15 19,8 24,6 27,9 30,12 29,15 25,15 23,19',
        ],
        colour: 'body',
      },
      {points: ['20,7 18,10 19,15 22,13 22,7', '20,8 17,12 19,15 22,12 22,8'], colour: 'second'},
      {points: ['30.5,10.5 30.6,10.6', '30,12 30.1,12'], width: 1.8, colour: 'dark'},
      eye(25, 8.8),
    ],
  },
  // frog
  {
    backdrops: ['mud', 'meadow', 'sea', 'forest'],
    hue: [45, 130],
    saturation: [0.25, 0.85],
    lightness: [0.2, 0.55],
    parts: [
      {points: ['3,26 4,18 10,17 13,23 9,27', '2,27 5,19 10,18 12,24 8,28'], colour: 'body', shade: 0.75},
      {
        points: ['29,26 28,18 22,17 19,23 23,27', '30,27 27,19 22,18 20,24 24,28'],
        colour: 'body',
        shade: 0.75,
      },
      {points: ['6,22 8,14 16,11 24,14 26,22 16,27', '7,21 10,13 16,10 22,13 25,21 16,25'], colour: 'body'},
      {
        points: ['10,22 16,20 22,22 16,26', '11,21 16,20 21,21 16,25'],
        colour: 'light',
        shade: 0.9,
        chance: 0.7,
      },
      {points: ['10,11 10.1,11', '11,10 11.1,10'], width: 5, colour: 'body', shade: 1.1},
      {points: ['22,11 22.1,11', '21,10 21.1,10'], width: 5, colour: 'body', shade: 1.1},
      eye(10, 10.5),
      eye(22, 10.5),
      {points: ['9,18 16,20 23,18', '10,17 16,19 22,17'], width: 0.8, colour: 'dark'},
    ],
  },
  // horse
  {
    backdrops: ['meadow', 'meadow', 'forest', 'road'],
    hue: [10, 40],
    saturation: [0.1, 0.65],
    lightness: [0.12, 0.6],
    parts: [
      {points: ['6,14 3,18 4,24', '6,14 2,17 3,22'], width: 1.8, colour: 'second'},
      ...legs(18, 31, 1.9, 8, 10.5, 20, 22.5),
      {points: ['5,14 12,11 21,12 24,15 21,20 8,20', '5,15 12,12 21,12 24,16 21,20 7,20'], colour: 'body'},
      {points: ['18,14! 23,4! 27,4! 25,17!', '18,14! 24,5! 28,6! 25,17!'], colour: 'body'},
      {points: ['23,4! 26,3! 31,9! 29,11! 25,8!', '24,4! 27,4! 30,11! 28,12! 25,9!'], colour: 'body'},
      {points: ['18,13 20,8 24,3', '18,13 21,8 25,3'], width: 1.6, colour: 'second'},
      {points: ['25,4! 26,1! 27,4!', '25,4! 26.5,1! 27,4!'], colour: 'body'},
      eye(26.5, 6.2),
    ],
  },
  // ship
  {
    backdrops: ['sea'],
    hue: [0, 360],
    saturation: [0, 0.7],
    lightness: [0.2, 0.9],
    parts: [
      {points: ['16,17 16,3', '14,17 15,2'], width: 0.9, colour: 'dark', chance: 0.7},
      {points: ['17,4! 17,16! 26,16!', '16,3! 16,17! 27,17!'], colour: 'light', chance: 0.3},
      {
        points: ['9,18! 10,12! 20,12! 22,18!', '12,18! 12,10! 24,10! 24,18!', '5,18! 6,13! 14,13! 15,18!'],
        colour: 'light',
        shade: 0.9,
      },
      {points: ['11,14.5 20,14.5', '12,13 22,13'], width: 1.1, colour: 'glass', shade: 0.6, chance: 0.7},
      {
        points: ['1,18! 31,17! 27,25! 5,25!', '2,19! 30,19! 26,24! 4,24!', '1,16! 31,18! 28,26! 3,26!'],
        colour: 'body',
      },
      {points: ['3,21 29,20.5', '4,23 27,23'], width: 0.9, colour: 'second', chance: 0.5},
    ],
  },
  // truck
  {
    backdrops: ['road', 'road', 'meadow'],
    hue: [0, 360],
    saturation: [0.1, 0.9],
    lightness: [0.25, 0.85],
    parts: [
      {
        points: ['1,6! 20,6! 20,22! 1,22!', '2,9! 19,9! 19,22! 2,22!', '1,4! 21,4! 21,22! 1,22!'],
        colour: 'light',
      },
      {points: ['20,10! 26,10! 30,16! 31,22! 20,22!', '20,8! 28,8! 30,15! 31,22! 20,22!'], colour: 'body'},
      {points: ['22,11.5! 25.5,11.5! 28,16! 22,16!', '22,10! 27,10! 28.5,15! 22,15!'], colour: 'glass'},
      {points: ['1,22 31,22', '1,22.5 31,22.5'], width: 1.6, colour: 'dark'},
      {points: ['3,14 18,14', '4,12 17,12'], width: 2, colour: 'body', chance: 0.4},
      ...wheels(23.5, 7, 25, 3),
      {points: ['12,23.5 12.1,23.5', '13,23.5 13.1,23.5'], width: 5.4, colour: 'dark', chance: 0.5},
    ],
  },
]
