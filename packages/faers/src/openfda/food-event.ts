import { type IcsrCase, ReportFields, type SafetyReport } from '@aethersignal/icsr'
import { normaliseName } from '@aethersignal/model'
import { type CaseChild, caersOutcome, isRedacted, readRole } from '@aethersignal/model/adapter'
import type { OpenFdaKind } from './openfda-kind.js'
import { ageOf, dateOf, type Note, sexOf } from './report-values.js'

/** Food events: the reports of CAERS on foods, supplements and cosmetics, under their report numbers. */
export const FOOD_EVENTS: OpenFdaKind = {
  source: 'openfda-food',
  version: '1',
  title: 'food events',
  endpoint: 'food/event',
  reportKey: 'report_number',
  tellingFields: ['name_brand', 'industry_name', 'industry_code'],
  caseOf: caseOfFoodReport,
  caution: [
    'data-use',
    'CAERS: reports are as submitted, do not show that a product caused an event, and have no denominator of use.',
  ],
}

/** The case of a report of CAERS: a drug a product, suspects as primary ones. Outcomes are criteria of seriousness and visits. */
function caseOfFoodReport(report: SafetyReport, note: Note): IcsrCase | null {
  const fields = new ReportFields(report)
  const caseId = fields.text('report_number', 'id')
  if (caseId === null) return null
  const created = dateOf(fields, 'date_created', note)
  const [consumerReport = {}] = fields.objects('consumer')
  const consumer = new ReportFields(consumerReport)
  const labels = fields.texts('outcomes', 'attribute')
  const codes = labels.map(caersOutcome)
  if (codes.includes(undefined)) note('outcome-not-recognised')
  const criteria = [...new Set(codes.filter((code) => typeof code === 'string'))]
  const notSerious = labels.some((label) => /^non-?serious/i.test(label))
  const others = labels.filter((_, at) => typeof codes[at] !== 'string')
  const sex = sexOf(consumer.peek('gender', 'attribute'))
  if (sex !== null) consumer.take('gender')
  const age = ageOf(consumer.text('age', 'attribute'), consumer.text('age_unit', 'attribute'), note)
  const drugs = fields.objects('products').map((product, at) => productOf(product, at + 1, note))
  const events = fields.texts('reactions', 'event').map((term) => ({ term }))
  const left = consumer.extra()
  return {
    nullified: false,
    case: {
      reportId: caseId,
      caseId,
      versionDate: created,
      receivedDate: created,
      eventDate: dateOf(fields, 'date_started', note),
      sex,
      ...age,
      serious: criteria.length > 0 ? 1 : notSerious ? 0 : null,
      extra: fields.extra({
        ...(left !== null && { consumer: JSON.parse(left) as unknown }),
        ...(others.length > 0 && { outcomes: others }),
      }),
    },
    drugs,
    events,
    outcomes: criteria.map((code) => ({ code })),
    indications: [],
    therapies: [],
    reporters: [],
  }
}

function productOf(product: SafetyReport, sequence: number, note: Note): CaseChild<'drug'> {
  const fields = new ReportFields(product)
  const verbatim = fields.text('name_brand', 'drug')
  const written = fields.peek('role', 'attribute')
  const role = readRole(written ?? '')
  if (role === undefined) note('role-not-recognised')
  else fields.take('role')
  if (role === null) note('role-missing')
  const names = verbatim === null || isRedacted(verbatim) ? null : normaliseName(verbatim)
  if (verbatim !== null && isRedacted(verbatim)) note('product-redacted')
  return {
    sequence,
    role: role ?? null,
    verbatim,
    names,
    nameSource: names === null ? null : 'verbatim',
    extra: fields.extra(),
  }
}
