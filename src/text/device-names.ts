/** Devices by name, as engines have them, those of one kind together: `GPU:0,1 NVIDIA H100, CPU:0`. */
export function deviceNames(devices: readonly string[]): string {
  const groups = new Map<
    string,
    {readonly kind: string; readonly model: string; readonly indices: string[]}
  >()
  for (const device of devices) {
    const [, kind = device, index, model = ''] = /^(\w+):(\d+)( .*)?$/.exec(device) ?? []
    const group = groups.get(`${kind} ${model}`) ?? {kind, model, indices: []}
    if (index !== undefined) group.indices.push(index)
    groups.set(`${kind} ${model}`, group)
  }
  return [...groups.values()]
    .map(({kind, model, indices}) => (indices.length > 0 ? `${kind}:${indices}${model}` : kind))
    .join(', ')
}
