/** Short and other spellings of flags that people type out of habit, beside the full ones. */
export const aliases: ReadonlyMap<string, string> = new Map([
  ['lr', 'learning-rate'],
  ['optimiser', 'optimizer'],
])
