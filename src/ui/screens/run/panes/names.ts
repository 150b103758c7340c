/** What there is to read beside a run's curves, in the order in which a key goes through it. */
export const paneNames = ['settings', 'layers', 'log', 'system'] as const

export type SidePaneName = (typeof paneNames)[number]
