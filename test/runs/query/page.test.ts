import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {chapters} from '../../../src/chapters/index.ts'
import {openFields} from '../../../src/runs/query/fields.ts'
import {parseQuery} from '../../../src/runs/query/parse.ts'

it('every query that docs/runs.md shows is one', () => {
  const page = readFileSync(new URL('../../../docs/runs.md', import.meta.url), 'utf8')
  const first = [...page.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) => [
    ...cell.matchAll(/`([^`]+)`/g),
  ])
  const queries = first.map(([, query = '']) => query)
  expect(queries.length).toBeGreaterThan(15)
  const fields = openFields(chapters.flatMap(({settings}) => Object.entries(settings)))
  for (const query of queries) expect(() => parseQuery(query, fields), query).not.toThrow()
})
