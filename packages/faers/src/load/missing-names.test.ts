import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { readAll, rowsOf } from '../quarter.fixture.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-missing-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Reads three slim tables; each row of `drugs` is drugname, prod_ai and role, each of `reactions` a term. */
async function read(drugs: readonly string[], reactions: readonly string[], countries: readonly string[] = ['US']) {
  const files = {
    DEMO25Q3: [
      'primaryid$caseid$caseversion$sex$occr_country',
      ...countries.map((country, at) => `${at + 1}001$${at + 1}$1$F$${country}`),
    ],
    DRUG25Q3: [
      'primaryid$caseid$drug_seq$role_cod$drugname$prod_ai',
      ...drugs.map((cells, at) => `1001$1$${at + 1}$${cells}`),
    ],
    REAC25Q3: ['primaryid$caseid$pt', ...reactions.map((term) => `1001$1$${term}`)],
  }
  const paths = Object.keys(files).map((name) => join(folder, `${name}.txt`))
  for (const [at, lines] of Object.values(files).entries()) await writeFile(paths[at]!, `${lines.join('\n')}\n`)
  return readAll(paths, { allowMissing: true })
}

describe('names and terms of FAERS that are missing', () => {
  it('falls back to the name as written and counts no drug and no reaction that only says there is none', async () => {
    const { batches, report } = await read(
      [
        'PS$Brand A$NA',
        'PS$BRAND B$n/a',
        'SS$NA$SUBSTANCE C',
        'C$UNKNOWN$',
        'C$Na$NA',
        'C$NA$NA',
        'C$X$NA\\ASPIRIN',
        'C$.$None',
      ],
      ['Rash', 'NA', 'Unknown', '#N/A', 'Death', '-'],
    )
    const drugs = rowsOf(batches, 'drug')
    expect(drugs.map((row) => row['names'])).toEqual([
      'BRAND A',
      'BRAND B',
      'SUBSTANCE C',
      null,
      'NA',
      null,
      'ASPIRIN',
      null,
    ])
    expect(drugs.map((row) => row['nameSource'])).toEqual([
      'verbatim',
      'verbatim',
      'prod_ai',
      null,
      'verbatim',
      null,
      'prod_ai',
      null,
    ])
    expect(drugs.map((row) => [row['verbatim'], row['ingredient']])).toContainEqual(['Brand A', null])
    expect(JSON.parse(String(drugs[3]!['extra']))).toEqual({ drugname: 'UNKNOWN' })
    expect(rowsOf(batches, 'event').map((row) => row['term'])).toEqual(['Rash', null, null, null, 'Death', null])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'missing-drug', count: 3 }))
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'missing-term', count: 4 }))
  })

  it('reads roles in words, and warns of those it does not know', async () => {
    const { batches, report } = await read(
      ['Primary Suspect$A$', 'concomitant drug$B$', 'interacting$C$', 'zz$D$', 'NA$E$'],
      ['Rash'],
    )
    expect(rowsOf(batches, 'drug').map((row) => row['role'])).toEqual(['PS', 'C', 'I', 'ZZ', null])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'role-not-recognised', count: 1 }))
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'role-missing', count: 1 }))
    expect(report.files.map(({ repairs }) => repairs)).toEqual([{}, {}, {}])
  })

  it('brings countries to their codes and counts those that are none', async () => {
    const { batches, report } = await read(
      ['PS$A$'],
      ['Rash'],
      ['us', 'UNITED KINGDOM', 'COUNTRY NOT SPECIFIED', 'XE', 'NA', 'EU'],
    )
    expect(rowsOf(batches, 'case').map((row) => row['country'])).toEqual(['US', 'GB', null, 'XE', 'NA', 'EU'])
    expect(report.warnings).toContainEqual(expect.objectContaining({ code: 'country-not-recognised', count: 1 }))
  })

  it.skipIf(!hasSharedData)('reads a quarter that was slimmed and rewritten', async () => {
    const { batches } = await readAll([sharedData('data/found/faers-slim-na')], { allowMissing: true })
    expect(rowsOf(batches, 'drug').map((row) => row['names'])).toEqual(['BRAND A', 'BRAND B', 'SUBSTANCE C'])
  })
})
