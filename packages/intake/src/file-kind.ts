/** What a file is that nothing here reads, as people call it, and what to do about it. */
export interface FileKind {
  /** With its article: `a PDF document`. */
  readonly what: string
  readonly remedy: string
}

const EXPORT = 'Open it in the program that made it and export it as CSV.'
const STATISTICS = 'Export it from the program as CSV, or from SAS as a transport file (XPT).'
const UNPACK = 'Unpack it, and give what is in it.'
const DATABASE = 'Export the tables of cases as CSV or Parquet.'
const UTF_8 = 'Save it as UTF-8.'
const NO_DATA = 'It holds no table of cases; give the file that does.'

/** Beginnings that tell: bytes in hexadecimal, or text. */
const BEGINNINGS: readonly (readonly [hex: string, what: string, remedy: string])[] = [
  ['000000000000000000000000c2ea8160b31411cfbd92080009c7318c', 'a SAS data set (sas7bdat)', 'Export it as XPT or CSV.'],
  [hexOf('**COMPRESSED**'), 'a SAS file made by PROC CPORT', 'Write it with the XPORT engine (XPT), or as CSV.'],
  [hexOf('$FL2'), 'an SPSS file (SAV)', STATISTICS],
  [hexOf('$FL3'), 'an SPSS file (ZSAV)', STATISTICS],
  [hexOf('<stata_dta>'), 'a Stata file (DTA)', STATISTICS],
  [hexOf('RDX2'), 'an R workspace (RData)', 'Write its tables with write.csv.'],
  [hexOf('RDX3'), 'an R workspace (RData)', 'Write its tables with write.csv.'],
  ['580a000000', 'an R object (RDS)', 'Write it with write.csv.'],
  [hexOf('A\n2\n'), 'an R object (RDS)', 'Write it with write.csv.'],
  [hexOf('A\n3\n'), 'an R object (RDS)', 'Write it with write.csv.'],
  [hexOf('%PDF-'), 'a PDF document', 'Give the data as CSV or a workbook; a table in a PDF cannot be read for sure.'],
  ['7f454c46', 'an executable program (ELF)', NO_DATA],
  ['feedface', 'an executable program (Mach-O)', NO_DATA],
  ['feedfacf', 'an executable program (Mach-O)', NO_DATA],
  ['cffaedfe', 'an executable program (Mach-O)', NO_DATA],
  [hexOf('MZ'), 'an executable program of Windows', NO_DATA],
  [hexOf('SQLite format 3'), 'an SQLite database', DATABASE],
  ['000100005374616e64617264204a6574', 'an Access database (MDB)', DATABASE],
  ['000100005374616e6461726420414345', 'an Access database (ACCDB)', DATABASE],
  [hexOf('ARROW1'), 'an Arrow or Feather file', 'Write it as Parquet or CSV.'],
  [hexOf('FEA1'), 'a Feather file', 'Write it as Parquet or CSV.'],
  [hexOf('ORC'), 'an ORC file', 'Write it as Parquet or CSV.'],
  ['4f626a01', 'an Avro file', 'Write it as Parquet or CSV.'],
  ['894844460d0a1a0a', 'an HDF5 file', 'Write its tables as CSV.'],
  [hexOf('MATLAB 5.0'), 'a MATLAB file', 'Write its tables as CSV.'],
  ['fffe0000', 'text in UTF-32', UTF_8],
  ['0000feff', 'text in UTF-32', UTF_8],
  ['377abcaf271c', 'a 7-Zip archive', UNPACK],
  [hexOf('Rar!'), 'a RAR archive', UNPACK],
  ['fd377a585a00', 'a file compressed with xz', UNPACK],
  [hexOf('BZh'), 'a file compressed with bzip2', UNPACK],
  ['28b52ffd', 'a file compressed with Zstandard', UNPACK],
  ['04224d18', 'a file compressed with LZ4', UNPACK],
  ['89504e470d0a1a0a', 'a picture (PNG)', NO_DATA],
  ['ffd8ff', 'a picture (JPEG)', NO_DATA],
  [hexOf('GIF8'), 'a picture (GIF)', NO_DATA],
  [hexOf('{\\rtf'), 'a text document (RTF)', EXPORT],
  ['4c00000001140200', 'a shortcut of Windows', 'Give the file to which it leads.'],
  [hexOf('ASCII SPSS PORT FILE'), 'an SPSS portable file (POR)', STATISTICS],
]

/** What the beginning of a file tells, of what is not read here; null where it tells nothing. Gzip is looked through by the caller. */
export function kindOfBytes(head: Uint8Array): FileKind | null {
  const hex = Array.from(head.subarray(0, 64), hexOfByte).join('')
  for (const [start, what, remedy] of BEGINNINGS) if (hex.startsWith(start)) return { what, remedy }
  // What is looked for is ASCII, and as windows-1252, which this is, every byte is one character.
  const text = new TextDecoder('latin1').decode(head)
  if (hex.startsWith('d0cf11e0a1b11ae1')) return compoundKind(text)
  if (text.slice(8, 12) === 'DUCK') return { what: 'a DuckDB database', remedy: DATABASE }
  if (text.slice(257, 262) === 'ustar') return { what: 'a tar archive', remedy: UNPACK }
  const [first = 0, second = 0, third = 0, fourth = 0] = head
  if (first === 0x80 && second >= 2 && second <= 5) {
    return { what: 'a Python pickle', remedy: 'Write it from Python with to_csv or to_parquet.' }
  }
  const stata = first >= 0x69 && first <= 0x73 && (second === 1 || second === 2) && third === 1 && fourth === 0
  if (stata) return { what: 'a Stata file (DTA)', remedy: STATISTICS }
  return textKind(text) ?? brokenTextKind(text)
}

/** Text among which stand NUL bytes, which no text has. */
function brokenTextKind(text: string): FileKind | null {
  const strange = text.replace(/[\t\r\n\x20-\x7e\x80-\xff]/g, '').length
  if (!text.includes('\0') || strange * 20 > text.length) return null
  const line = text.slice(0, text.indexOf('\0')).split('\n').length
  return {
    what: `text with NUL bytes, the first in line ${line}, as a broken copy or download has them`,
    remedy: 'Get the file again; if they are in the source, take them out.',
  }
}

/** What of Office before 2007, or with a password, keeps in its compound file; names stand there in UTF-16. */
function compoundKind(text: string): FileKind {
  const names = text.replaceAll('\0', '')
  if (names.includes('EncryptedPackage')) {
    return { what: 'a workbook or document with a password', remedy: 'Save it without a password, as XLSX or CSV.' }
  }
  if (names.includes('WordDocument')) return { what: 'a Word document (DOC)', remedy: EXPORT }
  if (names.includes('PowerPoint Document')) return { what: 'a PowerPoint file (PPT)', remedy: NO_DATA }
  return /Workbook|Book/.test(names)
    ? { what: 'a workbook of Excel 97 to 2003 (XLS)', remedy: 'Save it as XLSX or CSV.' }
    : { what: 'a file of an old Office program', remedy: EXPORT }
}

function textKind(text: string): FileKind | null {
  const begin = text.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^version https:\/\/git-lfs\.github\.com\/spec/.test(begin)) {
    return { what: 'a Git LFS pointer, not the data itself', remedy: 'Fetch the data with git lfs pull.' }
  }
  if (/^(?:<!doctype html|<html|<head|<body)/i.test(begin)) {
    const title = /<title[^>]*>([^<]{1,120})/i.exec(begin)?.[1]?.trim()
    const named = title ? ` titled "${title.replace(/[^\x20-\x7e]/g, '?')}"` : ''
    return {
      what: `a web page (HTML)${named}, perhaps an error that was saved as data`,
      remedy: 'Download the data again.',
    }
  }
  if (/^\{/.test(begin) && /"terms"\s*:\s*"https?:\/\/open\.fda\.gov\/terms/.test(begin)) {
    return {
      what: 'JSON of openFDA that holds no reports of events',
      remedy: 'Give pages or bulk files of drug/event, device/event, food/event or animalandveterinary/event.',
    }
  }
  const root = /^(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>[]*>\s*)*<([A-Za-z_][\w.:-]*)/.exec(begin)?.[1]
  if (root === undefined) return /^<\?xml/.test(begin) ? { what: 'XML of another kind', remedy: OTHER_XML } : null
  if (/^(?:\w+:)?Workbook$/.test(root))
    return { what: 'a workbook as XML (Excel 2003)', remedy: 'Save it as XLSX or CSV.' }
  return { what: `XML of another kind, whose root is <${root}>`, remedy: OTHER_XML }
}

const OTHER_XML = 'Safety reports in XML are read as E2B(R2), E2B(R3) and the quarters of FAERS.'

/** What an archive is that is a document of some program, by its members; null for others. */
export function kindOfMembers(members: readonly string[]): FileKind | null {
  const has = (pattern: RegExp) => members.some((member) => pattern.test(member))
  if (has(/^Index\/(?:Document|CalculationEngine).*\.iwa$/) || has(/^Index\.zip$/)) {
    return { what: 'a document of Numbers, Pages or Keynote', remedy: 'Export it from there as XLSX or CSV.' }
  }
  if (has(/^word\/document\.xml$/)) return { what: 'a Word document (DOCX)', remedy: EXPORT }
  if (has(/^ppt\/presentation\.xml$/)) return { what: 'a PowerPoint file (PPTX)', remedy: NO_DATA }
  if (has(/^xl\/workbook\.bin$/)) return { what: 'a binary workbook (XLSB)', remedy: 'Save it as XLSX or CSV.' }
  if (has(/^META-INF\/manifest\.xml$/) && has(/^content\.xml$/)) {
    return { what: 'an OpenDocument file (ODS or ODT)', remedy: 'Save it as XLSX or CSV.' }
  }
  return null
}

function hexOf(text: string): string {
  return Array.from(text, (character) => hexOfByte(character.charCodeAt(0))).join('')
}

function hexOfByte(byte: number): string {
  return byte.toString(16).padStart(2, '0')
}
