import type {Localised} from '../../text/localised.ts'

export const fashionNotes: Localised = {en: '', zh: ''}
