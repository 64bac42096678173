import { type AdapterInput, AetherError } from '@aethersignal/model'
import { checkAdapter } from '@aethersignal/model/conformance'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csvAdapter } from './csv-adapter.js'
import { casesOf, gzipped, inputOf } from './csv-text.fixture.js'
import { asJson, asNdjson, asParquet, asText, asWorkbook, type CellTable } from './table-forms.fixture.js'

const table: CellTable = {
  header: ['case_id', 'drug', 'event', 'role', 'sex', 'age', 'date'],
  rows: Array.from({ length: 300 }, (_, row) => [
    String(1000 + (row >> 1)),
    ['Metformin', 'Atorvastatin', 'Ibuprofen, "forte"'][row % 3]!,
    ['Nausea', 'Rash; Pyrexia', 'Fall'][row % 3]!,
    'PS',
    row % 4 < 2 ? 'F' : 'M',
    String(20 + (row >> 1) / 10),
    '2024-03-09',
  ]),
}
const second: CellTable = { ...table, rows: table.rows.map(([id, ...others]) => [`B${id}`, ...others]) }

const FORMS: readonly (readonly [string, (table: CellTable) => string | Uint8Array])[] = [
  ['csv', (written) => asText(written, ',')],
  ['tsv', (written) => asText(written, '\t')],
  ['dollars', (written) => asText(written, '$')],
  ['bars', (written) => asText(written, '|')],
  ['json', asJson],
  ['ndjson', asNdjson],
  ['xlsx', (written) => asWorkbook({ Cases: written })],
  ['parquet', asParquet],
  ['zip', (written) => zipSync({ 'a/cases.csv': strToU8(asText(written, ';')) })],
]

describe('csvAdapter on every form of table', () => {
  it.each(FORMS)('conforms on %s', async (form, write) => {
    const name = (at: number) => `${at}.${form}`
    const inputs = [inputOf(write(table), [700, 13], name(1)), inputOf(write(second), [1, 4000], name(2))]
    // What an archive holds is listed by whoever looks into it.
    const members: Readonly<Record<string, readonly string[]>> = { zip: ['a/cases.csv'], xlsx: ['xl/workbook.xml'] }
    const view = async (input: AdapterInput) => {
      const reader = input.stream().getReader()
      const parts: number[] = []
      for (let next = await reader.read(); !next.done; next = await reader.read()) parts.push(...next.value)
      const listed = members[form]
      return { name: input.name, head: Uint8Array.from(parts.slice(0, 65_536)), ...(listed && { members: listed }) }
    }
    const expected = { rows: { case: 300, drug: 600, event: 800 }, rowsIn: 600, quarantined: 0 }
    const broken = [{ name: 'cut off', inputs: [inputOf(bytesOf(write(table)).slice(0, 90), [], name(1))] }]
    expect(await checkAdapter({ adapter: csvAdapter, inputs, view, expected, broken })).toEqual([])
  })

  it('gives the same cases whatever the form', async () => {
    const [first, ...others] = await Promise.all(
      FORMS.map(async ([, write]) => {
        const { cases } = await casesOf(csvAdapter.read([inputOf(write(table))]))
        return cases.map(({ id, sex, ageYears, receivedDate, drugs, events }) => ({
          id,
          sex,
          ageYears,
          receivedDate,
          drugs: drugs.map(({ name, role }) => `${name} ${role}`),
          events: events.map(({ term }) => term),
        }))
      }),
    )
    expect(first).toHaveLength(150)
    for (const other of others) expect(other).toEqual(first)
  })

  it('accounts for every row of 200 damaged tables, or refuses them with a code', { timeout: 120_000 }, async () => {
    const outcomes = new Map<string, number>()
    for (let seed = 1; seed <= 200; seed++) {
      const [form, write] = FORMS[seed % FORMS.length]!
      const bytes = damaged(bytesOf(write(table)), seed)
      const content = seed % 7 === 0 ? await gzipped(bytes) : bytes
      const outcome = await outcomeOf(inputOf(content, [1 + (seed % 911)], `${seed}.${form}`))
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    }
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(200)
    expect(outcomes.get('loaded')).toBeGreaterThan(20)
    expect([...outcomes.keys()].length).toBeGreaterThan(3)
  })
})

async function outcomeOf(input: AdapterInput): Promise<string> {
  try {
    const { cases, report } = await casesOf(csvAdapter.read([input]))
    for (const { rowsIn, loaded, quarantined } of report.files) {
      expect(rowsIn).toBe(loaded + quarantined.length)
      const lines = cases.flatMap(({ drugs, events }) => [...drugs, ...events].map(({ line }) => line))
      expect(new Set(lines).size).toBeLessThanOrEqual(loaded)
      for (const { code } of quarantined) expect(code).toMatch(/^[a-z]+(?:-[a-z]+)+$/)
    }
    return 'loaded'
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    expect(thrown.code).toMatch(/^input\//)
    return thrown.code
  }
}

/** Some bytes changed, put in, taken out or cut off, the same for the same seed (mulberry32). */
function damaged(bytes: Uint8Array, seed: number): Uint8Array<ArrayBuffer> {
  let state = seed
  const next = (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
  const changed = [...bytes]
  const put = [[0], [34], [10], [13, 10], [255], [92], [44], [0xef, 0xbb, 0xbf], [91], [125], [36]]
  for (let turn = 0; turn <= next(4); turn++) {
    const at = next(changed.length)
    const kind = next(5)
    if (kind === 0) changed[at] = next(256)
    else if (kind === 1) changed.splice(at, next(40))
    else if (kind === 2) changed.splice(at, 0, ...put[next(put.length)]!)
    else if (kind === 3) changed.splice(at, 0, ...changed.slice(next(changed.length), at))
    else if (next(4) === 0) changed.length = at
  }
  return Uint8Array.from(changed)
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
