import { AetherError } from '@aethersignal/model'
import fc from 'fast-check'
import { gzipSync, strToU8, zipSync } from 'fflate'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { describe, expect, it } from 'vitest'
import { gzipped, inputOf } from '../csv-text.fixture.js'
import { asJson, asNdjson, asParquet, asText, asWorkbook, type CellTable } from '../table-forms.fixture.js'
import { type OpenTablesOptions, openTables } from './open-tables.js'

async function read(content: string | Uint8Array, options: OpenTablesOptions = {}, cuts: number[] = []) {
  const opened = openTables(inputOf(content, cuts, 'a.bin'), options)
  const tables: {
    name: string
    form: string
    header: readonly string[]
    rows: string[][]
    lines: number[]
    warnings: string[]
  }[] = []
  for await (const table of opened.tables()) {
    const rows: string[][] = []
    const lines: number[] = []
    for await (const records of table.rows()) {
      for (const { cells, line } of records) {
        rows.push(cells.map((cell) => cell))
        lines.push(line)
      }
    }
    tables.push({
      name: table.name,
      form: table.form,
      header: table.header,
      rows,
      lines,
      warnings: table.warnings().map(({ code }) => code),
    })
  }
  return tables
}

const cell = fc.stringMatching(/^[a-zé"',;|$ 0-9\n<&[{]{0,9}x$/)
const table: fc.Arbitrary<CellTable> = fc
  .array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 })
  .map((rows) => ({ header: ['case_id', 'drug', 'event'], rows }))

describe('openTables', () => {
  it.each<readonly [string, (written: CellTable) => string | Uint8Array]>([
    ['text', (written) => asText(written, ',')],
    ['text', (written) => asText(written, '$')],
    ['json', asJson],
    ['ndjson', asNdjson],
    ['xlsx', (written) => asWorkbook({ Cases: written })],
    ['parquet', asParquet],
  ])('gives the cells that were written as %s, however the bytes are cut, packed or not', async (form, write) => {
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 50 }), fc.boolean(), async (written, cut, packed) => {
        const content = write(written)
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
        const given = packed ? zipSync({ 'in/a.csv': bytes, 'readme.md': strToU8('hello') }) : bytes
        const [found, ...others] = await read(given, {}, [cut])
        expect(others).toEqual([])
        expect(found!.form).toBe(form)
        expect(found!.name).toBe(`a.bin${packed ? '!/in/a.csv' : ''}${form === 'xlsx' ? '#Cases' : ''}`)
        expect(found!.header).toEqual(written.header)
        expect(found!.rows).toEqual(written.rows)
      }),
      { numRuns: 40 },
    )
  })

  it('counts lines from the first of the file', async () => {
    const json = '[\n {"a": 1,\n  "b": "x"},\n\n {"a": 2}\n]\n'
    expect((await read(json, {}, [3]))[0]).toMatchObject({
      header: ['a', 'b'],
      rows: [
        ['1', 'x'],
        ['2', ''],
      ],
      lines: [2, 5],
    })
    expect((await read('\n{"a":1}\n\n{"a":2}', {}, [3]))[0]!.lines).toEqual([2, 4])
  })

  it('keeps rows of JSON that cannot be read, and columns that come late', async () => {
    const opened = openTables(inputOf(`{"a":1}\n{"a":\n[1]\n${'{"a":2}\n'.repeat(9000)}{"late":true}\n`, [], 'a'))
    const records = []
    for await (const one of opened.tables()) for await (const some of one.rows()) records.push(...some)
    expect(records.slice(0, 3).map(({ fault }) => fault)).toEqual([undefined, 'json-invalid', 'json-invalid'])
    expect(records.at(-1)).toMatchObject({ cells: [''], surplus: { late: 'true' }, line: 9004 })
  })

  it.each([
    ['an array', '[{"a":1},\n{"a":2', 2],
    ['a text at the end', '[{"a":1},\n{"a":"x', 2],
    ['a text over lines', '[{"a":1},\n{"a":"x},\n{"a":3}]', 2],
    ['a text on one line', `[{"a":1},\n{"a":"${'x'.repeat(2_000_000)}"}]`, 2],
    ['a line', `{"a":1}\n{"a":"${'x'.repeat(17_000_000)}`, 2],
  ])('names the line on which JSON has %s without end', async (_, text, line) => {
    await expect(read(text, {}, [65_536])).rejects.toMatchObject({
      code: 'input/unreadable',
      place: { file: 'a.bin', line },
    })
  })

  it('loses one object to a text over lines that is closed', async () => {
    const opened = openTables(inputOf('[{"a":1},\n{"a":"x\ny"},\n{"a":3}]', [], 'a'))
    const records = []
    for await (const one of opened.tables()) for await (const some of one.rows()) records.push(...some)
    expect(records.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'json-invalid'],
      [4, undefined],
    ])
  })

  it('flattens objects, and keeps arrays side by side', async () => {
    const [found] = await read(
      '[{"id":12345678901234567890,"patient":{"sex":"F"},"drugs":[{"name":"A","role":"PS"},{"name":"B"}],"events":["x","y"],"no":null}]',
    )
    expect(found!.header).toEqual(['id', 'patient.sex', 'drugs.name', 'drugs.role', 'events', 'no'])
    expect(found!.rows).toEqual([['1.2345678901234567e+19', 'F', 'A\u001fB', 'PS\u001f', 'x\u001fy', '']])
  })

  it('reads typed columns of Parquet', async () => {
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'case_id', data: [9007199254740993n, 2n], type: 'INT64' },
          { name: 'when', data: [new Date('2024-03-09'), null], type: 'TIMESTAMP' },
          { name: 'weight', data: [70.5, null], type: 'DOUBLE' },
          { name: 'serious', data: [true, false], type: 'BOOLEAN' },
        ],
      }),
    )
    expect((await read(bytes))[0]!.rows).toEqual([
      ['9007199254740993', '2024-03-09', '70.5', 'true'],
      ['2', '', '', 'false'],
    ])
  })

  it.each(['SNAPPY', 'UNCOMPRESSED', 'GZIP'] as const)('unpacks Parquet of %s', async (codec) => {
    const data = Array.from({ length: 9000 }, (_, row) => `Drug ${row % 90}`)
    const bytes = new Uint8Array(
      parquetWriteBuffer({
        columnData: [{ name: 'drug', data, type: 'STRING' }],
        codec,
        compressors: { GZIP: (content: Uint8Array) => gzipSync(content) },
      }),
    )
    expect((await read(bytes))[0]!.rows).toEqual(data.map((text) => [text]))
  })

  it('takes the first sheet with rows, or the one that is asked for, and tells of the others', async () => {
    const cover = { header: ['A cover'], rows: [] }
    const cases = { header: ['case_id', 'drug', 'event'], rows: [['1234567890123456', 'A', 'x']] }
    const book = asWorkbook({ Cover: cover, Cases: cases, Old: { ...cases, rows: [['2', 'B', 'y']] } })
    expect(await read(book)).toMatchObject([
      { name: 'a.bin#Cases', rows: cases.rows, warnings: ['sheets-left-aside', 'number-precision'] },
    ])
    for (const sheet of ['old', 3])
      expect((await read(book, { sheet }))[0]).toMatchObject({ rows: [['2', 'B', 'y']], warnings: [] })
    await expect(read(book, { sheet: 'None' })).rejects.toMatchObject({ code: 'input/missing-table' })
  })

  it('reads every table of an archive, and says which members are none', async () => {
    const left: string[] = []
    const csv = strToU8('a,b\n1,2\n')
    const zip = zipSync({
      'a.csv': csv,
      'b/c.tsv': strToU8('a\tb\n3\t4\n'),
      'notes.txt': strToU8('hello\n'),
      'd.pdf': csv,
    })
    const found = await read(zip, { onLeftAside: (name, { code }) => left.push(`${name} ${code}`) })
    expect(found.map(({ name }) => name)).toEqual(['a.bin!/a.csv', 'a.bin!/b/c.tsv'])
    expect(left).toEqual(['a.bin!/notes.txt input/not-recognised'])
  })

  const bomb = (rows: number) => `a,b\n${`1,${'2'.repeat(9997)}\n`.repeat(rows)}`
  const csv = strToU8('case_id,drug,event\n1,A,x\n')
  it.each<readonly [string, string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['nothing', 'input/empty', () => ''],
    ['an empty array', 'input/empty', () => '[]'],
    ['JSON that is cut off', 'input/unreadable', () => '[{"a"'],
    [
      'a Parquet file that is cut off',
      'input/corrupt-archive',
      () => asParquet({ header: ['a'], rows: [['1']] }).slice(0, 40),
    ],
    ['an archive that is cut off', 'input/corrupt-archive', () => zipSync({ 'a.csv': csv }).slice(0, 60)],
    ['an archive of no tables', 'input/not-recognised', () => zipSync({ 'a.pdf': csv })],
    ['a path that leads out', 'input/unsafe-path', () => zipSync({ '../a.csv': csv })],
    ['an absolute path', 'input/unsafe-path', () => zipSync({ '/etc/a.csv': csv })],
    ['a bomb in a zip archive', 'input/archive-too-large', () => zipSync({ 'a.csv': strToU8(bomb(9000)) })],
    ['a bomb in gzip', 'input/archive-too-large', () => gzipped(bomb(4000))],
    ['an empty workbook', 'input/empty', () => asWorkbook({ A: { header: [], rows: [] } })],
  ])('refuses %s with %s', async (_, code, make) => {
    const content = await make()
    const thrown = await read(content).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(AetherError)
    expect((thrown as AetherError).code).toBe(code)
  })

  it('stops when told', async () => {
    const stop = new AbortController()
    stop.abort()
    await expect(read(asParquet({ header: ['a'], rows: [['1']] }), { signal: stop.signal })).rejects.toMatchObject({
      code: 'request/aborted',
    })
  })
})
