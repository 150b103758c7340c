import {expect, it} from 'vitest'
import {readNotify} from '../../src/settings/notify.ts'

it.each([
  ['', {bell: false, osc9: false}],
  ['bell', {bell: true, osc9: false}],
  ['osc9, bell', {bell: true, osc9: true}],
  ['notify-send "$TFNOTES_MESSAGE"', {bell: false, osc9: false, command: 'notify-send "$TFNOTES_MESSAGE"'}],
  ['bell,say done, really', {bell: true, osc9: false, command: 'say done, really'}],
  ['bell done', {bell: false, osc9: false, command: 'bell done'}],
  ['bellows', {bell: false, osc9: false, command: 'bellows'}],
])('--notify %j', (text, notify) => {
  expect(readNotify(text)).toEqual(notify)
})
