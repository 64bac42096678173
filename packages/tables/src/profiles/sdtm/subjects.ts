import { type CaseRow, presentText } from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import type { ProfilePart } from '../reading/profile.js'
import type { ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import type { SubjectRow } from './subject-record.js'
import { armOf, exposureOf, type GivenTreatment } from './treatments.js'

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ 'USUBJID DOMAIN SEX AGE AGEU COUNTRY'.split(' '),
)

/** What is known of the subjects of a study besides their events: their rows of DM and EX. */
export class Subjects {
  /** Whether the treatments are the arms of DM, there being no EX. */
  readonly byArm: boolean
  readonly #demographics = new Map<string, SubjectRow>()
  readonly #exposures = new Map<string, SubjectRow[]>()

  private constructor(byArm: boolean) {
    this.byArm = byArm
  }

  /** Reads DM and EX. Their rows wait for their account until it is known who had events. */
  static async read(part: ProfilePart): Promise<Subjects> {
    const subjects = new Subjects(part.tables('ex').length === 0)
    await eachSubject(part, 'dm', (subject, row, table) => {
      if (subjects.#demographics.has(subject)) return 'report-repeated'
      subjects.#demographics.set(subject, { row, table })
      return 'waits'
    })
    await eachSubject(part, 'ex', (subject, row, table) => {
      if (presentText(row.get('EXTRT'), 'drug') === null) return 'drug-missing'
      subjects.#exposures.set(subject, [...(subjects.#exposures.get(subject) ?? []), { row, table }])
      return 'waits'
    })
    return subjects
  }

  /** What a subject was given, a treatment a row. */
  treatments(subject: string): readonly GivenTreatment[] {
    const rows = this.#exposures.get(subject) ?? []
    const person = this.#demographics.get(subject)
    if (!this.byArm) return rows.flatMap((row) => exposureOf(row) ?? [])
    return person === undefined ? [] : [armOf(person)].filter((treatment) => treatment !== null)
  }

  /** What DM says of a subject, as columns of its case; its row is loaded with that. */
  demographics(subject: string): Partial<CaseRow<'case'>> {
    const person = this.#demographics.get(subject)
    if (person === undefined) return {}
    const { row, table } = person
    const fields = new FieldReader(row, table)
    return {
      sex: fields.sex('SEX'),
      ...fields.age(fields.text('AGE') ?? '', fields.text('AGEU') ?? ''),
      country: fields.country('COUNTRY'),
      extra: fields.extra(PLACED),
      file: table.file,
      line: row.line,
    }
  }

  /** Loads the rows of subjects with events, and quarantines those of others, of whom it gives the number. */
  account(hasEvents: (subject: string) => boolean, written: (subject: string) => void): number {
    const without = new Set<string>()
    const close = (subject: string, { row, table }: SubjectRow, read: () => void) => {
      if (hasEvents(subject)) {
        read()
        table.loaded(row)
      } else {
        without.add(subject)
        table.quarantine(row, 'subject-without-events')
      }
    }
    for (const [subject, person] of this.#demographics) {
      close(subject, person, () => {
        written(subject)
        if (this.byArm) armOf(person, (reason) => person.table.note(reason))
      })
    }
    for (const [subject, rows] of this.#exposures) {
      for (const each of rows) close(subject, each, () => exposureOf(each, (reason) => each.table.note(reason)))
    }
    return without.size
  }
}

/** Gives each row of a domain with its subject; `take` gives why a row cannot be loaded, or `waits` where that is not known yet. */
export async function eachSubject(
  part: ProfilePart,
  domain: string,
  take: (subject: string, row: ProfileRow, table: ProfileTable) => string | null,
): Promise<void> {
  for (const table of part.tables(domain)) {
    const subjects = new Set<string>()
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const subject = presentText(row.get('USUBJID'), 'id')
        const issue = subject === null ? 'case-id-missing' : take(subject, row, table)
        if (issue === null) table.loaded(row)
        else if (issue !== 'waits') table.quarantine(row, issue)
        if (issue === null || issue === 'waits') subjects.add(subject!)
      }
    }
    table.account.distinctIds = subjects.size
  }
}
