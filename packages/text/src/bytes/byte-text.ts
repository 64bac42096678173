/** What is asked of bytes that are text. */
export interface ByteText {
  /** The same bytes, in the form that the other functions read fastest. */
  view(bytes: Uint8Array): Uint8Array
  /** Whether all bytes are below 128. */
  isAscii(bytes: Uint8Array): boolean
  /** Whether the bytes are UTF-8 from beginning to end. */
  isUtf8(bytes: Uint8Array): boolean
  /** Text of bytes that are all below 128. */
  ascii(bytes: Uint8Array, start: number, end: number): string
  /** Text of bytes in UTF-8; a byte order mark stays. */
  utf8(bytes: Uint8Array, start: number, end: number): string
  /** A text in UTF-8. */
  encode(text: string): Uint8Array
}

/** With what every platform has. */
export const PLAIN_BYTE_TEXT: ByteText = /* @__PURE__ */ plainByteText()

/** With what Node is faster at, where this runs on Node. It is asked for at run time, so that no bundle for browsers names a module of Node. */
export const BYTE_TEXT: ByteText = /* @__PURE__ */ nodeByteText() ?? PLAIN_BYTE_TEXT

/** As much of `node:buffer` as is used; typed here since what a browser loads names no module of Node. */
interface NodeBuffers {
  readonly Buffer: { isBuffer(bytes: Uint8Array): boolean; from(...of: readonly unknown[]): NodeBuffer }
  isAscii(bytes: Uint8Array): boolean
  isUtf8(bytes: Uint8Array): boolean
}

interface NodeBuffer extends Uint8Array {
  toString(encoding?: 'latin1' | 'utf8', start?: number, end?: number): string
}

interface NodeProcess {
  getBuiltinModule?(id: 'node:buffer'): NodeBuffers | undefined
}

function nodeByteText(): ByteText | null {
  const { process } = globalThis as { readonly process?: NodeProcess }
  const node = process?.getBuiltinModule?.('node:buffer')
  if (node === undefined) return null
  const { Buffer, isAscii, isUtf8 } = node
  return {
    view: (bytes) => (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)),
    isAscii,
    isUtf8,
    // Casts: what is read here has gone through `view` or `encode`.
    ascii: (bytes, start, end) => (bytes as NodeBuffer).toString('latin1', start, end),
    utf8: (bytes, start, end) => (bytes as NodeBuffer).toString('utf8', start, end),
    encode: (text) => Buffer.from(text),
  }
}

function plainByteText(): ByteText {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const strict = new TextDecoder('utf-8', { fatal: true })
  const encoder = new TextEncoder()
  const utf8 = (bytes: Uint8Array, start: number, end: number) => decoder.decode(bytes.subarray(start, end))
  return {
    view: (bytes) => bytes,
    isAscii(bytes) {
      for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 127) return false
      return true
    },
    isUtf8(bytes) {
      try {
        strict.decode(bytes)
        return true
      } catch {
        return false
      }
    },
    ascii: utf8,
    utf8,
    encode: (text) => encoder.encode(text),
  }
}
