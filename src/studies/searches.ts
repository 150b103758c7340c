/** How settings are chosen: all of a grid; so many drawn; many begun, of which only the best third goes on, and so forth. */
export const searches = ['grid', 'random', 'halving'] as const
export type Search = (typeof searches)[number]
