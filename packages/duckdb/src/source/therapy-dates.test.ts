import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { restrictSource } from '@aethersignal/engine'
import type { TherapyQuery } from '@aethersignal/engine/analyses'
import { NAME_SEPARATOR } from '@aethersignal/model'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadIntoStore, storeSource, therapyDatesOf } from '../handle/store-calls.fixture.js'
import type { DrugNaming } from '../index/drug-naming.js'
import { type PartRows, plainReport, type Row, runOf } from '../load/case-run.fixture.js'

let store: string
beforeEach(async () => {
  store = await mkdtemp(join(tmpdir(), 'aether-store-therapies-'))
})
afterEach(() => rm(store, { recursive: true, force: true }))

type Report = PartRows['reports'][number]

function dated(number: number, row: Row, drugs: readonly Row[], therapies: readonly Row[]): Report {
  return {
    row: { generation: 1, version: 1, caseId: `c${number}`, reportId: `${number}1`, ...row },
    drugs: drugs.map((drug, at) => ({ sequence: at + 1, role: 'PS', ...drug })),
    events: ['Rash'],
    therapies,
  }
}

async function load(parts: Readonly<Record<string, readonly Report[]>>): Promise<void> {
  const rows = Object.entries(parts).map(([partition, reports]) => ({ source: 'test', partition, reports }))
  await loadIntoStore(store, runOf(rows), { now: new Date(0) })
}

const A = { names: 'ALPHA' }
const B = { names: 'BETA' }

async function datesOf(query: TherapyQuery) {
  return (await therapyDatesOf(store, { asked: query })).dates.asked
}

describe('dates of therapies', () => {
  it('takes the earliest start of the drug that was asked for, in its roles', async () => {
    await load({
      '2020Q1': [
        dated(
          0,
          { eventDate: 20200310 },
          [A, B, { ...A, role: 'C' }],
          [
            { sequence: 1, startDate: 20200301 },
            { sequence: 1, startDate: 20200215 },
            { sequence: 2, startDate: 20200101 },
            { sequence: 3, startDate: 20190101 },
          ],
        ),
      ],
    })
    const of = async (query: Omit<TherapyQuery, 'reports'>) => (await datesOf({ reports: [0], ...query })).starts
    expect(await of({ roles: ['PS'], drug: 'ALPHA' })).toEqual(['2020-02-15'])
    expect(await of({ roles: ['PS'], drug: 'BETA' })).toEqual(['2020-01-01'])
    expect(await of({ roles: ['PS'] })).toEqual(['2020-01-01'])
    expect(await of({ roles: ['C'], drug: 'ALPHA' })).toEqual(['2019-01-01'])
    expect(await of({ roles: ['PS', 'C'] })).toEqual(['2019-01-01'])
    expect(await of({ roles: ['I'] })).toEqual([null])
  })

  it('keeps the order asked for, over parts, and what is partial or missing', async () => {
    await load({
      '2020Q1': [
        dated(0, { eventDate: 20200300 }, [A], [{ sequence: 1, startDate: 20200000 }]),
        dated(1, {}, [A], [{ sequence: 1, startDate: 20200102 }]),
      ],
      '2020Q2': [
        dated(2, { eventDate: 20200505 }, [A], [{ sequence: 2, startDate: 20200401 }]),
        dated(
          3,
          { eventDate: 20200606 },
          [{ names: `GAMMA${NAME_SEPARATOR}ALPHA` }],
          [{ sequence: 1, startDate: 20200500 }, { sequence: 1 }],
        ),
      ],
    })
    expect(await datesOf({ reports: [3, 0, 2, 1], roles: ['PS'], drug: 'ALPHA' })).toEqual({
      starts: ['2020-05', '2020', null, '2020-01-02'],
      events: ['2020-06-06', '2020-03', '2020-05-05', null],
      widened: 0,
    })
  })

  it('takes the therapies of every way of writing that counts under the name, and of no other', async () => {
    const starting = (day: number) => [{ sequence: 1, startDate: 20200100 + day }]
    const written = (verbatim: string | null) => ({ names: 'ALPHA', verbatim })
    await load({
      '2020Q1': [
        dated(0, { eventDate: 20200310 }, [written('alpha HCl')], starting(1)),
        dated(1, { eventDate: 20200310 }, [B], starting(2)),
        dated(2, { eventDate: 20200310 }, [written("alpha's")], starting(3)),
        dated(3, { eventDate: 20200310 }, [written(null)], starting(4)),
      ],
    })
    const drugNames: DrugNaming = {
      identity: { resolver: 'test 1', dictionaries: [] },
      learn:
        () =>
        ({ verbatim, names }) =>
          verbatim === 'alpha HCl' || names.includes('BETA') ? ['OMEGA'] : verbatim === "alpha's" ? ['PSI'] : null,
    }
    const query = { reports: [0, 1, 2, 3], roles: ['PS'] } as const
    const queries = {
      omega: { ...query, drug: 'OMEGA' },
      psi: { ...query, drug: 'PSI' },
      alpha: { ...query, drug: 'ALPHA' },
      none: { ...query, drug: 'BETA' },
    }
    const { index, dates } = await therapyDatesOf(store, queries, { drugNames })
    expect(index.drugs.names).toEqual(['ALPHA', 'OMEGA', 'PSI'])
    expect(dates.omega.starts).toEqual(['2020-01-01', '2020-01-02', null, null])
    expect(dates.psi.starts).toEqual([null, null, '2020-01-03', null])
    expect(dates.alpha.starts).toEqual([null, null, null, '2020-01-04'])
    expect(dates.none.starts).toEqual([null, null, null, null])
  })

  it('does not tie therapies to drugs where both lack a sequence number', async () => {
    const report = dated(0, { eventDate: 20200303 }, [{ ...A, sequence: null }], [{ startDate: 20200101 }])
    await load({ '2020Q1': [report] })
    expect((await datesOf({ reports: [0], roles: ['PS'] })).starts).toEqual([null])
  })

  it('takes event dates that AERS may have filled in as no more precise than they can be', async () => {
    await load({
      '2008Q1': [
        dated(0, { eventDate: 20080101, eventDateForced: 1 }, [A], []),
        dated(1, { eventDate: 20080301, eventDateForced: 1 }, [A], []),
        dated(2, { eventDate: 20080301 }, [A], []),
      ],
    })
    expect(await datesOf({ reports: [0, 1, 2], roles: ['PS'] })).toMatchObject({
      events: ['2008', '2008-03', '2008-03-01'],
      widened: 2,
    })
  })

  it('has no starts where a source has no therapies, and quotes names', async () => {
    const report = plainReport({ caseId: 'c', reportId: '1', eventDate: 20200101 }, "O'BRIEN'S; DROP TABLE report--")
    await loadIntoStore(store, runOf([{ source: 'test', partition: 'x', reports: [report] }]), { now: new Date(0) })
    const query = { reports: [0], roles: ['PS'], drug: "O'BRIEN'S; DROP TABLE report--" } as const
    const { index, dates } = await therapyDatesOf(store, { one: query, none: { ...query, reports: [] } })
    expect(index.reports).toBe(1)
    expect(dates.one).toEqual({ starts: [null], events: ['2020-01-01'], widened: 0 })
    expect(dates.none).toEqual({ starts: [], events: [], widened: 0 })
  })

  it.each([[[1]], [[-1]], [[0, 0]], [[0.5]]])('refuses the reports %j', async (reports) => {
    await load({ '2020Q1': [dated(0, {}, [A], [])] })
    await expect(datesOf({ reports, roles: ['PS'] })).rejects.toMatchObject({ code: 'usage/invalid' })
  })
})

it('names the drugs of a restricted source by what is visible alone, also for their therapies', async () => {
  const started = (number: number, name: string) =>
    dated(
      number,
      { eventDate: 20200310 + number, country: 'US' },
      [{ names: name }],
      [{ sequence: 1, startDate: 20200301 }],
    )
  const visible = [started(0, 'BETA'), started(1, 'BETA'), started(2, 'ALPHA'), started(3, 'ALPHA')]
  await load({ '2020Q1': [...visible, dated(4, { country: 'FR' }, [{ names: 'HIDDEN' }], [])] })
  // What is learned from a hidden report would keep BETA from counting as ALPHA.
  const drugNames: DrugNaming = {
    identity: { rules: 'test', dictionaries: [] } as unknown as DrugNaming['identity'],
    learn: (drugs) => {
      const isWhole = drugs.some(({ names }) => names.includes('HIDDEN'))
      return ({ names }) => (!isWhole && names.includes('BETA') ? ['ALPHA'] : null)
    },
  }
  const source = await storeSource(store, { drugNames })
  const restricted = restrictSource(source, { field: 'country', in: ['US'] })
  const { facts } = await restricted.analyse({ analysis: 'onset', drug: 'ALPHA', event: 'Rash', simulations: 9 })
  expect(facts).toMatchObject({ groups: { pair: { reports: 4, withoutDate: 0 } } })
  await source.close()
})
