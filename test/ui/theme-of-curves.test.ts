import {describe, expect, it} from 'vitest'
import {curveRole, mostStyles} from '../../src/drawing/charts/curve-style.ts'
import type {Ground} from '../../src/drawing/look.ts'
import {colours} from '../../src/ui/theme/roles.ts'

type Three = [number, number, number]

/** Red, green, blue of a colour of the 256, from 16 on. */
function rgbOf(index: number): Three {
  if (index >= 232) return [0, 0, 0].map(() => 8 + 10 * (index - 232)) as Three
  const levels = [0, 95, 135, 175, 215, 255]
  return [36, 6, 1].map(size => levels[Math.floor((index - 16) / size) % 6]) as Three
}

const linear = (channel: number): number => {
  const share = channel / 255
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
}

/** How colours look to most eyes, and without one of the three kinds of cones (Machado 2009, linear RGB). */
const eyes: Readonly<Record<string, readonly number[]>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

function labOf(rgb: Three, eye: readonly number[]): Three {
  const light = rgb.map(linear)
  const seen = [0, 3, 6].map(row =>
    Math.min(
      1,
      Math.max(
        0,
        light.reduce((sum, channel, i) => sum + (eye[row + i] ?? 0) * channel, 0),
      ),
    ),
  )
  const [r = 0, g = 0, b = 0] = seen
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const x = f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047)
  const y = f(0.2126 * r + 0.7152 * g + 0.0722 * b)
  const z = f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883)
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const luminance = (rgb: Three): number => {
  const [r = 0, g = 0, b = 0] = rgb.map(linear)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The least distance of any two of some colours, for the eyes of that name. */
function nearest(colours: readonly Three[], name: string): number {
  const seen = colours.map(rgb => labOf(rgb, eyes[name] ?? []))
  return Math.min(
    ...seen.flatMap((a, i) => seen.slice(i + 1).map(b => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]))),
  )
}

function contrastOf(rgb: Three, ground: Ground): number {
  const own = luminance(rgb)
  return ground === 'dark' ? (own + 0.05) / 0.05 : 1.05 / (own + 0.05)
}

describe.each([
  ['dark', 13],
  ['light', 8],
] as [Ground, number][])('colours of all roles on a %s ground', (ground, least) => {
  const roles = Object.entries(colours).filter(([role]) => !role.startsWith('curve'))
  const all = roles.map(([, {indexed}]) => rgbOf(indexed[ground]))

  it.each(Object.keys(eyes))('differ in every pair for %s eyes', name => {
    // A difference of 2.3 is just noticed side by side.
    expect(nearest(all, name)).toBeGreaterThan(least)
  })

  it.each(roles)('%s stands out from the ground', (_, {indexed}) => {
    expect(contrastOf(rgbOf(indexed[ground]), ground)).toBeGreaterThanOrEqual(3)
  })

  it('differ among the sixteen colours, too, as far as they are drawn as curves', () => {
    const curves = ['training', 'validation', 'overlay', 'dim', 'marker', 'good', 'warning', 'bad'] as const
    const basic = curves.map(role => colours[role].basic[ground])
    expect(new Set(basic).size).toBe(curves.length)
  })
})

describe.each(['dark', 'light'] as Ground[])('colours of many curves on a %s ground', ground => {
  const all = Array.from({length: mostStyles}, (_, index) => rgbOf(colours[curveRole(index)].indexed[ground]))

  it.each(Object.keys(eyes))('are far apart for %s eyes', name => {
    expect(nearest(all, name)).toBeGreaterThan(20)
  })

  it('stand out from the ground', () => {
    for (const rgb of all) expect(contrastOf(rgb, ground)).toBeGreaterThan(4.5)
  })

  it('differ among the sixteen colours, too', () => {
    const basic = Array.from({length: mostStyles}, (_, index) => colours[curveRole(index)].basic[ground])
    expect(new Set(basic).size).toBe(mostStyles)
  })
})
