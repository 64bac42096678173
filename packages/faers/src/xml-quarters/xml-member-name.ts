const XML_QUARTER = /^(?:(\d{1,2})_)?ADR(?:20)?(\d\d)Q([1-4])(?![0-9]).*\.xml(?:\.gz)?$/i

/** A file of an XML quarter: `ADR12Q4.xml`, or one of the numbered pieces of a later one, such as `1_ADR22Q1.xml`. */
export interface XmlMember {
  readonly quarter: string
  /** Null where the quarter is one file. */
  readonly piece: number | null
}

/** What the name of a file, without its folders, tells of an XML quarter; null where it is of none. */
export function xmlMember(path: string): XmlMember | null {
  const name = path.split(/[/\\]/).at(-1) ?? ''
  const match = XML_QUARTER.exec(name)
  if (match === null) return null
  const [, piece, year, quarter] = match
  return { quarter: `20${year}Q${quarter}`, piece: piece === undefined ? null : Number(piece) }
}

/** Where the cases of a file belong: `2012Q4`, `2022Q1-1`; the name of a file that tells no quarter. */
export function xmlPartition(path: string): string {
  const member = xmlMember(path)
  if (member === null) return path.split(/[/\\]/).at(-1) ?? path
  return member.piece === null ? member.quarter : `${member.quarter}-${member.piece}`
}
