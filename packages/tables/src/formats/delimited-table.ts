import { ByteRecords } from '@aethersignal/text/records'
import { headerWarning } from '../table/header-row.js'
import { readTextLayout, SAMPLE_LENGTH } from '../table/table-layout.js'
import type { TableRecord } from '../table/table-record.js'
import type { TableReader } from './table-reader.js'
import type { TextSource } from './text-source.js'

/**
 * A table of text whose cells are separated by commas, semicolons, tabs, bars or dollar signs.
 *
 * @param headerRow the line of its header, from 1, in place of what its first lines tell
 * @throws AetherError `input/empty`, `input/not-recognised` or `usage/invalid`
 */
export function delimitedTable(name: string, text: TextSource, headerRow?: number): TableReader {
  const layout = readTextLayout(text.beginning.slice(0, SAMPLE_LENGTH), name, headerRow)
  const { dialect, header, headerLine, above, sample } = layout
  return {
    name,
    form: 'text',
    header,
    sample,
    async *rows() {
      const records: TableRecord[] = []
      const reader = new ByteRecords(dialect, header.length, name, (record) => records.push(record))
      let headerSeen = false
      const ready = () => {
        const taken = records.splice(0)
        if (headerSeen || taken.length === 0) return taken
        const behind = taken.findIndex(({ line }) => line > headerLine)
        headerSeen = behind !== -1
        return behind === -1 ? [] : taken.slice(behind)
      }
      for await (const piece of text.bytes()) {
        reader.push(piece)
        yield ready()
      }
      reader.end()
      yield ready()
    },
    close: () => text.close(),
    encodingRepairs: () => text.encodingRepairs(),
    warnings: () => headerWarning(name, headerLine, above),
  }
}
