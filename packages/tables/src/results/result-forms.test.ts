import type { AdapterInput, AnalysisResult, SignalTable } from '@aethersignal/model'
import { tableFromIPC } from '@uwdata/flechette'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { expect, it } from 'vitest'
import { csvAdapter } from '../csv-adapter.js'
import { openTables } from '../formats/open-tables.js'
import { arrowBytes } from './arrow-bytes.js'
import { fromArquero } from './from-arquero.js'
import { parquetBytes } from './parquet-bytes.js'
import { plainColumns } from './plain-columns.js'
import { toArquero } from './to-arquero.js'
import { xlsxBytes } from './xlsx-bytes.js'

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    '=1',
    '_x0041_',
    'constructor',
    '__proto__',
    'a,b',
    'two\nlines',
    '',
    '\ufffd',
    'a\u0001b',
    '_xFFFD_',
  ),
)
const number = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0, 5e-324, 0.1 + 0.2, Number.MAX_SAFE_INTEGER))
const count = fc.oneof(fc.nat(), fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31, 2 ** 40, Number.NaN))

const results: fc.Arbitrary<AnalysisResult> = fc
  .array(fc.tuple(text, text, count, number), { minLength: 1, maxLength: 20 })
  .map((rows) => ({
    table: {
      rows: rows.length,
      columns: [
        { name: 'drug', kind: 'text', values: rows.map(([drug]) => drug) },
        { name: 'cell', kind: 'carried', values: rows.map(([, cell]) => cell) },
        { name: 'a', kind: 'count', values: rows.map((row) => row[2]) },
        { name: 'ic', kind: 'number', values: Float64Array.from(rows, (row) => row[3]) },
      ],
    },
    facts: {},
    notes: [],
    definitions: {},
    manifest: { manifestVersion: 2, seed: 7 },
  })) as unknown as fc.Arbitrary<AnalysisResult>

const expected = (result: AnalysisResult) =>
  Array.from({ length: result.table.rows }, (_, row) =>
    Object.fromEntries(plainColumns(result).map(({ name, values }) => [name, values[row]])),
  )

it('leaves every name and every bit as it is, in Parquet, Arrow and Arquero', async () => {
  await fc.assert(
    fc.asyncProperty(results, async (result) => {
      const rows = expected(result)
      for (const [at, row] of rows.entries()) {
        const value = result.table.columns[3]!.values[at] as number
        expect(Object.is(row['ic'], Number.isFinite(value) ? value : null)).toBe(true)
      }
      const manifest = JSON.stringify(result.manifest)

      const { buffer: file } = parquetBytes(result) as Uint8Array<ArrayBuffer>
      expect(await parquetReadObjects({ file })).toEqual(rows)
      expect(parquetMetadata(file).key_value_metadata).toContainEqual({
        key: 'aethersignal.manifest',
        value: manifest,
      })

      for (const format of ['stream', 'file'] as const) {
        const arrow = tableFromIPC(arrowBytes(result, format))
        expect(arrow.toArray()).toEqual(rows)
        expect(arrow.schema.metadata?.get('aethersignal.manifest')).toBe(manifest)
      }
      expect(toArquero(result).objects()).toEqual(rows)
    }),
    { numRuns: 60 },
  )
})

it('writes workbooks that are read back to the same texts and numbers', async () => {
  await fc.assert(
    fc.asyncProperty(results, async ({ table }) => {
      const bytes = await xlsxBytes([{ name: 'Results', table }])
      const read: (readonly string[])[] = []
      const input = { name: 'results.xlsx', stream: () => new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() }
      for await (const { header, rows } of openTables(input).tables()) {
        expect(header).toEqual(['drug', 'cell', 'a', 'ic'])
        for await (const records of rows()) read.push(...records.map(({ cells }) => cells))
      }
      const shown = (value: string | number | undefined) =>
        typeof value === 'number' ? (Number.isFinite(value) ? String(value + 0) : '') : inXml(value ?? '')
      const rows = Array.from({ length: table.rows }, (_, row) => table.columns.map(({ values }) => shown(values[row])))
      expect(read).toEqual(rows.filter((row) => row.some((cell) => cell !== '')))
    }),
    { numRuns: 60 },
  )
})

it('refuses more rows than a sheet holds, and cuts no text in silence', async () => {
  const rows = 1_048_576
  const values = new Float64Array(rows)
  await expect(
    xlsxBytes([{ name: 'Results', table: { rows, columns: [{ name: 'a', kind: 'count', values }] } }]),
  ).rejects.toMatchObject({ code: 'output/too-large' })
  const long = { rows: 1, columns: [{ name: 'drugs', kind: 'text', values: ['x'.repeat(40_000)] }] } as const
  const bytes = await xlsxBytes([{ name: 'Cases', table: long }])
  const { unzipSync, strFromU8 } = await import('fflate')
  const texts = Object.values(unzipSync(bytes)).map((member) => strFromU8(member))
  expect(texts.some((text) => text.includes('xxx… (cut)'))).toBe(true)
})

it('has the rules that pairs of a run meet', () => {
  const table = {
    rows: 2,
    drug: ['A', 'B'],
    event: ['X', 'Y'],
    columns: { a: Float64Array.of(3, 4), expected: Float64Array.of(0.5, Number.NaN) },
    presets: { evans: [true, null], umc: [true, false] },
  } as unknown as SignalTable
  expect(plainColumns(table)).toEqual([
    { name: 'drug', type: 'text', values: ['A', 'B'] },
    { name: 'event', type: 'text', values: ['X', 'Y'] },
    { name: 'a', type: 'whole', values: [3, 4] },
    { name: 'expected', type: 'number', values: [0.5, null] },
    { name: 'rules_met', type: 'text', values: ['evans; umc', ''] },
    { name: 'rules_undecided', type: 'text', values: ['', 'evans'] },
  ])
})

it('reads reports out of Arquero as it reads them out of a file', async () => {
  const { table } = await import('arquero')
  const reports = table({
    case_id: ['1', '1', '20240000000000001'],
    drug: ['Acetylsalicylic acid, 100 mg', 'WARFARIN', 'METFORMIN'],
    event: ['Haemorrhage', 'Haemorrhage', 'Lactic "acidosis"'],
    age: [71, null, 0.5],
    date: [new Date('2024-03-09'), undefined, new Date('2024-06-01')],
  })
  const kept = fromArquero(reports.filter('d => d.drug !== "WARFARIN"'), 'reports')
  const file = [
    'case_id,drug,event,age,date',
    '1,"Acetylsalicylic acid, 100 mg",Haemorrhage,71,2024-03-09',
    '20240000000000001,METFORMIN,"Lactic ""acidosis""",0.5,2024-06-01\n',
  ].join('\n')
  const written = { name: 'reports', stream: () => new Blob([file]).stream() }
  expect(await batchesOf(kept)).toEqual(await batchesOf(written))
})

async function batchesOf(input: AdapterInput) {
  const run = csvAdapter.read([input])
  const batches: unknown[] = []
  for await (const batch of run.batches) batches.push(batch)
  expect(batches.length).toBeGreaterThan(1)
  return batches
}

/** What XML cannot hold is replaced. */
function inXml(text: string): string {
  return (
    text
      .replace(/\p{Surrogate}/gu, '\ufffd')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 cannot hold.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
  )
}
