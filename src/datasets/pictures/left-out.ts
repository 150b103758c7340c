/** What is seen on a photograph and is no writing. */
export const leftOutKinds = ['edge', 'frame', 'lines', 'holes'] as const
export type LeftOut = (typeof leftOutKinds)[number]
