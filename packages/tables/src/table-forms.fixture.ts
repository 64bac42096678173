import { strToU8, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'

/** A table as cells of text, in the forms that are read. */
export interface CellTable {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function asText({ header, rows }: CellTable, delimiter: string): string {
  const cell = (text: string) => (/["\n\r,;|\t$]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)
  return [header, ...rows].map((cells) => `${cells.map(cell).join(delimiter)}\n`).join('')
}

export function asJson(table: CellTable): string {
  return JSON.stringify(objects(table), null, 1)
}

export function asNdjson(table: CellTable): string {
  return objects(table)
    .map((row) => `${JSON.stringify(row)}\n`)
    .join('')
}

/** A workbook of one or more sheets, its texts inline. */
export function asWorkbook(sheets: Readonly<Record<string, CellTable>>): Uint8Array {
  const names = Object.keys(sheets)
  const escaped = (text: string) =>
    text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\r/g, '_x000D_')
  const cell = (text: string) => `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const row = (cells: readonly string[]) => `<row>${cells.map(cell).join('')}</row>`
  return zipSync({
    'xl/workbook.xml': strToU8(
      `<workbook><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" r:id="r${at}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${names.map((_, at) => `<Relationship Id="r${at}" Target="worksheets/s${at}.xml"/>`).join('')}</Relationships>`,
    ),
    ...Object.fromEntries(
      names.map((name, at) => {
        const { header, rows } = sheets[name]!
        const sheet = [...(header.length > 0 ? [header] : []), ...rows].map(row).join('')
        return [`xl/worksheets/s${at}.xml`, strToU8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`)]
      }),
    ),
  })
}

export function asParquet({ header, rows }: CellTable): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: header.map((name, column) => ({ name, data: rows.map((cells) => cells[column]!), type: 'STRING' })),
      rowGroupSize: 100,
    }),
  )
}

function objects({ header, rows }: CellTable): Record<string, string>[] {
  return rows.map((cells) => Object.fromEntries(header.map((name, column) => [name, cells[column]!])))
}
