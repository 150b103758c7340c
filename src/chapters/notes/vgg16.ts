import type {Localised} from '../../text/localised.ts'

export const vgg16Notes: Localised = {en: '', zh: ''}
