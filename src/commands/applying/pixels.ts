/** Pictures as `--json` answers hold them: their bytes in base64, row by row, channels last. */
export const pixels = <P extends {readonly data: Uint8Array}>({data, ...rest}: P) => ({
  ...rest,
  data: Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('base64'),
})
