import type {Localised} from '../../text/localised.ts'

export const alexnetNotes: Localised = {en: '', zh: ''}
