import type { Role } from '@aethersignal/model'
import type { CaseChild } from '@aethersignal/model/adapter'
import { drugNames } from '../drug-names.js'
import { DOSE_UNITS, DURATION_UNITS, fromCodes, fromList, ROUTES } from '../e2b-codes.js'
import type { NoteRepair } from '../reason-codes.js'
import { readDate } from './read-date.js'
import { ReportFields } from './report-fields.js'
import type { SafetyReport } from './safety-report.js'
import { medDraTerm, writtenTerm } from './written-term.js'

/** Whether the reaction came back (B.4.k.17.1), as FAERS RECHAL. */
const RECHALLENGES: Readonly<Record<string, string>> = { 1: 'Y', 2: 'N', 3: 'U' }
/**
 * What FAERS DECHAL has for actions (B.4.k.16) that leave no doubt: dose not changed and not applicable are "does not
 * apply", unknown is unknown. After a withdrawal E2B(R2) does not say whether the reaction abated.
 */
const DECHALLENGES: Readonly<Record<string, string>> = { 4: 'D', 5: 'U', 6: 'D' }

/** The rows of one drug of a report. */
export interface DrugRows {
  readonly drug: CaseChild<'drug'>
  readonly indications: readonly CaseChild<'indication'>[]
  readonly therapies: readonly CaseChild<'therapy'>[]
}

/** A `drug` as rows; `role` is what `rolesOfE2b` gives for it among the drugs of its report. */
export function drugOf(
  report: SafetyReport,
  sequence: number,
  role: Role | null | undefined,
  note: NoteRepair,
): DrugRows {
  const fields = new ReportFields(report)
  if (role === null) note('role-missing')
  else if (role === undefined) note('role-not-recognised')
  else fields.take('drugcharacterization')
  const substances = fields.objects('activesubstance').map((substance) => new ReportFields(substance))
  const ingredients = substances
    .map((substance) => substance.text('activesubstancename', 'drug'))
    .filter((name) => name !== null)
  const ingredient = ingredients.length === 0 ? fields.text('activesubstancename', 'drug') : ingredients.join('\\')
  const verbatim = fields.text('medicinalproduct', 'drug')
  const named = drugNames(ingredient, verbatim)
  if (named.names === null) note('missing-drug')
  const route = fromList(ROUTES, fields.peek('drugadministrationroute'))
  if (route !== undefined) fields.take('drugadministrationroute')
  const rechallenge = fromCodes(RECHALLENGES, fields.peek('drugrecurreadministration'))
  if (rechallenge !== undefined) fields.take('drugrecurreadministration')
  const therapy = therapyOf(fields, sequence, note)
  const indication = writtenTerm(medDraTerm(fields.text('drugindication', 'event'), 'PT'), note)
  const drug = {
    sequence,
    role: role ?? null,
    verbatim,
    ingredient,
    ...named,
    route: route ?? fields.text('drugadministrationroute'),
    dose: fields.text('drugdosagetext') ?? structuredDose(fields),
    dechallenge: fromCodes(DECHALLENGES, fields.peek('actiondrug')),
    rechallenge,
    lot: fields.text('drugbatchnumb'),
    applicationNumber: fields.text('drugauthorizationnumb'),
  }
  const further = substances.map((substance) => JSON.parse(substance.extra() ?? '{}') as object)
  const extra = fields.extra(
    further.some((substance) => Object.keys(substance).length > 0) ? { activesubstance: further } : {},
  )
  return {
    drug: { ...drug, extra },
    indications: indication === null ? [] : [{ sequence, term: indication }],
    therapies: therapy === null ? [] : [therapy],
  }
}

/** Amount and unit; the interval and all else stay in `extra`. */
function structuredDose(fields: ReportFields): string | null {
  const amount = fields.peek('drugstructuredosagenumb')
  if (amount === null) return null
  const unit = fromList(DOSE_UNITS, fields.peek('drugstructuredosageunit'))
  return unit === undefined ? amount : `${amount} ${unit}`
}

function therapyOf(fields: ReportFields, sequence: number, note: NoteRepair): CaseChild<'therapy'> | null {
  const startDate = readDate(fields, 'drugstartdate', note)
  const endDate = readDate(fields, 'drugenddate', note)
  const written = fields.peek('drugtreatmentduration')
  const unit = fromCodes(DURATION_UNITS, fields.peek('drugtreatmentdurationunit'))
  const timed = written !== null && /^\d+(\.\d+)?$/.test(written) && unit !== undefined
  if (timed) fields.take('drugtreatmentduration', 'drugtreatmentdurationunit')
  if (startDate === null && endDate === null && !timed) return null
  return { sequence, startDate, endDate, ...(timed && { duration: Number(written), durationUnit: unit }) }
}
