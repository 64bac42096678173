import { AetherError } from '@aethersignal/model'
import { MemberXml } from './member-xml.js'

/** Characters of a cell, far above what a spreadsheet keeps: 32,767. */
export const LONGEST_CELL = 1_048_576

/** The texts that the cells of a workbook point to (ECMA-376 part 1, 18.4.9): runs joined, phonetic readings left out. */
export function sharedStrings(bytes: Iterable<Uint8Array>, file: string): string[] {
  const strings: string[] = []
  let text = ''
  let phonetic = false
  let any = false
  const xml = new MemberXml(file, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
    },
    text(piece, name) {
      if (name !== 't' || phonetic) return
      text += piece
      if (text.length > LONGEST_CELL) {
        throw new AetherError(
          'input/unreadable',
          `The workbook ${file} has a text of more than ${LONGEST_CELL} characters.`,
          { place: { file } },
        )
      }
    },
    close(name) {
      if (name === 'si') strings.push(withoutEscapes(text))
      else if (name === 'rPh') phonetic = false
    },
  })
  for (const piece of bytes) {
    any = true
    xml.push(piece)
  }
  if (any) xml.end()
  return strings
}

/** Characters that XML does not allow are written `_x000D_` (ECMA-376 part 1, 22.9.2.19). */
export function withoutEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}
