import {describe, expect, it} from 'vitest'
import {crosshairKept, crosshairMoved} from '../../../src/ui/curves/crosshair.ts'
import {
  type Extent,
  inSight,
  panned,
  showing,
  type Zoom,
  zoomedIn,
  zoomedOut,
} from '../../../src/ui/curves/zoom.ts'

/** 40 epochs with room for 64. */
const extent: Extent = {from: 1, last: 40, to: 64, grain: 1}
const places = Float64Array.from({length: 40}, (_, i) => i + 1)
const seen = (zoom: Zoom | undefined) => {
  const {from, to} = inSight(zoom, extent)
  return [from, to]
}
const inTwice = (at?: number) => zoomedIn(zoomedIn(undefined, extent, at), extent, at)

describe('the part of an axis in sight', () => {
  it('is all of it, with room for what is to come, then half of the curves at their end or around a place', () => {
    expect(seen(undefined)).toEqual([1, 64])
    expect(seen(zoomedIn(undefined, extent))).toEqual([20, 40])
    expect(seen(zoomedIn(undefined, extent, 20))).toEqual([10, 30])
    expect(seen(inTwice(20))).toEqual([15, 25])
    expect(seen(zoomedIn(undefined, extent, 2))).toEqual([1, 21])
  })

  it('is twice as wide again, until it is all', () => {
    const zoom = inTwice()
    const wider = zoom && zoomedOut(zoom, extent)
    expect(wider).toEqual(zoomedIn(undefined, extent))
    expect(wider && zoomedOut(wider, extent)).toBeUndefined()
  })

  it('is no smaller than can be drawn', () => {
    let zoom: Zoom | undefined
    for (let i = 0; i < 50; i++) zoom = zoomedIn(zoom, extent) ?? zoom
    const [from = 0, to = 0] = seen(zoom)
    expect(to - from).toBeGreaterThanOrEqual(2)
    expect(to - from).toBeLessThan(6)
    expect(zoomedIn(zoom, extent)).toBeUndefined()
  })

  it('follows curves that grow while it is at their end, and else stays where the reader put it', () => {
    const grown = {...extent, last: 50}
    const end = inTwice()
    expect(end && inSight(end, grown).to).toBe(50)
    const left = end && panned(end, extent, -1)
    const before = left && inSight(left, extent)
    expect(left && inSight(left, grown)).toEqual(before)
    const back = left && panned(left, extent, 1)
    expect(back && inSight(back, grown).to).toBe(50)
  })

  it('moves by half a window, and not beyond the ends', () => {
    const zoom: Zoom = {width: 10, end: 20}
    expect(seen(panned(zoom, extent, -1))).toEqual([5, 15])
    expect(seen(panned(panned(zoom, extent, -1), extent, -1))).toEqual([1, 11])
    expect(seen(panned({width: 10, end: 38}, extent, 1))).toEqual([30, 40])
  })

  it('is moved no further than to show a place', () => {
    const zoom: Zoom = {width: 10, end: 20}
    expect(showing(zoom, extent, 15)).toBe(zoom)
    expect(seen(showing(zoom, extent, 25))).toEqual([15, 25])
    expect(seen(showing(zoom, extent, 4))).toEqual([4, 14])
  })
})

describe('the crosshair', () => {
  const zoom: Zoom = {width: 10, end: 20}
  const moved = (crosshair: number | undefined, key: string) =>
    crosshairMoved({crosshair, zoom}, extent, places, key)

  it('begins at the end of what is in sight, and takes the window along where it leaves it', () => {
    expect(moved(undefined, 'left').crosshair).toBe(20)
    expect(moved(20, 'left')).toEqual({crosshair: 19, zoom})
    const further = moved(20, 'right')
    expect(further.crosshair).toBe(21)
    expect(seen(further.zoom)).toEqual([11, 21])
  })

  it('goes to the ends of the window, then to those of the curve', () => {
    expect(moved(15, 'home').crosshair).toBe(10)
    expect(moved(10, 'home').crosshair).toBe(1)
    expect(moved(15, 'end').crosshair).toBe(20)
    expect(moved(20, 'end').crosshair).toBe(40)
    expect(crosshairMoved({}, extent, places, 'home').crosshair).toBe(1)
  })

  it('stays in the window that is moved', () => {
    const kept = (zoom: Zoom) => crosshairKept({crosshair: 15, zoom}, extent, places).crosshair
    expect(kept(zoom)).toBe(15)
    expect(kept({width: 5, end: 30})).toBe(25)
    expect(kept({width: 5, end: 10})).toBe(10)
  })

  it('goes nowhere without points', () => {
    expect(crosshairMoved({}, {from: 0, last: 0, to: 0}, [], 'left').crosshair).toBeUndefined()
  })
})
