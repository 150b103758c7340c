import {constants} from 'node:os'
import {describe, expect, it} from 'vitest'
import {ioError, readError, writeError} from '../../src/system/io-error.ts'
import {errorSentence} from '../../src/text/sentence.ts'

/** As Node throws what it has no name for: a used up quota is 122 on Linux, 69 on macOS. */
function unnamed(errno: number, code = `Unknown system error ${errno}`): Error {
  return Object.assign(new Error(`${code}: ${code}, write`), {errno, code, syscall: 'write'})
}

const named = (code: 'ENOSPC' | 'EIO' | 'EROFS') =>
  Object.assign(new Error(`${code}: as the system says, write`), {errno: -constants.errno[code], code})

describe.skipIf(process.platform === 'win32')('a fault of a file', () => {
  const quota = unnamed(-constants.errno.EDQUOT)

  it('is a full disk by whatever name', () => {
    for (const fault of [quota, unnamed(-constants.errno.EDQUOT, 'UNKNOWN'), named('ENOSPC')]) {
      expect(ioError(fault, '/runs/a')).toMatchObject({code: 'disk-full', detail: {path: '/runs/a'}})
      expect(writeError(fault, '/cache/a')).toMatchObject({code: 'disk-full'})
    }
    expect(errorSentence(ioError(quota, '/runs/a'), 'en')).toMatch(
      /^The quota is used up: \/runs\/a could not be written\. .*make room/,
    )
    expect(errorSentence(ioError(named('ENOSPC'), '/runs/a'), 'en')).toMatch(/^The disk is full: \/runs\/a/)
    expect(errorSentence(writeError(quota, '/runs/a'), 'zh')).toMatch(/^磁盘配额已用完：无法写入 \/runs\/a/)
  })

  it('is never told in words that name nothing', () => {
    expect(readError(quota, '/a').detail.reason).toBe('EDQUOT')
    expect(ioError(unnamed(-constants.errno.ESTALE), '/a')).toMatchObject({
      code: 'file-trouble',
      detail: {reason: 'ESTALE'},
    })
    expect(ioError(named('EIO'), '/a').detail.reason).toBe('EIO: as the system says, write')
    expect(ioError(named('EROFS'), '/a').code).toBe('read-only')
  })
})
