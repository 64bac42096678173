import { LineBlocks, linesOf } from '../bytes/line-blocks.js'
import type { SourceFile } from './source-file.js'

const MOST_BYTES = 65_536

/** The first line that is not blank, as far as the first 64 kB go; null where there is none. */
export async function firstLine(file: SourceFile): Promise<string | null> {
  const blocks = new LineBlocks(file.path)
  let bytes = 0
  for await (const chunk of file.open()) {
    const line = firstFilled(linesOf(blocks, blocks.push(chunk)))
    if (line !== null) return line
    bytes += chunk.length
    if (bytes >= MOST_BYTES) break
  }
  return firstFilled(linesOf(blocks, blocks.end()))
}

function firstFilled(lines: Iterable<string>): string | null {
  for (const line of lines) {
    if (line.trim() !== '') return line
  }
  return null
}
