import type {Localised} from '../../text/localised.ts'

export const inception10Notes: Localised = {en: '', zh: ''}
