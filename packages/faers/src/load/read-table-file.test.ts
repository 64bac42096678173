import type { CaseBatch, LoadedFile, LoadWarning } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ERA_HEADERS, type Era, line, rowsOf } from '../quarter.fixture.js'
import { COLUMN_ALIASES } from '../rows/expected-columns.js'
import { CASE_TABLE_OF, FAERS_TABLES, type FaersTable } from '../rows/faers-table.js'
import { ReportDirectory } from '../tables/report-directory.js'
import { DrugNames } from '../values/drug-names.js'
import { readTableFile } from './read-table-file.js'

/** So many lines tell the format of a file; those behind them are read from their bytes where they need no repair. */
const SAMPLE_LINES = 200

async function readBytes(table: FaersTable, bytes: Buffer, chunk = 1000, partition = 'unknown') {
  const warnings: LoadWarning[] = []
  const reading = readTableFile({
    table,
    index: 0,
    file: {
      path: 'file',
      name: 'file',
      root: 'file',
      size: bytes.length,
      async *open() {
        for (let start = 0; start < bytes.length; start += chunk) yield bytes.subarray(start, start + chunk)
      },
    },
    quarter: {
      part: { source: 'faers', partition },
      reports: new ReportDirectory(),
      names: new DrugNames(),
      outcomesKnown: true,
    },
    warn: (warning) => warnings.push(warning),
    advance: () => undefined,
  })
  const batches: CaseBatch[] = []
  let file: LoadedFile | undefined
  for (let step = await reading.next(); ; step = await reading.next()) {
    if (step.done) {
      file = step.value
      break
    }
    batches.push(step.value)
  }
  return { rows: rowsOf(batches, CASE_TABLE_OF[table]), file, warnings }
}

/** Where a column of the file stands in its case table, for those that stand in one as they are. */
const PLACES: Readonly<Partial<Record<FaersTable, Readonly<Record<string, string>>>>> = {
  demo: { occp_cod: 'reporterType', rept_cod: 'reportType', mfr_sndr: 'sender', mfr_num: 'senderCaseNumber' },
  drug: { drugname: 'verbatim', prod_ai: 'ingredient', route: 'route', dose_vbm: 'dose', lot_num: 'lot' },
  reac: { pt: 'term' },
  indi: { indi_pt: 'term' },
}

/** Columns of plain text, which come back as they were written. */
const TEXT_COLUMNS =
  /^(auth_num|mfr_num|mfr_sndr|lit_ref|image|drugname|prod_ai|route|dose_vbm|cum_dose_unit|lot_num|dose_unit|dose_form|dose_freq|pt|drug_rec_act|indi_pt)$/

const text = fc
  .string({ unit: 'grapheme', maxLength: 20 })
  .map((value) => value.replace(/[$\p{Cc}\p{Cs}]/gu, '').trim())
  .filter((value) => value !== 'NA')
const identifier = fc.integer({ min: 3_000_000, max: 49_999_999_999 })

function rowOf(era: Era, table: FaersTable): fc.Arbitrary<Record<string, string>> {
  const names = ERA_HEADERS[era][table].toLowerCase().split('$')
  const values = Object.fromEntries(names.filter((name) => TEXT_COLUMNS.test(name)).map((name) => [name, text]))
  return fc.tuple(identifier, fc.record(values)).map(([id, fields]) => ({
    ...fields,
    ...(era === 'legacy'
      ? { isr: String(id), case: '5000001' }
      : { primaryid: `${id}1`, caseid: String(id), caseversion: '1' }),
  }))
}

const eraTables = (['legacy', 'modern'] as const).flatMap((era) => FAERS_TABLES.map((table) => [era, table] as const))

describe('readTableFile', () => {
  it.each(eraTables)('gives back what was written as %s %s', async (era, table) => {
    const ends = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(era, table), { minLength: 1, maxLength: 8 }),
        ends,
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        async (written, end, closed, chunk) => {
          const lines = [ERA_HEADERS[era][table], ...written.map((values) => line(era, table, values))]
          const bytes = Buffer.from(lines.join(end) + (closed ? end : ''))
          const { rows, file } = await readBytes(table, bytes, chunk)
          expect(file).toMatchObject({ rowsIn: written.length, loaded: written.length, quarantined: [], repaired: 0 })
          const read = rows.map((row) => {
            const extra = row['extra'] === null ? {} : (JSON.parse(String(row['extra'])) as Record<string, string>)
            const names = ERA_HEADERS[era][table]
              .toLowerCase()
              .split('$')
              .filter((name) => TEXT_COLUMNS.test(name))
            const values = names.map((name) => {
              const place = PLACES[table]?.[name]
              // What only says that there is no name or term is none, and stands in `extra`.
              return [name, (place === undefined ? null : row[place]) ?? extra[COLUMN_ALIASES[name] ?? name] ?? '']
            })
            return { ...Object.fromEntries(values), id: row['reportId'] ?? row['orphanReportId'] }
          })
          const expected = written.map(({ isr, case: _, primaryid, caseid: __, caseversion: ___, ...fields }) => ({
            ...fields,
            id: isr ?? primaryid,
          }))
          expect(read).toEqual(expected)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each(eraTables)('reads the bytes of %s %s as it reads their text', async (era, table) => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '',
        'A',
        ' padded ',
        '\u00a0odd\u00a0 ',
        '20220101',
        '20221340',
        '12',
        '3.0',
        'YR',
        'NA',
        'M',
        'PS',
      ),
      text,
    )
    const damage = fc.constantFrom('$', '\n', '\r', 'x', '\u0092', '\t', '$$', '1234567', ' ')
    const columns = ERA_HEADERS[era][table].split('$').length
    const body = fc.array(
      fc.tuple(
        identifier,
        fc.array(cell, { minLength: columns - 1, maxLength: columns - 1 }),
        fc.option(damage),
        fc.nat(),
      ),
      { minLength: 1, maxLength: 30 },
    )
    const sample = Array.from({ length: SAMPLE_LINES }, (_, row) =>
      line(era, table, {
        isr: `${7_000_000 + row}`,
        case: '5000001',
        primaryid: `${30_000_000 + row}1`,
        caseid: `${30_000_000 + row}`,
      }),
    )
    await fc.assert(
      fc.asyncProperty(body, fc.integer({ min: 50, max: 3000 }), async (rows, chunk) => {
        const written = rows
          .map(([id, cells, insert, at]) => {
            const fields = [`${id}`, ...cells].join('$') + (era === 'legacy' ? '$' : '')
            const place = at % (fields.length + 1)
            return `${insert === null ? fields : fields.slice(0, place) + insert + fields.slice(place)}\n`
          })
          .join('')
        // A control character is taken out, for which the line has to be read as text.
        const asText = written.replace(/\r\n|\r|\n/g, (end) => `\u0008${end}`)
        const [bytes, texts] = await Promise.all(
          [written, asText].map((end) => {
            const whole = [ERA_HEADERS[era][table], ...sample, end].join('\n')
            return readBytes(table, Buffer.from(whole), chunk, '2022Q4')
          }),
        )
        expect(bytes!.rows).toEqual(texts!.rows)
        const accounts = [bytes!.file, texts!.file].map(
          ({ sha256: _, repaired: __, repairs, quarantined, ...file }) => ({
            ...file,
            repairs: { ...repairs, 'control-character': 0 },
            quarantined: quarantined.map((row) => ({ ...row, text: row.text.replaceAll('\u0008', '') })),
          }),
        )
        expect(accounts[0]).toEqual(accounts[1])
        expect(bytes!.warnings).toEqual(texts!.warnings)
      }),
      { numRuns: 60 },
    )
  })

  it.each(eraTables)('accounts for every line of a corrupted %s %s', async (era, table) => {
    const damage = fc.record({
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      remove: fc.integer({ min: 0, max: 3 }),
      insert: fc.array(fc.constantFrom(10, 13, 36, 36, 48, 65, 0, 8, 0x92, 0xc3, 0xff), { maxLength: 3 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(rowOf(era, table), { minLength: 1, maxLength: 12 }),
        fc.array(damage, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: 1, max: 200 }),
        async (written, damages, chunk) => {
          const header = `${ERA_HEADERS[era][table]}\n`
          let body = Buffer.from(written.map((values) => line(era, table, values)).join('\n'))
          for (const { at, remove, insert } of damages) {
            const place = Math.floor(at * body.length)
            body = Buffer.concat([body.subarray(0, place), Buffer.from(insert), body.subarray(place + remove)])
          }
          const { rows, file } = await readBytes(table, Buffer.concat([Buffer.from(header), body]), chunk)
          expect(file.rowsIn).toBe(file.loaded + file.quarantined.length)
          expect(rows).toHaveLength(file.loaded)
          const physical = body
            .toString('latin1')
            .split(/\r\n|\r|\n/)
            .flatMap((content, index) =>
              // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are no content
              /[^$\u0000-\u0020\u007f]/.test(content) ? [index + 2] : [],
            )
          const accounted = new Set([
            ...rows.map((row) => Number(row['line'])),
            ...file.quarantined.map((row) => row.line),
          ])
          const unaccounted = physical.filter((at) => !accounted.has(at))
          // Only lines behind the first of a joined record have no row of their own.
          const joined = file.repairs['embedded-line-feed'] ?? 0
          if (joined === 0) expect(unaccounted).toEqual([])
          else expect(unaccounted.length).toBeLessThanOrEqual(joined * 7)
          const again = await readBytes(table, Buffer.concat([Buffer.from(header), body]), chunk + 7)
          expect(again.file).toEqual(file)
          expect(again.rows).toEqual(rows)
        },
      ),
      { numRuns: 100 },
    )
  })

  it('reads more distinct texts than are kept in mind', async () => {
    const terms = Array.from({ length: 140_000 }, (_, row) => `Term ${row % 90_000}`)
    const rows = terms.map((pt) => line('modern', 'reac', { primaryid: '300000011', caseid: '30000001', pt }))
    const read = await readBytes('reac', Buffer.from([ERA_HEADERS.modern.reac, ...rows].join('\n')), 65_536)
    expect(read.rows.map((row) => row['term'])).toEqual(terms)
  })

  it('reads dates, ages, weights and codes, keeping what it cannot use', async () => {
    const good = { primaryid: '300000012', caseid: '30000001', caseversion: '2', i_f_code: 'F', fda_dt: '20221005' }
    const lines = [
      {
        ...good,
        event_dt: '202203',
        init_fda_dt: '20140319',
        age: '10950',
        age_cod: 'DY',
        sex: 'UNK',
        wt: '152',
        wt_cod: 'LBS',
      },
      {
        ...good,
        event_dt: '20220230',
        age: '200',
        age_cod: 'YR',
        sex: 'f',
        wt: '9',
        wt_cod: 'IB',
        occr_country: 'COUNTRY NOT SPECIFIED',
        reporter_country: 'CA',
      },
      { ...good, event_dt: '18990101', init_fda_dt: '20230101', caseversion: '' },
      { ...good, event_dt: '20230101', caseid: 'x' },
    ]
    const file = Buffer.from(
      [ERA_HEADERS.modern.demo, ...lines.map((values) => line('modern', 'demo', values))].join('\n'),
    )
    const { rows, file: account } = await readBytes('demo', file, 1000, '2022Q4')
    expect(rows).toMatchObject([
      {
        eventDate: 20220300,
        receivedDate: 20140319,
        versionDate: 20221005,
        ageVerbatim: '10950 DY',
        ageIssue: null,
        sex: null,
        version: 2,
        generation: 1,
        serious: 0,
      },
      {
        eventDate: -2147483648,
        ageYears: Number.NaN,
        ageIssue: 'age-out-of-range',
        sex: 'F',
        country: 'CA',
        weightVerbatim: '9 IB',
      },
      { eventDate: -2147483648, receivedDate: 20230101, version: 2 },
    ])
    expect(rows.map((row) => JSON.parse(String(row['extra'])))).toEqual([
      { i_f_code: 'F', sex: 'UNK' },
      { i_f_code: 'F', event_dt: '20220230' },
      { i_f_code: 'F', event_dt: '18990101' },
    ])
    expect(account).toMatchObject({
      repaired: 2,
      repairs: {
        'age-out-of-range': 1,
        'date-after-quarter': 1,
        'date-before-1900': 1,
        'date-invalid': 1,
        'version-derived': 1,
        'weight-unit-unknown': 1,
      },
      quarantined: [{ line: 5, code: 'case-id-not-numeric' }],
    })
  })

  it('marks legacy dates whose parts may have been made up', async () => {
    const demo = (values: Record<string, string>) =>
      line('legacy', 'demo', { isr: '4263742', case: '4061110', ...values })
    const lines = [
      demo({ event_dt: '20031101', i_f_cod: 'I', fda_dt: '20040102' }),
      demo({ event_dt: '20031115', i_f_cod: 'F', fda_dt: '20040103' }),
    ]
    const { rows } = await readBytes(
      'demo',
      Buffer.from([ERA_HEADERS.legacy.demo, ...lines].join('\n')),
      1000,
      '2004Q1',
    )
    expect(rows).toMatchObject([
      {
        eventDateForced: 1,
        generation: 0,
        version: 4263742,
        caseId: '4061110',
        receivedDate: 20040102,
        serious: -2147483648,
      },
      { eventDateForced: 0, receivedDate: -2147483648, versionDate: 20040103 },
    ])
  })

  it('reads what pandas and R rewrote', async () => {
    const pandas = [
      'primaryid$caseid$caseversion$event_dt$fda_dt$sex$mfr_sndr',
      '61.0$6.0$1.0$20141226.0$20150101.0$F$NA',
    ]
    const read = await readBytes('demo', Buffer.from(pandas.join('\n')))
    expect(read.rows).toMatchObject([{ reportId: '61', caseId: '6', version: 1, eventDate: 20141226, sender: 'NA' }])
    expect(read.file.repairs).toEqual({ 'float-integer': 1 })
    const r = [
      'primaryid$caseid$caseversion$event_dt$fda_dt$sex$mfr_sndr$reporter_country',
      '61$6$1$NA$20150101$NA$NA$NA',
    ]
    const rewritten = await readBytes('demo', Buffer.from(r.join('\n')))
    expect(rewritten.rows).toMatchObject([
      { eventDate: -2147483648, sex: null, sender: null, country: null, extra: null },
    ])
    expect(rewritten.file.repairs).toEqual({ 'literal-na': 1 })
    // Elsewhere NA is Namibia.
    const namibia = ['primaryid$caseid$caseversion$fda_dt$occr_country', '61$6$1$20150101$NA']
    expect((await readBytes('demo', Buffer.from(namibia.join('\n')))).rows).toMatchObject([{ country: 'NA' }])
  })

  it('names drugs by ingredient, else as written, and knows every role', async () => {
    const drug = (values: Record<string, string>) =>
      line('modern', 'drug', { primaryid: '300000011', caseid: '30000001', ...values })
    const lines = [
      drug({ drug_seq: '1', role_cod: 'ps', drugname: '"VITAMINS" (NOS)', prod_ai: 'RETINOL\\ASCORBIC ACID' }),
      drug({ drug_seq: '2', role_cod: 'DN', drugname: 'prednisone.', dose_form: 'TABLET', dose_freq: 'a "b" \\' }),
      drug({ drug_seq: '3' }),
    ]
    const { rows } = await readBytes('drug', Buffer.from([ERA_HEADERS.modern.drug, ...lines].join('\n')))
    expect(rows).toMatchObject([
      {
        role: 'PS',
        verbatim: '"VITAMINS" (NOS)',
        names: 'RETINOL\u001fASCORBIC ACID',
        nameSource: 'prod_ai',
        sequence: 1,
      },
      { role: 'DN', names: 'PREDNISONE', nameSource: 'verbatim', sequence: 2 },
      { role: null, names: null, nameSource: null },
    ])
    expect(JSON.parse(String(rows[1]!['extra']))).toEqual({
      caseid: '30000001',
      dose_form: 'TABLET',
      dose_freq: 'a "b" \\',
    })
  })

  it('takes control characters out, counts windows-1252 lines and keeps the raw text of what it refuses', async () => {
    const header = `${ERA_HEADERS.modern.reac}\n`
    const bytes = Buffer.concat([
      Buffer.from(header),
      Buffer.from('300000011$30000001$Nau\u0008sea$\n'),
      Buffer.from([...Buffer.from('300000021$30000002$Crohn'), 0x92, ...Buffer.from('s disease$\n')]),
      Buffer.from('30\u0000$x\n'),
    ])
    const { rows, file } = await readBytes('reac', bytes)
    expect(rows.map((row) => row['term'])).toEqual(['Nausea', 'Crohn\u2019s disease'])
    expect(file).toMatchObject({
      encodingRepairs: 1,
      repairs: { 'control-character': 1 },
      quarantined: [{ line: 4, code: 'field-count', text: '30\u0000$x' }],
    })
  })

  it('keeps columns it does not know and tells of columns it misses', async () => {
    const { rows, file, warnings } = await readBytes(
      'reac',
      Buffer.from('primaryid$caseid$pt$severity\n300000011$30000001$Nausea$mild\n'),
      10,
      '2022Q4',
    )
    expect(JSON.parse(String(rows[0]!['extra']))).toEqual({ caseid: '30000001', severity: 'mild' })
    expect(file.unknownColumns).toEqual(['severity'])
    expect(warnings.map(({ code }) => code)).toEqual(['unknown-column', 'missing-column', 'orphans'])
    expect(warnings[1]!.message).toContain('drug_rec_act')
  })

  it('tells of drugs without a name or a role, of roles and numbers it cannot use, and of rows without a term', async () => {
    const drug = (values: Record<string, string>) =>
      line('modern', 'drug', { primaryid: '300000011', caseid: '30000001', drug_seq: '1', ...values })
    const drugs = [
      drug({ role_cod: 'ps', drugname: 'ALPHA' }),
      drug({ role_cod: 'XX', drugname: 'BETA' }),
      drug({ drugname: 'GAMMA', drug_seq: 'two' }),
      drug({ role_cod: 'C' }),
    ]
    const { rows, file, warnings } = await readBytes(
      'drug',
      Buffer.from([ERA_HEADERS.modern.drug, ...drugs, ''].join('\n')),
    )
    expect(rows.map((row) => row['role'])).toEqual(['PS', 'XX', null, 'C'])
    expect(JSON.parse(String(rows[2]!['extra']))).toMatchObject({ drug_seq: 'two' })
    expect(file).toMatchObject({
      loaded: 4,
      repaired: 1,
      repairs: { 'sequence-not-numeric': 1 },
    })
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'role-not-recognised', count: 1 }))
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'role-missing', count: 1 }))
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'missing-drug', count: 1 }))

    const terms = ['Nausea', ''].map((pt) => line('modern', 'reac', { primaryid: '300000011', caseid: '30000001', pt }))
    const reactions = await readBytes('reac', Buffer.from([ERA_HEADERS.modern.reac, ...terms, ''].join('\n')))
    expect(reactions.file).toMatchObject({ loaded: 2, repaired: 0 })
    expect(reactions.warnings).toContainEqual(expect.objectContaining({ code: 'missing-term', count: 1 }))
  })
})
