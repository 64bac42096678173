import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { decodeWindows1252, type NamedFile } from '@aethersignal/model'
import { fileBytes } from './file-bytes.js'

/** A file that was read whole, and what a manifest says of it. */
export interface NamedText extends NamedFile {
  /** What it says, decoded. */
  readonly text: string
}

/**
 * Reads a small file, plain or gzip, UTF-8 or windows-1252. The hash is that of the file as it lies there.
 * @throws AetherError `input/not-found`, `input/unreadable`, `input/corrupt-archive`, `input/archive-too-large`.
 */
export async function readNamedText(path: string): Promise<NamedText> {
  const { chunks, sha256 } = fileBytes(createReadStream(path), path)
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  return { text: textOf(Buffer.concat(parts)), title: basename(path), sha256: sha256() }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decodeWindows1252(bytes)
  }
}
