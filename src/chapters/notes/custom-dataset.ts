import type {Localised} from '../../text/localised.ts'

export const customDatasetNotes: Localised = {en: '', zh: ''}
