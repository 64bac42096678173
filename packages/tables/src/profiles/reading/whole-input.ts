/** All bytes of an input whose beginning was read. */
export async function wholeInput(head: Uint8Array, chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts = [head]
  let length = head.length
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    parts.push(next.value.slice())
    length += next.value.length
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}
