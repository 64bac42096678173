import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { inputError } from '@aethersignal/intake'
import { decodeWindows1252, type NamedFile } from '@aethersignal/model'

/** A file that was read whole, and what a manifest says of it. */
export interface NamedText extends NamedFile {
  readonly text: string
}

/**
 * Reads a small file, plain or gzip, UTF-8 or windows-1252. The hash is that of the file as it lies there.
 * @throws AetherError `input/not-found`, `input/unreadable`, `input/corrupt-archive`.
 */
export async function readNamedText(path: string): Promise<NamedText> {
  try {
    const bytes = await readFile(path)
    const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b
    return {
      text: textOf(isGzip ? gunzipSync(bytes) : bytes),
      title: basename(path),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }
  } catch (error) {
    throw inputError(error, path)
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}
