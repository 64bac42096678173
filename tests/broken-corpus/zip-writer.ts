import { crc32, deflateRawSync } from 'node:zlib'

/** A member of an archive; what is given besides its bytes is written although it is not so. */
export interface ZipMember {
  readonly name: string
  readonly bytes: Uint8Array
  readonly crc?: number
  /** Uncompressed size as declared. */
  readonly size?: number
  readonly method?: number
  readonly flags?: number
}

const DEFLATED = 8
const UTF_8_NAME = 0x800

/** Writes a zip archive (PKWARE APPNOTE 6.3) byte by byte, so that every field of it can be made to lie. */
export function zipOf(members: readonly ZipMember[], declaredMembers = members.length): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes, crc, size, method = DEFLATED, flags = UTF_8_NAME } of members) {
    const path = Buffer.from(name, 'utf8')
    const packed = method === DEFLATED ? deflateRawSync(bytes) : Buffer.from(bytes)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(flags, 2)
    common.writeUInt16LE(method, 4)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc ?? crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size ?? bytes.length, 18)
    common.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, path, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, tail, path)
    parts.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0, 'latin1')
  end.writeUInt16LE(declaredMembers, 8)
  end.writeUInt16LE(declaredMembers, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, central, end])
}
