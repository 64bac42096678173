import { LineSplitter } from '../bytes/line-splitter.js'
import type { SourceFile } from './source-file.js'

const MOST_BYTES = 65_536

/** The first line that is not blank, as far as the first 64 kB go; null where there is none. */
export async function firstLine(file: SourceFile): Promise<string | null> {
  const splitter = new LineSplitter()
  let bytes = 0
  for await (const chunk of file.open()) {
    const line = firstFilled(splitter.push(chunk))
    if (line !== null) return line
    bytes += chunk.length
    if (bytes >= MOST_BYTES) break
  }
  return firstFilled(splitter.end())
}

function firstFilled(lines: readonly string[]): string | null {
  return lines.find((line) => line.trim() !== '') ?? null
}
