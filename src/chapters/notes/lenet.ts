import type {Localised} from '../../text/localised.ts'

export const lenetNotes: Localised = {en: '', zh: ''}
