import { type AdapterRun, ROLES, type Role } from '@aethersignal/model'
import type { RawCase, RawDrug, RawPart } from './raw-cases.js'
import { rawRun } from './raw-run.js'

const DRUGS = [
  'ALDOVERINE',
  'BENTRAZOLE',
  'CORVASTATIN',
  'DOLMETHAZINE',
  'ELIPRAMIDE',
  'FENOXACAINE',
  'GALTERIDONE',
  'ALDOVERINE SODIUM',
  'HYPRALIDE ÉTHER',
  'IMODAZEPAM',
  'JOLIPRANOLOL',
  'KETRAVIRINE',
  'LORVAXIMAB',
  'MEPRADOL',
  'NORIVASTIGINE',
  'OXTERAMOL',
]
const EVENTS = [
  'Nausea',
  'Headache',
  'Rash',
  'Rash maculo-papular',
  'Dizziness',
  'Cough',
  'Anaemia',
  'Électrocution',
  'Fatigue',
  'Insomnia',
  'Pruritus',
  'Tremor',
  'Vomiting',
  'Weight decreased',
  'Hepatic failure',
  'Acute hepatic failure',
  'Torsade de pointes',
  'Tendon rupture',
]
/** Each of these drugs brings its event along in most of its reports. */
const PLANTED: Readonly<Record<string, string>> = {
  KETRAVIRINE: 'Acute hepatic failure',
  LORVAXIMAB: 'Tendon rupture',
  NORIVASTIGINE: 'Torsade de pointes',
}
const COUNTRIES = ['US', 'FR', 'JP', 'Côte d’Ivoire']
const OUTCOMES = ['DE', 'LT', 'HO', 'DS', 'CA', 'RI', 'OT']

/**
 * The parts of the conformance dataset: about 1,900 rows of cases of two sources in four parts, with several versions and
 * generations of cases, repeated report ids, withdrawn cases and cases that came back, orphans, every role and none,
 * combinations, drugs not administered, several spellings of a term, partial dates and missing values. The same on
 * every call.
 */
export function conformanceParts(): readonly RawPart[] {
  const random = seededRandom(20_260_131)
  const legacy = partOf(random, 'spontaneous', '2011Q4', 0, 450)
  const first = partOf(random, 'spontaneous', '2020Q1', 1, 650)
  const second = partOf(random, 'spontaneous', '2020Q2', 1, 600)
  const registry = partOf(random, 'registry', '2020', 0, 200)
  return [
    legacy,
    { ...first, deletions: ['1004', '1011', '1500', '9999'] },
    {
      ...second,
      cases: [...second.cases, ...versionsThatTie(random)],
      orphans: [
        { reportId: '777001', drug: 'ORPHANED DRUG', event: 'Orphaned event' },
        { reportId: '777002', drug: 'ALDOVERINE', event: 'Nausea' },
      ],
      deletions: ['1002', '1003', '1040'],
    },
    registry,
  ]
}

/** `conformanceParts` as one reading of an adapter. */
export function conformanceRun(): AdapterRun {
  return rawRun(conformanceParts())
}

function partOf(random: () => number, source: string, partition: string, generation: number, rows: number): RawPart {
  const cases = Array.from({ length: rows }, (_, at) => caseOf(random, generation, at))
  // A report id that comes twice within a part: the second row stands.
  const repeated = [3, 17].map((at) => ({
    ...caseOf(random, generation, at),
    reportId: cases[at]!.reportId,
    caseId: cases[at]!.caseId,
  }))
  return { source, partition, cases: [...cases, ...repeated], orphans: [], deletions: [] }
}

/** Versions of one case that nothing but the number in the report id tells apart: 99 comes before 100. */
function versionsThatTie(random: () => number): RawCase[] {
  return ['99', '100'].map((reportId) => ({
    ...caseOf(random, 1, 0),
    reportId,
    caseId: '5000',
    version: 1,
    versionDate: 20200401,
    drugs: [{ names: ['ALDOVERINE'], verbatim: `Aldoverine ${reportId}`, role: 'PS' as const }],
    events: [reportId === '100' ? 'Nausea' : 'Cough'],
  }))
}

function caseOf(random: () => number, generation: number, at: number): RawCase {
  const pick = <T>(list: readonly T[]): T => {
    const share = random()
    return list[Math.floor(share * share * list.length)]!
  }
  const maybe = <T>(value: T, missing = 0.15): T | null => (random() < missing ? null : value)
  const case_ = 1000 + Math.floor(random() * 900)
  const version = 1 + Math.floor(random() * 11)
  const year = 2008 + Math.floor(random() * 13)
  const drugs = Array.from({ length: Math.floor(random() * 5) }, () => drugOf(random, pick)).map((drug, place) =>
    (at + place) % 3 === 0 ? { ...drug, extra: { DOSES: `${(at % 2) + 8}`, 'SITE~': 'Left arm' } } : drug,
  )
  const planted = drugs.flatMap(({ names }) => names.flatMap((name) => PLANTED[name] ?? []))
  const events = [
    ...Array.from({ length: Math.floor(random() * 4) }, () => spelling(random, pick(eventsOf(drugs)))),
    ...planted.filter(() => random() < 0.7),
  ]
  return {
    reportId: `${generation === 0 ? 4_000_000 + at : case_ * 1000 + version}`,
    caseId: `${case_}`,
    generation,
    version,
    nullified: at === 40,
    versionDate: maybe(dateIn(random, year), 0.1) ?? 0,
    receivedDate: maybe(dateIn(random, year), 0.1) ?? 0,
    eventDate: maybe(dateIn(random, year), 0.3) ?? 0,
    sex: maybe(random() < 0.6 ? 'F' : 'M'),
    ageYears: maybe(random() < 0.3 ? Math.floor(random() * 90) : Math.round(random() * 9000) / 100),
    country: maybe(pick(COUNTRIES)),
    serious: maybe(random() < 0.5, 0.4),
    drugs,
    events,
    outcomes: random() < 0.6 ? [] : [...new Set([pick(OUTCOMES), pick(OUTCOMES)])],
    ...(at % 4 > 0 && { extra: keptOf(at) }),
  }
}

/** Fields without a column of their own: numbers, texts, and here and there a narrative. */
function keptOf(at: number): Readonly<Record<string, string>> {
  return {
    'Reporter/type': at % 2 === 0 ? 'Physician' : 'consumer',
    ...(at % 5 > 0 && { DOSES: `${at % 5}` }),
    ...(at % 7 === 0 && { NOTES: 'What happened. '.repeat(20) }),
  }
}

/** Drugs differ in the events they are reported with most, so that reporting is not independent. */
function eventsOf([drug]: readonly RawDrug[]): readonly string[] {
  const turn = (7 * (DRUGS.indexOf(drug?.names[0] ?? '') + 1)) % EVENTS.length
  return [...EVENTS.slice(turn), ...EVENTS.slice(0, turn)]
}

function drugOf(random: () => number, pick: <T>(list: readonly T[]) => T): RawDrug {
  const role: Role | null = random() < 0.08 ? null : pick(ROLES)
  const kind = random()
  if (kind < 0.05) return { names: [], verbatim: '.', role }
  const names = kind < 0.25 ? [...new Set([pick(DRUGS), pick(DRUGS)])] : [pick(DRUGS)]
  return { names, verbatim: names.join(' + ').toLowerCase(), role }
}

/** Mostly as in the list, sometimes in capitals, so that every term has one spelling that is the most frequent. */
function spelling(random: () => number, term: string): string {
  return random() < 0.12 ? term.toUpperCase() : term
}

function dateIn(random: () => number, year: number): number {
  const precision = random()
  const month = 1 + Math.floor(random() * 12)
  if (precision < 0.1) return year * 10_000
  if (precision < 0.25) return year * 10_000 + month * 100
  return year * 10_000 + month * 100 + 1 + Math.floor(random() * 28)
}

/** Mulberry32: the same numbers from 0 to 1 on every platform. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
