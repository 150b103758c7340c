import {bold, type Line, span} from '../../drawing/lines/span.ts'
import {pad, truncate, truncateStart, widthOf} from '../../drawing/lines/width.ts'
import {showSetting} from '../../settings/show-setting.ts'
import {isWalked} from '../../settings/walk-setting.ts'
import {selected} from '../components/list.ts'
import type {AppState} from '../state.ts'
import {texts} from '../text/index.ts'
import {changedKeys, type FormField, parseForm} from './form.ts'
import {currentField, type FormScreen, fieldsOf, formOf, subjectOf} from './state.ts'

export interface RowLayout {
  /** Columns of the names. */
  readonly label: number
  /** What is typed begins further left. */
  readonly isTight: boolean
  /** What stands behind a value, in at most so many columns. @default nothing */
  readonly behind?: (field: FormField, columns: number) => string
}

/** A field's value as it is read; of a row that opens and closes others, how many they are. */
const shownValue = ({setting, behind}: FormField, raw: string, {language}: AppState): string =>
  behind ? texts[language].chapter.more(behind.count, behind.changed) : showSetting(setting, raw, language)

/** Every field's row: its name, a mark where it is not what the preset says, its value; the current one in inverse. */
export function fieldRows(
  state: AppState,
  screen: FormScreen,
  width: number,
  {label: labelWidth, isTight, behind: further}: RowLayout,
): {field: FormField; line: Line}[] {
  const {glyphs} = state.look
  const subject = subjectOf(screen)
  const form = formOf(state, screen)
  const {failures} = parseForm(subject, form)
  const changed = changedKeys(subject, form)
  const current = currentField(state, screen)

  const draw = (field: FormField): Line => {
    const {key, setting, behind} = field
    const isCurrent = key === current.key
    const isChanged = changed.has(key) || (behind?.changed ?? 0) > 0
    const isWrong = failures[key] !== undefined
    const name = setting.label[state.language]
    const value = shownValue(field, form.raw[key] ?? '', state)
    const left = width - widthOf(value) - 7
    // A value that is whole without the blanks behind its name takes them.
    const takes = left < labelWidth && left >= widthOf(name)
    const column = takes ? left : labelWidth
    const mark = isChanged ? glyphs.live : ' '
    const label = `${mark} ${pad(name, column, 'left', glyphs.ellipsis)} `
    if (isCurrent && screen.editing) {
      const room = width - column - 3
      const indent = isTight ? '' : '  '
      const typed = truncateStart(screen.editing.text, room - indent.length - 1, glyphs.ellipsis)
      return [span(label, 'accent'), span(indent + typed), {text: ' ', inverse: true}]
    }
    const [before, after] = isWrong
      ? [' ', glyphs.no]
      : behind
        ? [behind.isOpen ? glyphs.down : glyphs.right, ' ']
        : isWalked(setting)
          ? [glyphs.left, glyphs.right]
          : [' ', glyphs.enter]
    const room = width - column - 6 - (isCurrent ? widthOf(after) : 1)
    const shown = (setting.kind === 'path' ? truncateStart : truncate)(value, room, glyphs.ellipsis)
    const aside = further?.(field, room - widthOf(shown) - 1) ?? ''
    const beside = aside === '' ? '' : ` ${aside}`
    if (isCurrent) return selected([span(`${label}${before} ${shown} ${after}${beside}`)], width, true)
    const drawn = isWrong
      ? {text: `  ${shown} ${glyphs.no}`, role: 'bad' as const, bold: true}
      : behind
        ? span(`${before} ${shown}`, isChanged ? undefined : 'dim')
        : isChanged
          ? bold(`  ${shown}`)
          : span(`  ${shown}`)
    return [
      span(mark, 'accent'),
      span(label.slice(1)),
      drawn,
      ...(aside === '' ? [] : [span(` ${' '.repeat(widthOf(after))}${beside}`, 'dim')]),
    ]
  }

  return fieldsOf(state, screen).map(field => ({field, line: draw(field)}))
}
