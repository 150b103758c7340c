import type {Localised} from '../../text/localised.ts'

export const checkpointsNotes: Localised = {en: '', zh: ''}
