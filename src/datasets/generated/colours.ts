/** Red, green, blue, each 0 to 1. */
export type Colour = readonly [number, number, number]

/** From hue in degrees, saturation and lightness (0 to 1). */
export function colourFrom(hue: number, saturation: number, lightness: number): Colour {
  const chroma = saturation * Math.min(lightness, 1 - lightness)
  const channel = (n: number) => {
    const k = (n + hue / 30) % 12
    return lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))
  }
  return [channel(0), channel(8), channel(4)]
}

export const multiply = ([r, g, b]: Colour, by: number): Colour => [r * by, g * by, b * by]
