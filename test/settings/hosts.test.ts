import {expect, it} from 'vitest'
import {readHosts} from '../../src/settings/hosts.ts'

it.each([
  ['', {count: 0}],
  ['0', {count: 0}],
  [' 2 ', {count: 2}],
  ['node2', {names: ['node2']}],
  ['me@node2, 10.0.0.7', {names: ['me@node2', '10.0.0.7']}],
])('“%s” is read', (written, hosts) => {
  expect(readHosts(written)).toEqual(hosts)
})

it.each(['65', 'a,a', 'a,,b', '-oProxyCommand=x', 'a b', 'a;b', '$(b)', 'a\nb', '2,'])(
  '“%s” is not, for it names no hosts or does more than that',
  written => {
    expect(readHosts(written)).toBeUndefined()
  },
)
