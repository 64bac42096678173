import { AetherError } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvAdapter, tableAdapter } from './csv-adapter.js'
import { casesOf, gzipped, inputOf, loadCases } from './csv-text.fixture.js'
import { hasName } from './layout/has-name.js'
import { readNameCell } from './values/name-cell.js'

const name = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 14 }), fc.stringMatching(/^[a-z",;|\t\r\n ']{1,14}$/))
  .map((text) => text.trim())
  .filter((text) =>
    (['drug', 'event'] as const).every((field) => readNameCell(text, field) === text && hasName(text, field)),
  )
const row = fc.record({
  caseId: fc.stringMatching(/^[A-Z]{1,2}-?[1-9]\d{0,2}$/),
  drug: name,
  event: name,
  role: fc.constantFrom('PS', 'SS', 'C', 'I', 'DN'),
})
const chunks = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })
const dialect = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  newline: fc.constantFrom('\n', '\r\n'),
  quoteAll: fc.boolean(),
  bom: fc.boolean(),
  lastLineEnds: fc.boolean(),
  packed: fc.boolean(),
})

interface Row {
  caseId: string
  drug: string
  event: string
  role: string
}
type Dialect = typeof dialect extends fc.Arbitrary<infer T> ? T : never

function written(rows: readonly Row[], { delimiter, newline, quoteAll, bom, lastLineEnds }: Dialect): string {
  const cell = (text: string) => (quoteAll || /["\n\r,;|\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)
  const lines = rows.map(({ caseId, drug, event, role }) => [caseId, drug, event, role].map(cell).join(delimiter))
  const text = [['CASEID', 'Drug Name', 'PT', 'role_cod'].join(delimiter), ...lines].join(newline)
  return `${bom ? '\ufeff' : ''}${text}${lastLineEnds ? newline : ''}`
}

describe('csvAdapter', () => {
  it('gives back the rows that were written, whatever the dialect and however the bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), dialect, chunks, async (rows, how, cuts) => {
        const text = written(rows, how)
        const input = inputOf(how.packed ? await gzipped(text) : text, cuts)
        const { cases, report } = await casesOf(tableAdapter({ splits: { drug: 'none', event: 'none' } }).read([input]))
        const expected = [...new Set(rows.map(({ caseId }) => caseId))]
        expect(cases.map(({ id }) => id)).toEqual(expected)
        for (const { id, drugs, events } of cases) {
          const own = rows.filter(({ caseId }) => caseId === id)
          expect(drugs.map(({ name, role }) => ({ name, role }))).toEqual(
            own.map(({ drug, role }) => ({ name: drug, role })),
          )
          expect(events.map(({ term }) => term)).toEqual(own.map(({ event }) => event))
        }
        expect(report.files[0]).toMatchObject({
          rowsIn: rows.length,
          loaded: rows.length,
          repaired: 0,
          quarantined: [],
          distinctIds: expected.length,
          encodingRepairs: 0,
        })
        expect(report.warnings).toEqual([])
      }),
      { numRuns: 200 },
    ))

  it('accounts for every row of a damaged table, the same however its bytes are cut', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 15 }),
        dialect,
        fc.array(
          fc.record({
            at: fc.nat(),
            remove: fc.integer({ min: 0, max: 6 }),
            put: fc.constantFrom<number[]>([], [34], [34, 34], [10], [13], [44], [0], [255], [0xef, 0xbb, 0xbf]),
          }),
          { minLength: 1, maxLength: 6 },
        ),
        chunks,
        async (rows, how, damages, cuts) => {
          const bytes = [...new TextEncoder().encode(written(rows, how))]
          for (const { at, remove, put } of damages) bytes.splice(at % (bytes.length + 1), remove, ...put)
          const whole = await outcome(Uint8Array.from(bytes), [])
          expect(await outcome(Uint8Array.from(bytes), cuts)).toEqual(whole)
        },
      ),
      { numRuns: 300 },
    ))

  it('takes the first value of each attribute and tells where later rows differ', async () => {
    const { cases, report } = await loadCases(
      inputOf(
        [
          'report_id;reaction;drug;gender;age;report date;country;serious flag',
          '7;Nausea;A;;44 YR;2021-03-05;FR;yes',
          '8;Rash;B;male;;;;',
          '7;Rash;A;female;45;20210305;FR;1',
          '7;Rash;B;M;;;DE;',
        ].join('\n'),
      ),
    )
    const missing = { ageYears: null, receivedDate: null, country: null, serious: null }
    expect(cases[0]).toMatchObject({ sex: 'F', ageYears: 44, receivedDate: 20210305, country: 'FR', serious: 1 })
    expect(cases[1]).toMatchObject({ sex: 'M', ...missing, line: 3 })
    expect(cases[0]!.drugs.map(({ name, line }) => [name, line])).toEqual([
      ['A', 2],
      ['A', 4],
      ['B', 5],
    ])
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['role-assumed', 4],
      ['conflicting-attribute', 1],
      ['conflicting-attribute', 1],
      ['conflicting-attribute', 1],
      ['age-unit-assumed', 1],
    ])
  })

  it('keeps rows that lack a drug or an event, and quarantines those that give nothing', async () => {
    const { cases, report } = await loadCases(
      inputOf(
        [
          'case_id,drug,event,note',
          '1,A,,x',
          '1,NA,Rash,y',
          ',A,Rash,',
          '2,,,',
          '1.23E+08,A,Rash,',
          'case_id,drug,event,note',
          '3,A,Rash,,surplus',
          '3,A',
          '3.0,A,Rash',
          '3,A,Rash,,,',
          '',
          ',,,',
        ].join('\r\n'),
      ),
    )
    expect(cases).toMatchObject([
      { id: '1', drugs: [{ name: 'A', extra: '{"note":"x"}' }], events: [{ term: 'Rash', extra: '{"note":"y"}' }] },
      { id: '3', drugs: [{ line: 11 }], events: [{ line: 11 }] },
    ])
    const [file] = report.files
    expect(file!.quarantined).toEqual([
      { line: 4, code: 'missing-case-id', text: ',A,Rash,' },
      { line: 5, code: 'missing-drug-and-event', text: '2,,,' },
      { line: 6, code: 'rounded-case-id', text: '1.23E+08,A,Rash,' },
      { line: 7, code: 'repeated-header', text: 'case_id,drug,event,note' },
      { line: 8, code: 'field-count', text: '3,A,Rash,,surplus' },
      { line: 9, code: 'field-count', text: '3,A' },
      { line: 10, code: 'field-count', text: '3.0,A,Rash' },
      { line: 13, code: 'missing-case-id', text: ',,,' },
    ])
    expect(file).toMatchObject({
      rowsIn: 11,
      loaded: 3,
      repaired: 1,
      repairs: { 'surplus-empty-cells': 1 },
      unknownColumns: ['note'],
    })
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['role-assumed', 2],
      ['missing-drug', 1],
      ['missing-event', 1],
    ])
  })

  it('keeps what it cannot read, with the reason', async () => {
    const { cases, report } = await loadCases(
      inputOf(
        [
          'caseid,drug,pt,role,sex,age,date,serious',
          '1,A,Rash,X,Q,old,2021-13-01,perhaps',
          '2,A,Rash,,unknown,200,03/04/2021,',
        ].join('\n'),
      ),
    )
    expect(cases[0]).toMatchObject({ sex: null, ageYears: null, receivedDate: null, serious: null })
    expect(JSON.parse(cases[0]!.extra!)).toEqual({ sex: 'Q', receivedDate: '2021-13-01', serious: 'perhaps' })
    expect(cases[0]!.drugs).toMatchObject([{ role: null, extra: '{"role":"X"}' }])
    expect(cases[1]).toMatchObject({ sex: null, ageYears: null, receivedDate: 20210000 })
    expect(report.files[0]).toMatchObject({
      loaded: 2,
      repaired: 2,
      repairs: {
        'age-not-numeric': 1,
        'age-out-of-range': 1,
        'date-invalid': 1,
        'date-order-unknown': 1,
        'serious-not-recognised': 1,
        'sex-not-recognised': 1,
      },
    })
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([
      ['role-missing', 1],
      ['role-not-recognised', 1],
    ])
  })

  it('reads several tables as parts of their own and tells of cases that stand in both', async () => {
    const table = 'case_id,drug,event,role\n1,A,Rash,PS\n2,B,Rash,C\n'
    const both = [inputOf(table, [], 'a.csv'), inputOf(`${table}3,C,Rash,PS\n`, [], 'b.csv')]
    const { cases, report } = await loadCases(...both)
    expect(cases.map(({ id }) => id)).toEqual(['1', '2', '1', '2', '3'])
    expect(report.files.map(({ path, partition, rowsIn }) => [path, partition, rowsIn])).toEqual([
      ['a.csv', 'a.csv', 2],
      ['b.csv', 'b.csv', 3],
    ])
    expect(report.warnings.map(({ code, count }) => [code, count])).toEqual([['case-in-several-files', 2]])
    await expect(loadCases(inputOf(table), inputOf(table))).rejects.toMatchObject({ code: 'usage/invalid' })
  })

  it('has no report before its end, and stops when told', async () => {
    const stop = new AbortController()
    const run = csvAdapter.read([inputOf('case_id,drug,event\n1,A,Rash\n', [4])], {
      signal: stop.signal,
      onProgress: ({ done }) => {
        if (done > 8) stop.abort()
      },
    })
    expect(() => run.report()).toThrow(AetherError)
    await expect(run.batches[Symbol.asyncIterator]().next()).rejects.toMatchObject({ code: 'request/aborted' })
  })
})

/** What becomes of a damaged table: an account in which every row stands once, or an error with a code of its own. */
async function outcome(bytes: Uint8Array, cuts: readonly number[]): Promise<unknown> {
  try {
    const { cases, report } = await loadCases(inputOf(bytes, cuts))
    const { rowsIn, loaded, quarantined } = report.files[0]!
    const lines = cases.flatMap(({ drugs, events }) => [...drugs, ...events].map(({ line }) => line))
    expect(rowsIn).toBe(loaded + quarantined.length)
    expect(new Set(lines).size).toBe(loaded)
    expect(new Set([...lines, ...quarantined.map(({ line }) => line)]).size).toBe(rowsIn)
    return { cases, report }
  } catch (thrown) {
    if (!(thrown instanceof AetherError)) throw thrown
    expect(thrown.code).toMatch(/^input\/(empty|missing-column|not-recognised|nothing-loaded|unreadable)$/)
    return thrown.toJSON()
  }
}
