import { RecordReader, type TableRecord } from '../table/record-reader.js'
import { readTextLayout, SAMPLE_LENGTH } from '../table/table-layout.js'
import type { TableReader } from './table-reader.js'
import type { TextSource } from './text-source.js'

/**
 * A table of text whose cells are separated by commas, semicolons, tabs, bars or dollar signs.
 *
 * @throws AetherError `input/empty` or `input/not-recognised`
 */
export function delimitedTable(name: string, text: TextSource): TableReader {
  const { dialect, header, sample } = readTextLayout(text.beginning.slice(0, SAMPLE_LENGTH), name)
  return {
    name,
    form: 'text',
    header,
    sample,
    async *rows() {
      const records: TableRecord[] = []
      const reader = new RecordReader(dialect, header.length, name, (record) => records.push(record))
      let headerSeen = false
      const ready = () => {
        const taken = records.splice(0)
        if (headerSeen || taken.length === 0) return taken
        headerSeen = true
        return taken.slice(1)
      }
      for await (const piece of text.pieces()) {
        reader.push(piece)
        yield ready()
      }
      reader.end()
      yield ready()
    },
    close: () => text.close(),
    encodingRepairs: () => text.encodingRepairs(),
    warnings: () => [],
  }
}
