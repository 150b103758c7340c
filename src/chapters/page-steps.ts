/** The six steps of every training page, in its order. */
export const pageSteps = ['data', 'prepare', 'build', 'compile', 'fit', 'apply'] as const
export type PageStep = (typeof pageSteps)[number]
