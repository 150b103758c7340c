/**
 * Garments as outlines, in the style of Fashion-MNIST: laid out flat, light on black, in a box of 28×28. Points are
 * written as for digits (`x,y`, `!` for corners) and every drawn garment mixes the extremes freely. A mirrored shape
 * gives its right half alone, x from the middle line, and goes from the top middle to the bottom middle.
 */
export interface Seam {
  readonly points: readonly string[]
  readonly mirrored?: boolean
  /** Pen width in pixels. */
  readonly width: number
  /** What the garment's tone is multiplied with: below 1 a dark seam, above 1 a light one. */
  readonly tone: number
  /** How often the garment has it. @default 1 */
  readonly chance?: number
}

export interface GarmentForm {
  readonly share: number
  readonly mirrored?: boolean
  /** Filled; none for sandals, which are nothing but seams. */
  readonly outline?: readonly string[]
  readonly seams?: readonly Seam[]
}

const longSleeved = [
  '3,2! 9,4! 13,24! 10,26! 8,11! 8,27! 0,27',
  '4,1! 8,2! 13.5,25! 10.5,27! 7,9! 6.5,26! 0,26.5',
  '3,3! 10,6! 12.5,26! 9.5,27! 7.5,12! 9,27! 0,27',
]

const shortSleeved = [
  '3,2! 8,3! 13,10! 10,13! 7.5,9! 7.5,26! 0,26.5',
  '4,1! 7,2! 12,7! 9.5,9! 6.5,7! 7,27! 0,27',
  '3,2! 9,4! 13.5,13! 10.5,15! 8,10! 9,26! 0,26.5',
]

const collar: Seam = {points: ['-4,1 0,5 4,1', '-3,2 0,3.5 3,2'], width: 1, tone: 0.4}
const neck: Seam = {points: ['-4,1 0,3 4,1', '-3,1 0,2.5 3,1'], width: 1.2, tone: 0.5, chance: 0.7}
const sleeveSeams: Seam = {
  points: ['8,10 8,5', '7,9 7.5,4'],
  mirrored: true,
  width: 0.8,
  tone: 0.75,
  chance: 0.6,
}
const armGap: Seam = {
  points: ['8.4,11 9.4,19 10,26', '7.4,10 8.6,18 10,26'],
  mirrored: true,
  width: 0.8,
  tone: 0,
  chance: 0.8,
}
const frontLine = (chance: number, tone: number): Seam => ({
  points: ['0,4 0,15 0,27', '0.6,3 0.4,15 0.6,27'],
  width: 1,
  tone,
  chance,
})

export const garmentShapes: readonly (readonly GarmentForm[])[] = [
  // T-shirt/top
  [
    {share: 4, mirrored: true, outline: shortSleeved, seams: [neck, sleeveSeams]},
    {
      share: 1,
      mirrored: true,
      outline: ['3,1! 5,1! 5,7! 8,11! 7.5,26! 0,26.5', '4,1! 6,1! 5.5,6! 7,10! 8.5,27! 0,27'],
      seams: [{points: ['-4,1 0,8 4,1', '-3,1 0,6 3,1'], width: 2, tone: 0}],
    },
  ],
  // Trouser
  [
    {
      share: 1,
      mirrored: true,
      outline: [
        '5,1! 6,9! 7,27! 2.5,27! 0.6,9! 0,8',
        '4.5,0! 5.5,9! 5,27! 1,27! 0.3,9! 0,8.5',
        '5.5,1! 7,10! 9,27! 4,27! 0.8,10! 0,9',
      ],
      seams: [
        {points: ['-5,2.5 0,3 5,2.5', '-5,2 0,2 5,2'], width: 0.8, tone: 0.6, chance: 0.6},
        {points: ['3,10 3.5,26', '3,9 2.5,26'], mirrored: true, width: 0.8, tone: 0.8, chance: 0.4},
      ],
    },
  ],
  // Pullover
  [{share: 1, mirrored: true, outline: longSleeved, seams: [neck, sleeveSeams, armGap]}],
  // Dress
  [
    {
      share: 3,
      mirrored: true,
      outline: [
        '2,1! 4,1! 3.5,10 4,16 6.5,27! 0,27.5',
        '3,0! 4.5,1! 3,9 3.5,14 4.5,27! 0,27',
        '2,1! 5,2! 4,11 6,19 9,27! 0,27.5',
      ],
      seams: [neck, {points: ['-4,11 0,11.5 4,11', '-3,12 0,12 3,12'], width: 1, tone: 0.6, chance: 0.4}],
    },
    {
      share: 2,
      mirrored: true,
      outline: [
        '2,1! 5,2! 7.5,9! 6,10! 4,7! 3.5,11 6,27! 0,27.5',
        '3,1! 5,1! 8,15! 6,16! 4,8! 3.5,12 5,27! 0,27',
      ],
      seams: [neck],
    },
  ],
  // Coat
  [
    {
      share: 3,
      mirrored: true,
      outline: [
        '3,1! 9,4! 13,25! 10,26! 8,12! 8.5,27.5! 0,27.5',
        '4,1! 8,3! 13,27! 9.5,27! 7,12! 9.5,27! 0,27',
      ],
      seams: [
        frontLine(1, 0.3),
        armGap,
        {points: ['0.5,10 5,2', '0.5,8 4,1'], mirrored: true, width: 1, tone: 0.5, chance: 0.8},
        {points: ['3,18 6.5,18.5', '3,19 6,19'], mirrored: true, width: 0.8, tone: 0.6, chance: 0.4},
      ],
    },
  ],
  // Sandal
  [
    {
      share: 3,
      seams: [
        {points: ['1,20 8,20 16,17 26,19', '1,19 9,20 17,14 26,20'], width: 1.8, tone: 1},
        {points: ['25,20 25,16 26,10', '24,19 26,14 25,7'], width: 1.4, tone: 0.9, chance: 0.7},
        {points: ['4,19 8,13 11,19', '3,19 6,15 9,19'], width: 1.6, tone: 1},
        {points: ['10,19 16,12 19,16', '9,19 14,11 24,12'], width: 1.4, tone: 0.9, chance: 0.8},
        {points: ['17,12 25,12', '16,10 25,9'], width: 1.2, tone: 0.9, chance: 0.5},
        {points: ['24,20 24,26', '25,20 26,27'], width: 1.4, tone: 0.8, chance: 0.3},
      ],
    },
    {
      share: 1,
      outline: ['1,18! 8,18 18,18 27,17! 27,20! 14,21 1,21!', '1,20! 9,19 18,16 27,14! 27,19! 14,22 1,22!'],
      seams: [
        {points: ['4,18 9,11 14,18', '3,19 8,13 15,17'], width: 2.4, tone: 1},
        {points: ['12,12 18,10 23,17', '12,14 19,12 24,16'], width: 1.6, tone: 0.8, chance: 0.6},
      ],
    },
  ],
  // Shirt
  [
    {
      share: 3,
      mirrored: true,
      outline: longSleeved,
      seams: [collar, frontLine(0.8, 0.65), sleeveSeams, armGap],
    },
    {share: 2, mirrored: true, outline: shortSleeved, seams: [collar, frontLine(0.7, 0.65), sleeveSeams]},
  ],
  // Sneaker
  [
    {
      share: 1,
      outline: [
        '1,19! 2,15 9,12 15,8 19,8! 26,10! 27,14 27,20! 14,20.5 1,20.5!',
        '1,18! 3,14 10,13 16,10 20,10! 26,9! 27,13 27,19! 14,20 1,20!',
        '0,20! 2,16 8,13 14,9 18,7! 25,9! 26,14 27,21! 14,21 1,21!',
      ],
      seams: [
        {points: ['1,19.5 14,19.7 27,19', '1,20 14,20 27,20'], width: 2, tone: 1.4, chance: 0.8},
        {points: ['9,12.5 12,15', '10,12 13,15'], width: 0.8, tone: 0.5, chance: 0.7},
        {points: ['12,11 15,14', '13,10.5 16,14'], width: 0.8, tone: 0.5, chance: 0.7},
        {points: ['14,19 19,12', '15,19 20,13'], width: 1.2, tone: 1.6, chance: 0.4},
      ],
    },
  ],
  // Bag
  [
    {
      share: 3,
      outline: ['2,9! 26,9! 27,25! 1,25!', '4,11! 24,11! 26,26! 2,26!', '1,12! 27,12! 25,24 14,27 3,24!'],
      seams: [
        {
          points: ['7,11 9,3 14,1 19,3 21,11', '8,11 8,5 14,3 20,5 20,11'],
          width: 1.4,
          tone: 0.9,
          chance: 0.8,
        },
        {points: ['2,14 14,16 26,14', '3,13 14,14 25,13'], width: 0.9, tone: 0.6, chance: 0.6},
        {points: ['13,14 15,17', '13,13 15,16'], width: 1.8, tone: 1.5, chance: 0.5},
      ],
    },
    {
      share: 1,
      outline: ['1,7! 27,7! 27,22! 1,22!', '2,10! 26,9! 26,21! 2,22!'],
      seams: [{points: ['2,8 14,13 26,8', '2,10 14,17 26,10'], width: 0.9, tone: 0.6}],
    },
  ],
  // Ankle boot
  [
    {
      share: 1,
      outline: [
        '14,2! 25,2! 25,14 27,25! 21,26! 20,23! 10,25 1,25! 1,21 8,17 14,13!',
        '12,4! 24,3! 26,14 26,24! 14,24.5 2,25! 1,22 7,18 12,14!',
        '15,1! 26,1! 25,13 26,26! 21,26! 20,22! 11,25 1,26! 0,23 9,17 15,14!',
      ],
      seams: [
        {points: ['1,24.5 12,24.5 20,23', '2,25 13,25 26,24'], width: 1.4, tone: 0.5, chance: 0.7},
        {points: ['15,5 24,5', '14,4 25,4'], width: 0.9, tone: 0.6, chance: 0.5},
        {points: ['14,7 19,14 19,22', '15,8 18,14 17,23'], width: 0.9, tone: 0.6, chance: 0.5},
      ],
    },
  ],
]
