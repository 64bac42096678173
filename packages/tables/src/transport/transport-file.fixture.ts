/** A data set to be written as SAS would. */
export interface FixtureSet {
  readonly name: string
  readonly columns: readonly {
    readonly name: string
    readonly length: number
    readonly numeric?: boolean
    readonly format?: string
  }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Bytes of a transport file as the record layout of TS-140 (version 5) and of its successor (version 8) says. */
export function transportFile(sets: readonly FixtureSet[], version: 5 | 8, counted = true): Uint8Array {
  const parts: Uint8Array[] = []
  const v8 = version === 8
  const record = (text: string) => parts.push(latin(text.padEnd(80)))
  const header = (five: string, eight: string, tail: string) =>
    record(`HEADER RECORD*******${(v8 ? eight : five).padEnd(8)}HEADER RECORD!!!!!!!${tail}`)
  const stamp = '01JAN24:00:00:00'
  header('LIBRARY', 'LIBV8', '0'.repeat(30))
  record(`SAS     SAS     SASLIB  9.4     X64_10  ${' '.repeat(24)}${stamp}`)
  record(stamp)
  for (const { name, columns, rows } of sets) {
    header('MEMBER', 'MEMBV8', '000000000000000001600000000140')
    header('DSCRPTR', 'DSCPTV8', '0'.repeat(30))
    record(
      v8
        ? `SAS     ${name.padEnd(32)}SASDATA 9.4     X64_10  ${stamp}`
        : `SAS     ${name.padEnd(8)}SASDATA 9.4     X64_10  ${' '.repeat(24)}${stamp}`,
    )
    record(stamp)
    header('NAMESTR', 'NAMSTV8', `000000${String(columns.length).padStart(4, '0')}${'0'.repeat(20)}`)
    let offset = 0
    const variables = columns.map((column, at) => {
      const bytes = new Uint8Array(140)
      const view = new DataView(bytes.buffer)
      view.setInt16(0, column.numeric ? 1 : 2)
      view.setInt16(4, column.length)
      view.setInt16(6, at + 1)
      bytes.set(latin(column.name.slice(0, 8).padEnd(8)), 8)
      bytes.set(latin(''.padEnd(40)), 16)
      bytes.set(latin((column.format ?? '').padEnd(8)), 56)
      view.setInt32(84, offset)
      if (v8) bytes.set(latin(column.name.padEnd(32)), 88)
      offset += column.length
      return bytes
    })
    parts.push(padded(joined(variables)))
    // SAS writes the number of observations of version 8, other programs zeros.
    header('OBS', 'OBSV8', v8 && counted ? String(rows.length).padStart(15) : '0'.repeat(30))
    const cells = rows.flatMap((row) =>
      row.map((value, at) => {
        const { length, numeric } = columns[at]!
        if (numeric) return ibmBytes(value as number | null).subarray(0, length)
        const bytes = new Uint8Array(length).fill(0x20)
        bytes.set(new TextEncoder().encode(String(value ?? '')).subarray(0, length))
        return bytes
      }),
    )
    parts.push(padded(joined(cells)))
  }
  return joined(parts)
}

/** IBM floating point by repeated division, another way than it is read. */
function ibmBytes(value: number | null): Uint8Array {
  const bytes = new Uint8Array(8)
  if (value === null) bytes[0] = 0x2e
  if (value === null || value === 0) return bytes
  let exponent = 64
  let rest = Math.abs(value)
  for (; rest >= 1; rest /= 16) exponent++
  for (; rest < 1 / 16; rest *= 16) exponent--
  bytes[0] = exponent + (value < 0 ? 128 : 0)
  for (let at = 1; at < 8; at++) {
    rest *= 256
    bytes[at] = Math.floor(rest)
    rest -= bytes[at]!
  }
  return bytes
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / 80) * 80).fill(0x20)
  whole.set(bytes)
  return whole
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]))
}
