import { type IcsrCase, ReportFields, type SafetyReport } from '@aethersignal/icsr'
import { NAME_SEPARATOR, normaliseName } from '@aethersignal/model'
import type { CaseChild } from '@aethersignal/model/adapter'
import type { OpenFdaKind } from './openfda-kind.js'
import { ageOf, dateOf, type Note, sexOf, weightOf } from './report-values.js'

/** Animal and veterinary events: reports of CVM on animals. */
export const ANIMAL_EVENTS: OpenFdaKind = {
  source: 'openfda-animal',
  version: '1',
  title: 'animal and veterinary events',
  endpoint: 'animalandveterinary/event',
  reportKey: 'unique_aer_id_number',
  caseOf: caseOfAnimalReport,
  caution: [
    'animal-reports',
    'Reports on animals: a report may be of several, and counts once. They rank no suspects, so that every drug counts as a primary suspect; reactions are terms of VeDDRA, not of MedDRA.',
  ],
}

/** What CVM writes over names that it may not publish. */
const MASKED = /^msk$/i

/**
 * The case of a report on animals. Drugs count under their active ingredients, else their brand; masked names count as missing. An age
 * or weight that is a range is not taken. Died and euthanised are deaths.
 */
function caseOfAnimalReport(report: SafetyReport, note: Note): IcsrCase | null {
  const fields = new ReportFields(report)
  const caseId = fields.text('unique_aer_id_number', 'id')
  if (caseId === null) return null
  const received = dateOf(fields, 'original_receive_date', note)
  const [animalReport = {}] = fields.objects('animal')
  const animal = new ReportFields(animalReport)
  const sex = sexOf(animal.peek('gender', 'attribute'))
  if (sex !== null) animal.take('gender')
  const serious = fields.peek('serious_ae', 'attribute')
  const isSerious = /^(true|yes|y|1)$/i.test(serious ?? '') ? 1 : /^(false|no|n|0)$/i.test(serious ?? '') ? 0 : null
  if (isSerious !== null) fields.take('serious_ae')
  const died = fields
    .objects('outcome')
    .some((outcome) => /^(died|euthani[sz]ed)/i.test(new ReportFields(outcome).peek('medical_status') ?? ''))
  const drugs = fields.objects('drug').map((drug, at) => drugOf(drug, at + 1, note))
  const events = fields.objects('reaction').flatMap((reaction) => eventOf(reaction, note))
  const left = animal.extra()
  return {
    nullified: false,
    case: {
      reportId: caseId,
      caseId,
      versionDate: received,
      receivedDate: received,
      eventDate: dateOf(fields, 'onset_date', note),
      sex,
      ...ageOf(...single(animal, 'age', 'age-range', note), note),
      ...weightOf(...single(animal, 'weight', 'weight-range', note), note),
      serious: died ? 1 : isSerious,
      reporterType: fields.text('primary_reporter', 'attribute'),
      reportType: fields.text('type_of_information', 'attribute'),
      senderCaseNumber: fields.text('report_id', 'id'),
      extra: fields.extra({
        ...(left !== null && { animal: JSON.parse(left) as unknown }),
        ...(report.outcome !== undefined && { outcome: report.outcome }),
      }),
    },
    drugs: drugs.map(({ drug }) => drug),
    events,
    outcomes: died ? [{ code: 'DE' }] : [],
    indications: [],
    therapies: drugs.flatMap(({ therapy }) => therapy ?? []),
    reporters: [],
  }
}

/** The value and unit of an age or a weight; nothing where it is a range. */
function single(animal: ReportFields, name: string, issue: string, note: Note): [string | null, string | null] {
  const written = new ReportFields(animal.peekObjects(name)[0] ?? {})
  const [least, most] = [written.peek('min', 'attribute'), written.peek('max', 'attribute')]
  if (least !== null && most !== null && Number(least) !== Number(most)) {
    note(issue)
    return [null, null]
  }
  const value = least ?? most
  return [value, value === null ? null : written.peek('unit', 'attribute')]
}

function eventOf(reaction: SafetyReport, note: Note): CaseChild<'event'>[] {
  const fields = new ReportFields(reaction)
  const term = fields.text('veddra_term_name', 'event')
  if (term === null) note('missing-term')
  return term === null ? [] : [{ term, extra: fields.extra() }]
}

interface GivenDrug {
  readonly drug: CaseChild<'drug'>
  readonly therapy: CaseChild<'therapy'> | null
}

function drugOf(written: SafetyReport, sequence: number, note: Note): GivenDrug {
  const fields = new ReportFields(written)
  const told = (text: string | null) => (text === null || MASKED.test(text) ? null : text)
  const verbatim = told(fields.text('brand_name', 'drug'))
  const ingredients = fields
    .peekObjects('active_ingredients')
    .flatMap((each) => told(new ReportFields(each).peek('name', 'drug')) ?? [])
  const own = [...new Set(ingredients.flatMap((each) => normaliseName(each) ?? []))]
  const names = own.join(NAME_SEPARATOR) || normaliseName(verbatim ?? '')
  if (names === null) note('missing-drug')
  const startDate = dateOf(fields, 'first_exposure_date', note)
  const endDate = dateOf(fields, 'last_exposure_date', note)
  return {
    drug: {
      sequence,
      role: 'PS',
      verbatim,
      ingredient: ingredients.join('\\') || null,
      names,
      nameSource: names === null ? null : own.length > 0 ? 'prod_ai' : 'verbatim',
      route: fields.text('route', 'attribute'),
      lot: fields.text('lot_number', 'attribute'),
      dechallenge: answerOf(fields.text('ae_abated_after_stopping_drug', 'attribute')),
      rechallenge: answerOf(fields.text('ae_reappeared_after_resuming_drug', 'attribute')),
      extra: fields.extra(),
    },
    therapy: startDate === null && endDate === null ? null : { sequence, startDate, endDate },
  }
}

/** The codes of FAERS: Y, N, D for does not apply. */
function answerOf(text: string | null): string | null {
  if (text === null) return null
  if (/^(y|yes|true)$/i.test(text)) return 'Y'
  if (/^(n|no|false)$/i.test(text)) return 'N'
  return /^not applicable$/i.test(text) ? 'D' : null
}
