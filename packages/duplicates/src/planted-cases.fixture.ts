import { type Random, seededRandom } from '@aethersignal/core/random'
import { type CaseRow, unrelatedRows } from './synthetic-cases.fixture.js'

/** Substances; the brand of each has its code and this above it. */
export const SUBSTANCES = 2000

/** Of each lawsuit; twelve women of 48 to 59 years blame it. */
export const LAWSUIT_DRUGS = [1997, 1998, 1999] as const

/** Drugs that are given together, and what one reports of them. */
const REGIMEN = { drugs: [400, 410, 420, 430], events: [500, 510, 520] } as const

/** Reports among which copies of some were planted, and reports of different cases that look like copies. */
export interface PlantedCases {
  /** Drugs are substances or their brands. */
  readonly rows: readonly CaseRow[]
  /** Ids of each report that was copied and of its copy. */
  readonly copies: readonly PlantedCopy[]
}

/** A report and its copy. */
export interface PlantedCopy {
  readonly original: number
  readonly copy: number
  readonly grade: Grade
}

/**
 * 150 copies of graded difficulty, from the same in every field to a date cut to its month, no age and another reaction, 40 of
 * them under the brand where the original has the substance or the other way round, and 150 reports of different persons that are
 * hard to tell from copies: lawsuits, vaccine days, two persons of one sender, patients of one regimen, and one person's two
 * illnesses.
 */
export function plantedCases(count: number, seed: number): PlantedCases {
  const random = seededRandom(seed)
  const rows = [...unrelatedRows(count - 300, seed)].map((row) => branded(onRegimen(row, random), random))
  const add = (row: Omit<CaseRow, 'id'>) => {
    rows.push({ ...row, id: rows.length })
    return rows.length - 1
  }
  const rich = rows.filter((row) => row.drugs.length + row.events.length >= 3 && knownFields(row) >= 3)
  const pick = (isMeant: (row: CaseRow) => boolean = () => true) => {
    const meant = rich.filter(isMeant)
    const picked = meant[Math.floor(random.uniform() * meant.length)]!
    rich.splice(rich.indexOf(picked), 1)
    return picked
  }
  const copies = GRADES.flatMap(([grade, copied, edits]) =>
    Array.from({ length: copied }, () => {
      const original = pick()
      const copy = edits.reduce((row, edit) => edit(row, random), original)
      return { original: original.id, copy: add({ ...copy, versionDate: original.versionDate + 1 }), grade }
    }),
  )
  for (let lawsuit = 0; lawsuit < LAWSUIT_DRUGS.length; lawsuit++) {
    const like = {
      drugs: [LAWSUIT_DRUGS[lawsuit]!],
      events: [300 + lawsuit, 600 + lawsuit],
      country: lawsuit,
      sex: 1 as const,
    }
    for (let person = 0; person < 12; person++) {
      add({ ...like, ageYears: 48 + person, eventDate: 20150000 + 300 * (person % 2), versionDate: 20230101 })
    }
  }
  for (let day = 0; day < 2; day++) {
    for (let infant = 0; infant < 12; infant++) {
      const like = { drugs: [70 + day, 71 + day], events: [15], country: 5, ageYears: 0, eventDate: 20210305 + day }
      add({ ...like, sex: infant % 2 === 0 ? 1 : 2, versionDate: 20210401 })
    }
  }
  for (let pair = 0; pair < 22; pair++) {
    // Of a person without sex or age nothing could tell whether the others are another.
    const like = pick((row) => row.sex !== null && row.ageYears !== null)
    const age = Math.floor(15 + 60 * random.uniform())
    add({ ...like, sex: 1, ageYears: age, versionDate: 20230101 })
    add({ ...like, sex: 2, ageYears: (age + 20) % 90, versionDate: 20230102 })
  }
  for (let patient = 0; patient < 16; patient++) {
    const { country, sex } = pick()
    const month = 20230000 + 100 * (1 + (patient % 4))
    const like = { drugs: REGIMEN.drugs, events: REGIMEN.events, country, sex, versionDate: 20230601 }
    add({ ...like, ageYears: 55 + Math.floor(15 * random.uniform()), eventDate: month })
  }
  for (let illness = 0; illness < 30; illness++) {
    const person = pick()
    const { events, eventDate } = pick()
    add({ ...person, drugs: person.drugs.slice(0, 1), events, eventDate, versionDate: 20230102 })
  }
  return { rows, copies }
}

type Edit = (row: CaseRow, random: Random) => CaseRow

const FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const

const knownFields = (row: CaseRow) => FIELDS.filter((field) => row[field] !== null).length

/** One report in 60 is of the regimen, with most of what belongs to it. */
function onRegimen(row: CaseRow, random: Random): CaseRow {
  if (random.uniform() * 60 >= 1) return row
  const most = <T>(list: readonly T[]) => list.filter(() => random.uniform() < 0.9)
  return { ...row, drugs: [...REGIMEN.drugs], events: [...new Set([...most(REGIMEN.events), ...row.events])] }
}

/** Three drugs in ten are reported under their brand. */
function branded(row: CaseRow, random: Random): CaseRow {
  return { ...row, drugs: row.drugs.map((drug) => (random.uniform() < 0.3 ? drug + SUBSTANCES : drug)) }
}

const blankOne: Edit = (row, random) => ({ ...row, [FIELDS[Math.floor(4 * random.uniform())]!]: null })
const blankAge: Edit = (row) => ({ ...row, ageYears: null })
const ageByOne: Edit = (row) => ({ ...row, ageYears: row.ageYears === null ? null : row.ageYears + 1 })
const dateToMonth: Edit = (row) => ({
  ...row,
  eventDate: row.eventDate === null ? null : row.eventDate - (row.eventDate % 100),
})
const anotherEvent: Edit = (row, random) => ({
  ...row,
  events: [...new Set([...row.events, Math.floor(2000 * random.uniform())])],
})
const eventReplaced: Edit = (row, random) =>
  row.events.length < 2 ? anotherEvent(row, random) : anotherEvent({ ...row, events: row.events.slice(1) }, random)
const drugLost: Edit = (row) => (row.drugs.length < 2 ? row : { ...row, drugs: row.drugs.slice(1) })
const underOtherNames: Edit = (row) => ({
  ...row,
  drugs: row.drugs.map((drug) => (drug < SUBSTANCES ? drug + SUBSTANCES : drug - SUBSTANCES)),
})

/** How much a copy differs from its original. */
export type Grade = 'same' | 'one blank' | 'age and reaction' | 'month and drug' | 'little left' | 'other names'

/** How many copies, and what is done to each. */
const GRADES: readonly (readonly [grade: Grade, copies: number, edits: readonly Edit[]])[] = [
  ['same', 20, []],
  ['one blank', 30, [blankOne]],
  ['age and reaction', 30, [ageByOne, anotherEvent]],
  ['month and drug', 20, [dateToMonth, drugLost]],
  ['little left', 10, [dateToMonth, blankAge, eventReplaced]],
  ['other names', 20, [underOtherNames]],
  ['other names', 20, [underOtherNames, blankOne]],
]
