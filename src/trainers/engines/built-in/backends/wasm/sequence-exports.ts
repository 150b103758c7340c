/** What the module exports for sequences and embeddings (assembly/{simple-rnn,lstm,gru,embedding,strided-rows}.ts). Addresses and `dhStep` are in bytes. */
export interface SequenceExports {
  /** to[columns] = the sum of rows that begin `stride` floats apart. */
  sumRows(from: number, to: number, rows: number, columns: number, stride: number): void
  /** Strides in floats. */
  copyRows(
    from: number,
    fromStride: number,
    to: number,
    toStride: number,
    rows: number,
    columns: number,
  ): void
  simpleRnnWork(u: number): number
  simpleRnn(h: number, recurrent: number, packed: number, work: number, n: number, t: number, u: number): void
  simpleRnnBack(
    recurrent: number,
    h: number,
    dh: number,
    dhStep: number,
    dz: number,
    previous: number,
    packed: number,
    work: number,
    n: number,
    t: number,
    u: number,
  ): void
  lstmWork(u: number): number
  lstm(
    gates: number,
    recurrent: number,
    cell: number,
    h: number,
    packed: number,
    work: number,
    n: number,
    t: number,
    u: number,
  ): void
  lstmBack(
    recurrent: number,
    gates: number,
    cell: number,
    h: number,
    dh: number,
    dhStep: number,
    dz: number,
    previous: number,
    packed: number,
    work: number,
    n: number,
    t: number,
    u: number,
  ): void
  gruWork(u: number): number
  gru(
    gates: number,
    recurrent: number,
    bias: number,
    candidate: number,
    h: number,
    packed: number,
    work: number,
    n: number,
    t: number,
    u: number,
  ): void
  gruBack(
    recurrent: number,
    gates: number,
    candidate: number,
    h: number,
    dh: number,
    dhStep: number,
    dz: number,
    dcandidate: number,
    previous: number,
    packed: number,
    work: number,
    n: number,
    t: number,
    u: number,
  ): void
  /** Whether every int32 id is in [0, rows). */
  idsWithin(ids: number, count: number, rows: number): number
  gatherRows(table: number, ids: number, y: number, count: number, width: number): void
  embeddingGrad(
    ids: number,
    dy: number,
    sum: number,
    squares: number,
    count: number,
    width: number,
    rows: number,
  ): void
}
