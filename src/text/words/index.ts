import type {Language} from '../localised.ts'
import {en} from './en.ts'
import type {Words} from './words.ts'
import {zh} from './zh.ts'

export const words: Readonly<Record<Language, Words>> = {en, zh}
