import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../tests/shared-data.js'
import { readAll } from './quarter.fixture.js'
import { recogniseFaersPath } from './recognise-faers-path.js'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-rewritten-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const DEMO = [
  ['primaryid', 'caseid', 'caseversion', 'event_dt', 'fda_dt', 'age', 'age_cod', 'sex', 'occr_country'],
  ['1000011', '100001', '1', '20250601', '20250701', '53', 'YR', 'F', 'US'],
  ['1000021', '100002', '1', '', '20250703', '', '', 'M', 'US'],
]
const DRUG = [
  ['primaryid', 'caseid', 'drug_seq', 'role_cod', 'drugname', 'prod_ai'],
  ['1000011', '100001', '1', 'PS', 'Brand A, 5"', 'SUBSTANCE A'],
  ['1000011', '100001', '2', 'C', 'Brand B\nnew line', 'SUBSTANCE B'],
  ['1000021', '100002', '1', 'PS', 'Brand $ C', 'SUBSTANCE B'],
]
const REAC = [
  ['primaryid', 'caseid', 'pt'],
  ['1000011', '100001', 'Rash'],
  ['1000021', '100002', 'Nausea'],
]

type Writer = (table: readonly (readonly string[])[]) => string
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const asCsv: Writer = (table) => table.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('')
const bare = (cell: string) => (/["\n,;\t]/.test(cell) ? quoted(cell) : cell)

/** As programs write a table; R writes a number before each row, and NA where nothing is. */
const WRITERS: readonly (readonly [string, Writer])[] = [
  ['CSV, all quoted', asCsv],
  [
    'pandas, with its index',
    (table) => table.map((cells, at) => `${[at === 0 ? '' : String(at - 1), ...cells].map(bare).join(',')}\n`).join(''),
  ],
  [
    'write.csv of R',
    (table) =>
      table
        .map(
          (cells, at) =>
            `${[at === 0 ? '' : String(at), ...cells].map((cell) => (cell === '' && at > 0 ? 'NA' : quoted(cell))).join(',')}\n`,
        )
        .join(''),
  ],
  [
    'write.table of R, numbers without a name',
    (table) =>
      table.map((cells, at) => `${(at === 0 ? cells : [String(at), ...cells]).map(bare).join('\t')}\n`).join(''),
  ],
  [
    'semicolons, capitals, a column of its own',
    (table) =>
      table
        .map(
          (cells, at) =>
            `${[...cells.map((cell) => (at === 0 ? cell.toUpperCase() : cell)), at === 0 ? 'QUARTER' : '25Q3'].map(bare).join(';')}\n`,
        )
        .join(''),
  ],
]

async function quarter(write: Writer, tables = { DEMO, DRUG, REAC }) {
  const path = await mkdtemp(join(folder, 'q-'))
  for (const [name, table] of Object.entries(tables)) await writeFile(join(path, `${name}25Q3.csv`), write(table))
  return path
}

describe('tables of FAERS that a program wrote anew', () => {
  it.each(WRITERS)('are read from %s', async (_, write) => {
    const { report, batches } = await readAll([await quarter(write)])
    expect(report.files.map(({ table, rowsIn, loaded, partition }) => [table, rowsIn, loaded, partition])).toEqual([
      ['demo', 2, 2, '2025Q3'],
      ['drug', 3, 3, '2025Q3'],
      ['reac', 2, 2, '2025Q3'],
    ])
    const columns = (table: string) =>
      batches.find((batch) => batch.table === table)!.columns as unknown as Record<string, ArrayLike<unknown>>
    const of = (table: string, column: string) => Array.from(columns(table)[column]!)
    expect(of('drug', 'verbatim')).toEqual(['Brand A, 5"', 'Brand B\nnew line', 'Brand $ C'])
    expect(of('drug', 'role')).toEqual(['PS', 'C', 'PS'])
    expect(of('event', 'term')).toEqual(['Rash', 'Nausea'])
    expect(of('case', 'sex')).toEqual(['F', 'M'])
    expect(of('case', 'ageYears')).toEqual([53, Number.NaN])
    // Without OUTC nothing tells whether a case is serious.
    expect(of('case', 'serious')).toEqual([-2147483648, -2147483648])
    expect(report.warnings.map(({ code }) => code)).toContain('missing-table')
  })

  it.skipIf(!hasSharedData)('are read from the files that were found', async () => {
    const { report } = await readAll([sharedData('data/found/faers-as-csv')])
    expect(report.files.map(({ table, loaded }) => [table, loaded])).toEqual([
      ['demo', 2],
      ['drug', 3],
      ['reac', 2],
    ])
  })

  it('are read from the cleaned tables of DiAna', async () => {
    const path = await mkdtemp(join(folder, 'diana-'))
    await writeFile(
      join(path, 'Demo.csv'),
      'primaryid;sex;age_in_days;wt_in_kgs;fda_dt;premarketing;RB_duplicates\n1000011;F;7305;70;20250701;FALSE;TRUE\n',
    )
    await writeFile(join(path, 'Drug.csv'), 'primaryid;drug_seq;substance;role_cod\n1000011;1;warfarin;PS\n')
    await writeFile(join(path, 'Reac.csv'), 'primaryid;pt;drug_rec_act\n1000011;rash;\n')
    const { report, batches } = await readAll([path])
    expect(report.files.map(({ table, loaded }) => [table, loaded])).toEqual([
      ['demo', 1],
      ['drug', 1],
      ['reac', 1],
    ])
    const [demo, drug] = batches.map(({ columns }) => columns as unknown as Record<string, ArrayLike<unknown>>)
    expect(demo).toMatchObject({ caseId: ['1000011'], weightVerbatim: ['70'] })
    expect(demo!.ageYears![0]).toBeCloseTo(20, 1)
    expect(demo!.weightKilograms![0]).toBe(70)
    expect(drug).toMatchObject({ names: ['WARFARIN'], nameSource: ['prod_ai'] })
  })

  it.each([
    ['joined with drugs', 'primaryid,caseid,caseversion,fda_dt,drugname,pt\n1,1,1,20240101,A,x\n'],
    ['pairs of other names', 'primaryid,drug,pt\n1,A,x\n'],
    ['a table of cases', 'case_id,drug,event\n1,A,x\n'],
  ])('are not taken for it where they are %s', async (_, text) => {
    const path = join(folder, `${text.length}.csv`)
    await writeFile(path, text)
    expect(await recogniseFaersPath(path)).toContain('holds no table of FAERS')
  })

  it('quarantine what fits no column, with its line', async () => {
    const { report } = await readAll([
      await quarter(asCsv, { DEMO: [...DEMO, ['x'], ['1.0E+7', '1', '1', '', '', '', '', '', '']], DRUG, REAC }),
    ])
    expect(report.files[0]!.quarantined.map(({ line, code }) => [line, code])).toEqual([
      [4, 'field-count'],
      [5, 'key-not-numeric'],
    ])
  })
})
