import type {Localised} from '../../text/localised.ts'

export const irisNotes: Localised = {en: '', zh: ''}
