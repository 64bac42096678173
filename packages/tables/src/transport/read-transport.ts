import { AetherError, decodeWindows1252 } from '@aethersignal/model'
import { ibmNumber } from './ibm-number.js'

/** A variable of a data set. */
export interface TransportVariable {
  readonly name: string
  readonly numeric: boolean
  readonly length: number
  /** Where its bytes stand in an observation. */
  readonly offset: number
  /** Name of its format, such as `DATE`. */
  readonly format: string
}

/** A data set of a transport file. */
export interface TransportMember {
  readonly name: string
  readonly variables: readonly TransportVariable[]
  readonly observations: number
  /** The cells of an observation as text: numbers in full, dates as ISO 8601, missing values empty. */
  cells(observation: number): string[]
}

const RECORD = 80
const DAY = 86_400_000
const DATES = /^(?:DATE|DAY|DDMMYY|MMDDYY|YYMMDD|E8601DA|B8601DA|IS8601DA|WEEKDATE|WORDDATE|JULIAN|NLDATE)[A-Z]?$/
const TIMES = /^(?:DATETIME|DATEAMPM|E8601DT|E8601DZ|B8601DT|IS8601DT|NLDATM|MDYAMPM)$/

/**
 * Opens a SAS transport file of version 5 or 8 (XPT) held in memory, by SAS TS-140 "Record layout of a SAS version 5 or 6 data set in SAS
 * transport format" and its successor for versions 8 and 9. SAS writes the number of observations of version 8 into the header before them,
 * other programs zeros; version 5 has none.
 *
 * @param beginning the bytes are only the first of the file, so that observations may be wanting
 * @throws AetherError `input/corrupt-archive` where it ends too early or its headers are not as they should be
 */
export function readTransport(bytes: Uint8Array, name: string, beginning = false): TransportMember[] {
  const file = new Transport(bytes, name)
  const members: TransportMember[] = []
  let at = file.find(/^HEADER RECORD\*{7}(?:MEMBER {2}|MEMBV8 {2})HEADER RECORD/, 0)
  if (at === -1) throw file.damaged('it holds no data set')
  while (at !== -1) {
    const { member, end } = readMember(file, at, beginning)
    members.push(member)
    at = end
  }
  return members
}

class Transport {
  readonly bytes: Uint8Array
  readonly #name: string

  constructor(bytes: Uint8Array, name: string) {
    this.bytes = bytes
    this.#name = name
  }

  damaged(what: string): AetherError {
    return new AetherError('input/corrupt-archive', `The SAS transport file ${this.#name} is damaged: ${what}.`, {
      place: { file: this.#name },
      remedy: 'Write it again with the XPORT engine or %loc2xpt, or as CSV.',
    })
  }

  /** The place of the next record of this kind; −1 where there is none. */
  find(pattern: RegExp, from: number): number {
    for (let at = from; at + RECORD <= this.bytes.length; at += RECORD) {
      if (this.bytes[at] === 0x48 && pattern.test(this.text(at, RECORD))) return at
    }
    return -1
  }

  /** Text without the blanks and zeros at its end. */
  text(at: number, length: number): string {
    const part = this.bytes.subarray(at, at + length)
    let end = part.length
    while (end > 0 && (part[end - 1] === 0x20 || part[end - 1] === 0)) end--
    const written = part.subarray(0, end)
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(written)
    } catch {
      return decodeWindows1252(written)
    }
  }

  short(at: number): number {
    return (this.bytes[at] ?? 0) * 256 + (this.bytes[at + 1] ?? 0)
  }

  long(at: number): number {
    return this.short(at) * 65_536 + this.short(at + 2)
  }
}

function readMember(
  file: Transport,
  at: number,
  beginning: boolean,
): { readonly member: TransportMember; readonly end: number } {
  const variableSize = Number(file.text(at + 74, 4)) || 140
  const name = file
    .text(at + 2 * RECORD + 8, 32)
    .slice(0, file.text(at, 30).includes('V8') ? 32 : 8)
    .trim()
  const headers = file.find(/^HEADER RECORD\*{7}(?:NAMESTR|NAMSTV8) HEADER RECORD/, at)
  if (headers === -1) throw file.damaged(`the data set ${name} has no variables`)
  const count = Number(file.text(headers + 54, 4))
  const long = file.text(headers, 30).includes('V8')
  const variables: TransportVariable[] = []
  for (let index = 0; index < count; index++) {
    const from = headers + RECORD + index * variableSize
    if (from + variableSize > file.bytes.length) throw file.damaged(`it ends within the variables of ${name}`)
    variables.push({
      name: (long && file.text(from + 88, 32)) || file.text(from + 8, 8),
      numeric: file.short(from) === 1,
      length: file.short(from + 4),
      offset: file.long(from + 84),
      format: file.text(from + 56, 8).toUpperCase(),
    })
  }
  const data = file.find(/^HEADER RECORD\*{7}(?:OBS {5}|OBSV8 {3})HEADER RECORD/, headers)
  if (data === -1) throw file.damaged(`the data set ${name} has no observations`)
  const start = data + RECORD
  const next = file.find(/^HEADER RECORD\*{7}(?:MEMBER {2}|MEMBV8 {2})HEADER RECORD/, start)
  const size = variables.reduce((end, { offset, length }) => Math.max(end, offset + length), 0)
  if (size === 0) throw file.damaged(`the variables of ${name} have no bytes`)
  const records = file.bytes.subarray(start, next === -1 ? undefined : next)
  const told = long ? Number(file.text(data + 48, 15).trim()) || 0 : 0
  const held = Math.floor(records.length / size)
  if (!beginning && !isPadding(records.subarray(held * size)))
    throw file.damaged(`it ends within an observation of ${name}`)
  if (told > held && !beginning) throw file.damaged(`${name} is to have ${told} observations and holds ${held}`)
  const observations = told > 0 ? Math.min(told, held) : observationsIn(records, size)
  const cells = (observation: number) =>
    variables.map((variable) => cellOf(file, variable, start + observation * size + variable.offset))
  return { member: { name, variables, observations, cells }, end: next }
}

/** Observations in the records of a data set; the last record is filled up with blanks, which are none. */
function observationsIn(bytes: Uint8Array, size: number): number {
  let count = Math.floor(bytes.length / size)
  const padding = bytes.length - RECORD
  while (count > 0 && (count - 1) * size > padding && isBlank(bytes.subarray((count - 1) * size, count * size))) count--
  return count
}

/** What fills the last record: blanks, of some programs zeros. */
function isPadding(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20 || byte === 0)
}

function isBlank(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0x20)
}

function cellOf(file: Transport, { numeric, length, format }: TransportVariable, at: number): string {
  if (!numeric) return file.text(at, length)
  const value = ibmNumber(file.bytes.subarray(at, at + length))
  if (Number.isNaN(value)) return ''
  const isDate = DATES.test(format)
  if (!isDate && !TIMES.test(format)) return String(value)
  // SAS counts days, or seconds, from 1 January 1960.
  const date = new Date(Date.UTC(1960, 0, 1) + (isDate ? value * DAY : value * 1000))
  return Number.isNaN(date.getTime()) ? String(value) : date.toISOString().slice(0, 10)
}
