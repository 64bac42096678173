import { type CaseBatch, MISSING_INTEGER, normaliseName } from '@aethersignal/model'
import {
  type CaseChild,
  type CaseRow,
  CaseWriter,
  outcomesOf,
  presentText,
  type WholeCase,
} from '@aethersignal/model/adapter'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import type { ProfileRow } from '../reading/profile-row.js'
import { recogniseSdtm } from './sdtm-tables.js'
import { earlier, isBefore, sdtmDate } from './subject-record.js'
import { eachSubject, Subjects } from './subjects.js'
import type { GivenTreatment } from './treatments.js'

const EVENT_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(['USUBJID', 'AEDECOD', 'STUDYID', 'DOMAIN'])

/** The profile of SDTM: adverse events (AE) with exposures (EX) or demographics (DM) of a study. */
export const sdtmProfile: TableProfile = {
  id: 'sdtm',
  version: '1',
  title: 'a domain AE, EX or DM of SDTM',
  tells: 'AE has USUBJID with AEDECOD or AETERM, EX has USUBJID with EXTRT, and DM has USUBJID with ARM and SEX.',
  workbooks: true,
  everySheet: true,
  neededTables: ['ae'],
  lacks: (tables) =>
    tables.has('ex') || tables.has('dm')
      ? null
      : {
          message: 'AE of SDTM says which events subjects had, but not what they were given.',
          remedy:
            'Give EX (EXTRT), or else DM (ARM, ACTARM), of the same study beside it: they are joined by USUBJID. Or give ADAE of ADaM, which names the treatment (TRTA).',
        },
  recognise: recogniseSdtm,
  read: readSdtm,
}

/**
 * Reads AE of SDTM with EX or DM, as SAS transport files, CSV or workbooks. A case is a subject with events; its drugs are its treatments
 * (EXTRT, without EX its actual or planned arm), each as a primary suspect; its events are the treatment-emergent ones: those that
 * began on or after the day of the first dose, or of which it is not known, or what AETRTEM (TRTEMFL) says. Events before are
 * quarantined (`not-treatment-emergent`). Reports come from a trial: everybody in it was watched, and nobody reported.
 */
export const sdtmAdapter = /* @__PURE__ */ profileAdapter(sdtmProfile)

interface SubjectEvents {
  readonly events: CaseChild<'event'>[]
  readonly codes: Set<string>
  serious: 0 | 1 | null
  onset: number
  /** Whether a treatment began after one of the events did. */
  inTurn: boolean
  readonly file: number
  readonly line: number
}

async function* readSdtm(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  const subjects = await Subjects.read(part)
  const found = new Map<string, SubjectEvents>()
  let unknownOnset = 0
  await eachSubject(part, 'ae', (subject, row, table) => {
    const coded = presentText(row.get('AEDECOD'), 'event')
    const term = coded ?? presentText(row.get('AETERM'), 'event')
    if (term === null) return 'event-missing'
    if (/^no?$/i.test(row.get('AEOCCUR'))) return 'event-not-occurred'
    const given = subjects.treatments(subject)
    if (given.length === 0) return 'treatment-missing'
    const onset = sdtmDate(row, 'AESTDTC', (reason) => table.note(reason))
    const first = given.reduce((day, { start }) => earlier(day, start), MISSING_INTEGER)
    const flag = row.get('AETRTEM') || row.get('TRTEMFL')
    if (/^no?$/i.test(flag) || (flag === '' && isBefore(onset, first))) return 'not-treatment-emergent'
    if (flag === '' && (onset === MISSING_INTEGER || first === MISSING_INTEGER)) unknownOnset++
    if (coded === null) table.note('term-as-reported')
    const own: SubjectEvents = found.get(subject) ?? {
      ...{ events: [], codes: new Set(), serious: null, onset: MISSING_INTEGER, inTurn: false },
      ...{ file: table.file, line: row.line },
    }
    found.set(subject, own)
    own.events.push({ term, extra: row.extra(EVENT_PLACED), file: table.file, line: row.line })
    own.onset = earlier(own.onset, onset)
    own.inTurn ||= startsOf(given).some((start) => isBefore(onset, start))
    for (const code of outcomesOf(seriousnessOf(row))) own.codes.add(code)
    if (own.codes.size > 0 || isYes(row, 'AESER')) own.serious = 1
    else if (/^no?$/i.test(row.get('AESER'))) own.serious ??= 0
    return null
  })
  const people = new Map<string, Partial<CaseRow<'case'>>>()
  const without = subjects.account(
    (subject) => found.has(subject),
    (subject) => people.set(subject, subjects.demographics(subject)),
  )
  for (const [subject, events] of found) {
    writer.write(caseOf(subject, events, people.get(subject) ?? {}, subjects.treatments(subject)))
    yield* writer.takeReady()
  }
  warn(part, subjects.byArm, found, { without, unknownOnset })
  yield* writer.end(part.signal)
}

/** The day on which each of the treatments began. */
function startsOf(given: readonly GivenTreatment[]): readonly number[] {
  const starts = new Map<string, number>()
  for (const { name, start } of given) starts.set(name, earlier(starts.get(name) ?? MISSING_INTEGER, start))
  return [...starts.values()]
}

function caseOf(
  subject: string,
  { file, line, events, codes, onset, serious }: SubjectEvents,
  person: Partial<CaseRow<'case'>>,
  given: readonly GivenTreatment[],
): WholeCase {
  const names = [...new Set(given.map(({ name }) => name))]
  return {
    case: {
      ...{ file, line },
      ...person,
      ...{ reportId: subject, caseId: subject, eventDate: onset, serious, reportType: 'STUDY' },
      // Cast: what DM says has its place where it says anything.
    } as WholeCase['case'],
    drugs: names.map((name, at) => drugOf(given.find((each) => each.name === name)!, at + 1)),
    therapies: given.map(({ name, start, end, file: own, line: row }) => {
      return { sequence: names.indexOf(name) + 1, startDate: start, endDate: end, file: own, line: row }
    }),
    events,
    outcomes: [...codes].map((code) => ({ code })),
  }
}

function drugOf({ name, dose, route, lot, file, line }: GivenTreatment, sequence: number): CaseChild<'drug'> {
  const names = normaliseName(name)
  return { sequence, role: 'PS', verbatim: name, names, nameSource: 'verbatim', dose, route, lot, file, line }
}

const isYes = (row: ProfileRow, column: string) => /^y(es)?$/i.test(row.get(column))

function seriousnessOf(row: ProfileRow) {
  return {
    death: isYes(row, 'AESDTH') || /^fatal$/i.test(row.get('AEOUT')),
    lifeThreatening: isYes(row, 'AESLIFE'),
    hospitalisation: isYes(row, 'AESHOSP'),
    disability: isYes(row, 'AESDISAB'),
    congenitalAnomaly: isYes(row, 'AESCONG'),
    other: isYes(row, 'AESMIE'),
  }
}

function warn(
  part: ProfilePart,
  byArm: boolean,
  found: ReadonlyMap<string, SubjectEvents>,
  { without, unknownOnset }: { readonly without: number; readonly unknownOnset: number },
): void {
  const { partition } = part.part
  part.warn(
    'trial-subjects',
    `${partition}: a trial. Each subject with treatment-emergent events is a case; its treatments (${byArm ? 'the arm of DM, since there is no EX' : 'EXTRT of EX'}) are its primary suspects.`,
    found.size,
  )
  part.warn(
    'subjects-without-events',
    `${partition}: subjects of DM or EX without treatment-emergent events. They are no cases, as they are not in data of reports, and their rows are quarantined.`,
    without,
  )
  part.warn(
    'onset-not-known',
    `${partition}: events of which, or of whose treatment, the first day is not known; they were taken for treatment-emergent.`,
    unknownOnset,
  )
  part.warn(
    'treatments-in-turn',
    `${partition}: subjects with an event that began before one of their treatments did. All treatments of a case count with all its events; to part them, give ADAE with TRTA.`,
    [...found.values()].filter(({ inTurn }) => inTurn).length,
  )
}
