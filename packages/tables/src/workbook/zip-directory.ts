const END_OF_ARCHIVE = 0x06054b50
const MEMBER = 0x02014b50
const LONGEST_END = 22 + 65_535

/**
 * The checksum of each member by its path in lower case, as the directory at the end of an archive has it (APPNOTE 4.3.12
 * and 4.3.16); of several of one path, the first. Null where the archive has no end.
 */
export function declaredChecksums(bytes: Uint8Array): ReadonlyMap<string, number> | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let end = bytes.length - 22; end >= Math.max(0, bytes.length - LONGEST_END); end--) {
    if (view.getUint32(end, true) === END_OF_ARCHIVE) return directoryAt(view, view.getUint32(end + 16, true), end)
  }
  return null
}

function directoryAt(view: DataView, start: number, end: number): ReadonlyMap<string, number> {
  const checksums = new Map<string, number>()
  const decoder = new TextDecoder()
  for (let at = start; at + 46 <= end && view.getUint32(at, true) === MEMBER; ) {
    const length = view.getUint16(at + 28, true)
    if (at + 46 + length > end) break
    const path = decoder.decode(new Uint8Array(view.buffer, view.byteOffset + at + 46, length)).toLowerCase()
    if (!checksums.has(path)) checksums.set(path, view.getUint32(at + 16, true))
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return checksums
}
