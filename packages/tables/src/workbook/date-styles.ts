import { MemberXml } from './member-xml.js'

/** Formats of dates that every workbook has (ECMA-376 part 1, 18.8.30). 18 to 21 and 45 to 47 are times of day. */
const DATE_FORMATS = /* @__PURE__ */ new Set([14, 15, 16, 17, 22])

/** The styles of cells, by number, that show a date. */
export function dateStyles(bytes: Iterable<Uint8Array>, file: string): ReadonlySet<number> {
  const formats = new Set(DATE_FORMATS)
  const styles = new Set<number>()
  let inCellFormats = false
  let style = 0
  let any = false
  const xml = new MemberXml(file, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt' && showsDate(formatCode)) formats.add(Number(numFmtId))
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) {
        if (formats.has(Number(numFmtId))) styles.add(style)
        style++
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  for (const piece of bytes) {
    any = true
    xml.push(piece)
  }
  if (any) xml.end()
  return styles
}

/** A format with a year or a day, outside of quoted text and of brackets. */
function showsDate(format: string): boolean {
  return /[yd]/i.test(format.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

const DAY = 86_400_000

/**
 * A serial date as ISO 8601, the time of day left out. Day 60 of the system of 1900 is the 29 February 1900 that never was,
 * so that serials below 61 are one day off; they are given as they are written. `text` back where it is no such number.
 */
export function isoOfSerial(text: string, since1904: boolean): string {
  const serial = Number(text)
  if (!Number.isFinite(serial) || serial < (since1904 ? 0 : 61) || serial >= 2_958_466) return text
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(epoch + Math.floor(serial) * DAY).toISOString().slice(0, 10)
}
