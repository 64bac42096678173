import { type Random, seededRandom } from '@aethersignal/core/random'
import { type CaseRow, unrelatedRows } from './synthetic-cases.fixture.js'

/** Of each lawsuit; twelve women of 48 to 59 years blame it. */
export const LAWSUIT_DRUGS = [1997, 1998, 1999] as const

/** Reports among which copies of some were planted, and reports of different cases that look like copies. */
export interface PlantedCases {
  readonly rows: readonly CaseRow[]
  /** Ids of each report that was copied and of its copy. */
  readonly copies: readonly (readonly [original: number, copy: number])[]
}

/**
 * 150 copies of graded difficulty, from the same in every field to a date cut to its month, no age and another reaction,
 * and 150 reports of different persons that are hard to tell from copies: lawsuits, vaccine days, two persons of one
 * sender, and one person's two illnesses.
 */
export function plantedCases(count: number, seed: number): PlantedCases {
  const random = seededRandom(seed)
  const rows = [...unrelatedRows(count - 300, seed)]
  const add = (row: Omit<CaseRow, 'id'>) => {
    rows.push({ ...row, id: rows.length })
    return rows.length - 1
  }
  const rich = rows.filter((row) => row.drugs.length + row.events.length >= 3 && knownFields(row) >= 3)
  const pick = () => rich.splice(Math.floor(random.uniform() * rich.length), 1)[0]!
  const copies = GRADES.flatMap(([copied, edits]) =>
    Array.from({ length: copied }, () => {
      const original = pick()
      const copy = edits.reduce((row, edit) => edit(row, random), original)
      return [original.id, add({ ...copy, versionDate: original.versionDate + 1 })] as const
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
    const like = pick()
    const age = Math.floor(15 + 60 * random.uniform())
    add({ ...like, sex: 1, ageYears: age, versionDate: 20230101 })
    add({ ...like, sex: 2, ageYears: (age + 20) % 90, versionDate: 20230102 })
  }
  for (let illness = 0; illness < 46; illness++) {
    const person = pick()
    const { events, eventDate } = pick()
    add({ ...person, drugs: person.drugs.slice(0, 1), events, eventDate, versionDate: 20230102 })
  }
  return { rows, copies }
}

type Edit = (row: CaseRow, random: Random) => CaseRow

const FIELDS = ['eventDate', 'ageYears', 'sex', 'country'] as const

const knownFields = (row: CaseRow) => FIELDS.filter((field) => row[field] !== null).length

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

/** How many copies, and what is done to each. */
const GRADES: readonly (readonly [copies: number, edits: readonly Edit[]])[] = [
  [30, []],
  [40, [blankOne]],
  [40, [ageByOne, anotherEvent]],
  [25, [dateToMonth, drugLost]],
  [15, [dateToMonth, blankAge, eventReplaced]],
]
