import type {Language} from '../../text/localised.ts'
import {en} from './en.ts'
import type {Text} from './text.ts'
import {zh} from './zh.ts'

export const texts: Readonly<Record<Language, Text>> = {en, zh}
