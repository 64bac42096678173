/** The first bytes, fewer where there are no more, and all bytes with them in front. */
export async function withHead(
  chunks: AsyncGenerator<Uint8Array>,
  length: number,
): Promise<readonly [head: Uint8Array, whole: AsyncGenerator<Uint8Array>]> {
  const first: Uint8Array[] = []
  const head = new Uint8Array(length)
  let seen = 0
  while (seen < length) {
    const next = await chunks.next()
    if (next.done) break
    first.push(next.value)
    const taken = next.value.subarray(0, length - seen)
    head.set(taken, seen)
    seen += taken.length
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    try {
      yield* first
      yield* chunks
    } finally {
      await chunks.return(undefined)
    }
  }
  return [head.subarray(0, seen), whole()]
}
