import type {Localised} from '../../text/localised.ts'

export const augmentationNotes: Localised = {en: '', zh: ''}
