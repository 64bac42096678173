import { type CaseBatch, type LoadedFile, throwIfAborted } from '@aethersignal/model'
import { ColumnBuffer, FileAccount, sha256Of } from '@aethersignal/model/adapter'
import { LineBlocks, linesOf } from '../bytes/line-blocks.js'
import type { QuarantineReason } from '../rows/reason-codes.js'
import { isBlank } from '../rows/record-reader.js'
import { readIdentifier } from '../values/identifier.js'
import { IdentifierTally } from './identifier-tally.js'
import type { ReadFileOptions } from './read-table-file.js'

/** Reads a list of deleted cases: one case number a line, the first line blank, sometimes a delimiter behind. */
export async function* readDeletedFile(
  options: Pick<ReadFileOptions, 'file' | 'index' | 'signal' | 'advance'> & {
    readonly part: ReadFileOptions['quarter']['part']
  },
): AsyncGenerator<CaseBatch, LoadedFile> {
  const { file, index, part, signal } = options
  const account = new FileAccount<never, QuarantineReason>()
  const hash = sha256Of()
  const tally = new IdentifierTally()
  const blocks = new LineBlocks(file.path)
  const buffer = new ColumnBuffer(part, 'deletion')
  const ready: CaseBatch[] = []
  let line = 0

  function read(lines: Iterable<string>): void {
    for (const text of lines) {
      line++
      if (isBlank(text)) {
        account.blankLines++
        continue
      }
      const caseId = readIdentifier(text.replace(/[\s$]+$/, ''))
      if (Number.isNaN(caseId)) {
        const isHeader = line <= 2 && account.loaded === 0 && /^\W*case_?(id)?\W*$/i.test(text)
        if (!isHeader) account.rowQuarantined({ line, code: 'key-not-numeric', text })
        continue
      }
      const row = buffer.rows++
      buffer.columns.caseId[row] = String(caseId)
      buffer.columns.file[row] = index
      buffer.columns.line[row] = line
      account.rowLoaded()
      tally.add(caseId)
      if (buffer.full) ready.push(buffer.take())
    }
  }

  for await (const chunk of file.open()) {
    throwIfAborted(signal)
    options.advance(chunk.length)
    hash.update(chunk)
    read(linesOf(blocks, blocks.push(chunk)))
    yield* ready.splice(0)
  }
  read(linesOf(blocks, blocks.end()))
  if (buffer.rows > 0) ready.push(buffer.take())
  yield* ready.splice(0)
  account.encodingRepairs = blocks.encodingRepairs
  account.distinctIds = tally.distinctIds
  return account.finish({ path: file.path, table: 'deleted', ...part }, hash.hex())
}
