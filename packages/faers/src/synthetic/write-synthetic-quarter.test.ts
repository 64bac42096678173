import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CaseBatch, NAME_SEPARATOR } from '@aethersignal/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faersAdapter } from '../faers-adapter.js'
import { writeSyntheticQuarter } from './write-synthetic-quarter.js'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aether-synthetic-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const hashOf = async (path: string) =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex')

/** Counts of pairs over the latest version of cases that are not deleted, the plain way. */
function countPairs(batches: readonly CaseBatch[]) {
  const latest = new Map<string, number>()
  const versions: number[] = []
  const caseIds: string[] = []
  const drugs: Set<string>[] = []
  const events: Set<string>[] = []
  const deleted = new Set<string>()
  for (const batch of batches) {
    if (batch.table === 'deletion') for (const id of batch.columns.caseId) deleted.add(id!)
    for (let row = 0; row < batch.rows; row++) {
      if (batch.table === 'case') {
        const ordinal = drugs.push(new Set()) - 1
        events.push(new Set())
        const caseId = batch.columns.caseId[row]!
        caseIds.push(caseId)
        versions.push(batch.columns.version[row]!)
        const best = latest.get(caseId)
        if (best === undefined || versions[best]! < versions[ordinal]!) latest.set(caseId, ordinal)
      }
      if (batch.table === 'drug' && ['PS', 'SS'].includes(batch.columns.role[row]!)) {
        for (const name of batch.columns.names[row]!.split(NAME_SEPARATOR)) {
          drugs[batch.columns.caseOrdinal[row]!]!.add(name)
        }
      }
      if (batch.table === 'event') events[batch.columns.caseOrdinal[row]!]!.add(batch.columns.term[row]!)
    }
  }
  const drugTotals = new Map<string, number>()
  const eventTotals = new Map<string, number>()
  const pairs = new Map<string, number>()
  const add = (totals: Map<string, number>, key: string) => totals.set(key, (totals.get(key) ?? 0) + 1)
  let reports = 0
  for (const [caseId, ordinal] of latest) {
    if (deleted.has(caseId)) continue
    reports++
    for (const drug of drugs[ordinal]!) add(drugTotals, drug)
    for (const event of events[ordinal]!) add(eventTotals, event)
    for (const drug of drugs[ordinal]!) for (const event of events[ordinal]!) add(pairs, `${drug}\t${event}`)
  }
  const lift = (pair: string, a: number) => {
    const [drug, event] = pair.split('\t')
    return (a * reports) / (drugTotals.get(drug!)! * eventTotals.get(event!)!)
  }
  return { reports, drugs: drugTotals.size, events: eventTotals.size, pairs, lift }
}

describe('writeSyntheticQuarter', () => {
  it('writes a quarter that the adapter reads without a repair, with the planted signals it tells of', async () => {
    const path = join(folder, 'quarter.zip')
    const written = await writeSyntheticQuarter({ path, reports: 20_000, seed: 7, quarter: '2024Q2' })
    const run = faersAdapter.read([path])
    const batches: CaseBatch[] = []
    for await (const batch of run.batches) batches.push(batch)
    const { files, warnings } = run.report()
    expect(warnings.map(({ code }) => code)).toEqual(['synthetic'])
    expect(files.map(({ table, partition }) => `${table} ${partition}`)).toEqual(
      ['demo', 'drug', 'reac', 'outc', 'rpsr', 'ther', 'indi', 'deleted'].map((table) => `${table} 2024Q2`),
    )
    for (const file of files)
      expect(file).toMatchObject({ quarantined: [], repaired: 0, orphans: 0, loaded: file.rowsIn })
    expect(files[0]!.rowsIn).toBe(20_000)

    const counts = countPairs(batches)
    expect(counts.reports).toBeLessThan(20_000)
    for (const { drug, event, reports } of written.planted) {
      expect([drug, event, counts.pairs.get(`${drug}\t${event}`)]).toEqual([drug, event, reports])
      expect(reports).toBeGreaterThanOrEqual(10)
    }
    // What is planted stands out: among pairs of at least ten reports, nothing unplanted has so high a lift.
    const planted = new Set(written.planted.map(({ drug, event }) => `${drug}\t${event}`))
    const strong = [...counts.pairs]
      .filter(([, a]) => a >= 10)
      .map(([pair, a]) => ({ pair, lift: counts.lift(pair, a) }))
    const top = strong.sort((a, b) => b.lift - a.lift).slice(0, 10)
    expect(top.filter(({ pair }) => !planted.has(pair))).toEqual([])
  })

  it('gives the same bytes for the same seed and others for another', async () => {
    const write = async (name: string, seed: number) => {
      const path = join(folder, name)
      await writeSyntheticQuarter({ path, reports: 1000, seed })
      return hashOf(path)
    }
    const first = await write('a.zip', 1)
    expect(await write('b.zip', 1)).toBe(first)
    expect(await write('c.zip', 2)).not.toBe(first)
  })

  it('numbers cases from where it is told, the deleted ones too', async () => {
    const path = join(folder, 'numbered.zip')
    await writeSyntheticQuarter({ path, reports: 1000, firstCase: 7_000_000 })
    const numbers = { case: new Set<number>(), deletion: new Set<number>() }
    for await (const { table, columns } of faersAdapter.read([path]).batches) {
      if (table === 'case' || table === 'deletion') for (const id of columns.caseId) numbers[table].add(Number(id))
    }
    expect([...numbers.case]).toEqual(Array.from({ length: 960 }, (_, at) => 7_000_000 + at))
    expect(numbers.deletion.size).toBeGreaterThan(0)
    expect([...numbers.deletion].filter((id) => !numbers.case.has(id))).toEqual([])
    await expect(writeSyntheticQuarter({ path, firstCase: 0.5 })).rejects.toMatchObject({ code: 'usage/invalid' })
  })

  it('leaves values out as often as FAERS does and makes some dates partial', async () => {
    const path = join(folder, 'rates.zip')
    await writeSyntheticQuarter({ path, reports: 20_000, seed: 3 })
    const run = faersAdapter.read([path])
    let rows = 0
    const missing = { age: 0, sex: 0, eventDate: 0, weight: 0 }
    const partial = { year: 0, month: 0 }
    for await (const batch of run.batches) {
      if (batch.table !== 'case') continue
      rows += batch.rows
      for (let row = 0; row < batch.rows; row++) {
        const date = batch.columns.eventDate[row]!
        if (Number.isNaN(batch.columns.ageYears[row])) missing.age++
        if (batch.columns.sex[row] === null) missing.sex++
        if (Number.isNaN(batch.columns.weightKilograms[row])) missing.weight++
        if (date < 0) missing.eventDate++
        else if (date % 10_000 === 0) partial.year++
        else if (date % 100 === 0) partial.month++
      }
    }
    expect(missing.age / rows).toBeCloseTo(0.38, 1)
    expect(missing.sex / rows).toBeCloseTo(0.205, 1)
    expect(missing.weight / rows).toBeCloseTo(0.83, 1)
    expect(missing.eventDate / rows).toBeCloseTo(0.55, 1)
    expect(partial.year).toBeGreaterThan(0)
    expect(partial.month).toBeGreaterThan(partial.year)
  })

  it('refuses sizes and quarters that cannot be', async () => {
    const path = join(folder, 'never.zip')
    await expect(writeSyntheticQuarter({ path, reports: 10 })).rejects.toMatchObject({ code: 'usage/invalid' })
    await expect(writeSyntheticQuarter({ path, quarter: '2025Q5' })).rejects.toMatchObject({ code: 'usage/invalid' })
  })
})
