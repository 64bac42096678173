import { normaliseName } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RawPart } from '../conformance/raw-cases.js'
import { rawParts } from '../conformance/raw-parts.fixture.js'
import { rawRun } from '../conformance/raw-run.js'
import { canonicalJson } from '../run/canonical-json.js'
import { memorySource } from './memory-source.js'
import { restrictSource } from './restrict-source.js'
import type { SignalSource } from './signal-source.js'

type RawDrug = RawPart['cases'][number]['drugs'][number]

const INGREDIENTS: Readonly<Record<string, string>> = {
  A: 'WARFARIN SODIUM',
  B: 'WARFARIN',
  C: 'ATORVASTATIN CALCIUM\\WARFARIN POTASSIUM',
}

const SUBSTANCES: Readonly<Record<string, readonly string[]>> = {
  'WARFARIN SODIUM': ['WARFARIN'],
  'ATORVASTATIN CALCIUM\\WARFARIN POTASSIUM': ['ATORVASTATIN', 'WARFARIN'],
}

const mapped = (parts: readonly RawPart[], map: (drug: RawDrug) => readonly RawDrug[]): readonly RawPart[] =>
  parts.map((part) => ({
    ...part,
    cases: part.cases.map((one) => ({ ...one, drugs: one.drugs.flatMap((drug) => map(drug)) })),
  }))

/** Reports with salts and combinations. */
const withSalts = (parts: readonly RawPart[]) =>
  mapped(parts, (drug) => [{ ...drug, names: drug.names.map((name) => INGREDIENTS[name] ?? name) }])

const named = (drug: RawDrug, names: readonly string[]) => [{ ...drug, names: [...new Set(names)] }]

/** The same reports as a reader that knows only the names of a level would give them. */
const AS_READ = {
  substance: (drug: RawDrug) =>
    named(
      drug,
      drug.names.flatMap((name) => SUBSTANCES[name] ?? [name]),
    ),
  written: (drug: RawDrug) =>
    named(drug, drug.names.length > 0 && drug.verbatim !== null ? [normaliseName(drug.verbatim)!] : drug.names),
} as const

const open = (parts: readonly RawPart[]) => memorySource(rawRun(parts), { title: 'Levels', synthetic: true })

async function answers(source: SignalSource, choice: { drugLevel?: 'substance' | 'written' }) {
  const told = async (call: () => Promise<unknown>) => call().catch((error: unknown) => String(error))
  const plain = ({ manifest: _, notes, ...rest }: { manifest: unknown; notes: readonly { code: string }[] }) => ({
    ...rest,
    notes: notes.filter(({ code }) => code !== 'other-names-of-substance'),
  })
  const where = { field: 'drug', in: ['WARFARIN'] } as const
  return {
    table: plain(await source.run({ minCount: 1, measures: ['prr'], roles: ['PS', 'SS', 'I'], ...choice })),
    filtered: plain(await source.run({ minCount: 1, measures: ['ror'], where, ...choice })),
    pair: await told(async () => plain(await source.pair({ drug: 'WARFARIN', event: 'RASH' }, choice))),
    unknown: await told(() => source.pair({ drug: 'WARFARINE', event: 'RASH' }, choice)),
    strata: await told(
      async () => (await source.analyse({ analysis: 'strata', by: 'sex', minCount: 1, ...choice })).table,
    ),
    drugs: await source.suggest('drug', '', choice),
    cases: await told(async () => {
      const { cases, ...page } = await source.cases({ drug: 'WARFARIN', ...choice }, { limit: 100 })
      // A line may list a drug once for each row that it stands in.
      return { ...page, lines: cases.map((line) => ({ ...line, drugs: new Set(line.drugs.map(canonicalJson)) })) }
    }),
  }
}

it('answers at a level as a source that was read with its names, restricted or not', async () => {
  const level = fc.constantFrom('substance' as const, 'written' as const)
  await fc.assert(
    fc.asyncProperty(rawParts, level, fc.boolean(), async (parts, drugLevel, isRestricted) => {
      const salted = withSalts(parts)
      const women = { field: 'sex', in: ['F'] } as const
      const [source, reference] = (await Promise.all([salted, mapped(salted, AS_READ[drugLevel])].map(open))).map(
        (one) => (isRestricted ? restrictSource(one, women) : one),
      )
      expect(await answers(source!, { drugLevel })).toEqual(await answers(reference!, {}))
    }),
    { numRuns: 50, seed: 11 },
  )
})

const CASES = (drugs: readonly (readonly string[])[]): readonly RawPart[] => [
  {
    ...{ source: 'one', partition: '2020', orphans: [], deletions: [] },
    cases: drugs.map((names, at) => ({
      ...{ reportId: `${at}`, caseId: `${at}`, generation: 0, version: 1, nullified: false },
      ...{ versionDate: 0, receivedDate: 0, eventDate: 0, sex: at % 2 === 0 ? ('F' as const) : ('M' as const) },
      ...{ ageYears: null, country: null, serious: null, events: ['Nausea'], outcomes: [] },
      drugs: names.map((name) => ({ names: [name], verbatim: null, role: 'PS' as const })),
    })),
  },
]

describe('other names of a substance', () => {
  const reports = [
    ['WARFARIN'],
    ['WARFARIN SODIUM'],
    ['WARFARIN', 'WARFARIN SODIUM'],
    ['WARFARIN POTASSIUM'],
    ['ASPIRIN'],
  ]

  it('are told with the reports that have them only', async () => {
    const source = await open(CASES(reports))
    const note = {
      code: 'other-names-of-substance',
      message:
        'WARFARIN: 2 more reports as WARFARIN POTASSIUM, WARFARIN SODIUM. Drug level substance counts them as one.',
      count: 2,
      params: { drug: 'WARFARIN', otherNames: ['WARFARIN POTASSIUM', 'WARFARIN SODIUM'] },
    }
    expect((await source.run({ drugs: ['Warfarin'], minCount: 1 })).notes).toContainEqual(note)
    expect((await source.pair({ drug: 'WARFARIN', event: 'Nausea' }, {})).notes).toContainEqual(note)
    expect((await source.analyse({ analysis: 'demographics', drug: 'WARFARIN' })).notes).toContainEqual(note)
    const men = await source.run({ drugs: ['WARFARIN'], where: { field: 'sex', in: ['M'] }, minCount: 1 })
    expect(men.notes.find(({ code }) => code === note.code)?.count).toBe(2)
    const women = restrictSource(source, { field: 'sex', in: ['F'] })
    expect((await women.run({ drugs: ['WARFARIN'], minCount: 1 })).notes.map(({ code }) => code)).not.toContain(
      note.code,
    )
  })

  it('are not told of drugs that have none, of all pairs, and of substances', async () => {
    const source = await open(CASES(reports))
    const codes = async (spec: Parameters<SignalSource['run']>[0]) =>
      (await source.run({ minCount: 1, ...spec })).notes.map(({ code }) => code)
    expect(await codes({ drugs: ['ASPIRIN'] })).not.toContain('other-names-of-substance')
    expect(await codes({})).not.toContain('other-names-of-substance')
    expect(await codes({ drugs: ['WARFARIN'], drugLevel: 'substance' })).not.toContain('other-names-of-substance')
  })
})

it('keeps apart what the request says, and names it in the manifest', async () => {
  const source = await open(CASES([['WARFARIN'], ['WARFARIN SODIUM'], ['WARFARIN POTASSIUM']]))
  const names = async (keepApart: string[]) => {
    const { drug, manifest } = await source.run({ minCount: 1, drugLevel: 'substance', keepApart })
    return [[...new Set(drug)].sort(), manifest.view.countedDrugs]
  }
  expect(await names([])).toEqual([['WARFARIN'], { level: 'substance' }])
  expect(await names(['warfarin  potassium', 'WARFARIN POTASSIUM'])).toEqual([
    ['WARFARIN', 'WARFARIN POTASSIUM'],
    { level: 'substance', keptApart: ['WARFARIN POTASSIUM'] },
  ])
})

it('refuses levels and names that make no sense', async () => {
  const source = await open(CASES([['WARFARIN']]))
  const refused = (place: string) => ({ code: 'query/invalid', place: { field: place } })
  await expect(source.run({ drugLevel: 'moiety' as never })).rejects.toMatchObject(refused('drugLevel'))
  await expect(source.run({ keepApart: ['WARFARIN'] })).rejects.toMatchObject(refused('keepApart'))
  await expect(source.run({ drugLevel: 'substance', keepApart: [''] })).rejects.toMatchObject(refused('keepApart[0]'))
})
