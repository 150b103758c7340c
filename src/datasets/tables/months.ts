/** Languages whose names of months are known: those of the exchanges and services that write them out. */
const languages =
  'en de fr es pt it nl sv da nb fi pl cs sk hu ro ru uk tr el id ms vi bg et lv lt sl ca'.split(' ')

/** Small letters without accents and dots: `Févr.` is fevr. */
const bare = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('.', '').toLowerCase()

const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

let all: ReadonlyMap<string, number> | undefined

/** The names of all languages; one that means two months in two languages is left out, but English goes first. */
function allNames(): ReadonlyMap<string, number> {
  if (all) return all
  const names = new Map<string, number>()
  for (const language of languages)
    for (const month of ['long', 'short'] as const)
      for (const options of [{month}, {month, day: 'numeric'}] as const) {
        const format = new Intl.DateTimeFormat(language, {...options, timeZone: 'UTC'})
        for (let index = 0; index < 12; index++) {
          const part = format.formatToParts(Date.UTC(2020, index, 1)).find(({type}) => type === 'month')
          const name = bare(part?.value ?? '')
          if (!/^\p{L}{3,}$/u.test(name)) continue
          const before = names.get(name)
          if (before === undefined) names.set(name, index + 1)
          else if (before !== index + 1 && !english.includes(name)) names.set(name, 0)
        }
      }
  all = names
  return names
}

/** 1 to 12 for a month's name or its beginning in any of the languages; 0 for other words. */
export function monthNumber(word: string): number {
  const name = bare(word)
  const known = english.indexOf(name) + 1
  return known || allNames().get(name) || english.indexOf(englishStart(name)) + 1
}

/** `Sept` and other longer beginnings of an English name. */
const englishStart = (name: string): string =>
  /^(janu?|febr?|marc?|apri?|augu?|sept?|octo?|nove?|dece?)[a-z]*$/.test(name) ? name.slice(0, 3) : ''
