/**
 * One key press. `name` is what the key table is written in: a character as typed, or a word such as `up`,
 * `enter`, `escape`, `backspace`, `space`, `ctrl-c`, `shift-tab`, `f1`, `paste`. `text` is what a text field inserts.
 */
export interface Key {
  readonly name: string
  readonly text?: string
  /** The lines of a paste of several, where a field can take more than one. */
  readonly lines?: readonly string[]
}
