import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {keysPage} from '../../../src/ui/keys/print.ts'

it('docs/keys.md says what the key table says', async () => {
  await expect(keysPage()).toMatchFileSnapshot(
    fileURLToPath(new URL('../../../docs/keys.md', import.meta.url)),
  )
})
