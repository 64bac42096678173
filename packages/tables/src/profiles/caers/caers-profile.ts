import { type CaseBatch, normaliseName } from '@aethersignal/model'
import {
  type CaseChild,
  CaseWriter,
  caersOutcome,
  isRedacted,
  presentText,
  readRole,
  type WholeCase,
} from '@aethersignal/model/adapter'
import { FieldReader } from '../reading/field-reader.js'
import { matchHeader } from '../reading/header-match.js'
import type { ProfilePart, TableHead, TableMatch, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { CAERS_COLUMNS } from './caers-columns.js'
import { splitTerms } from './split-terms.js'

const PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(/* @__PURE__ */ Object.keys(CAERS_COLUMNS))

/** The profile of CAERS, whose list of reactions is split with the help of known terms. */
export function caersProfile(knownTerms: Iterable<string> = []): TableProfile {
  const known = new Set([...knownTerms].map((term) => term.toUpperCase()))
  return {
    id: 'caers',
    version: '1',
    title: 'a file of CAERS',
    tells:
      'Its header has the columns RA_Report #, PRI_Reported Brand/Product Name and SYM_One Row Coded Symptoms, or report id, product and MedDRA preferred terms.',
    workbooks: true,
    neededTables: ['cases'],
    recognise,
    read: (part) => readCaers(part, known),
  }
}

/**
 * Reads CAERS, FDA's reports on foods, supplements and cosmetics, in both generations of its header: a row a product, the
 * reactions of the report in each. A suspect product is taken for a primary suspect. Reactions are a list split at `, `,
 * which some terms have within them: see {@link caersAdapterWith}.
 */
export const caersAdapter = /* @__PURE__ */ profileAdapter(/* @__PURE__ */ caersProfile())

/** {@link caersAdapter} that knows terms with commas, such as those of a MedDRA dictionary of the user. */
export function caersAdapterWith(knownTerms: Iterable<string>) {
  return profileAdapter(caersProfile(knownTerms))
}

function recognise({ name, records }: TableHead): TableMatch | null {
  const match = matchHeader(records[0]!, CAERS_COLUMNS, ['report', 'product', 'terms'])
  if (match === null) return null
  const header = records[0]!
  const written = ['report', 'product', 'terms'].map((column) => `"${header[match.columns.indexOf(column)]!.trim()}"`)
  // One telling name is enough: "product" and "report id" stand in other tables too.
  if (!/symptom|meddra/i.test(written[2]!)) return null
  return {
    table: 'cases',
    partition: name,
    ...match,
    sniff: { confidence: 0.9, reason: `The header has the columns of CAERS: ${written.join(', ')}.` },
  }
}

interface SeenReport {
  readonly ordinal: number
  /** The list of reactions of its rows so far. */
  readonly cell: string
  readonly terms: ReadonlySet<string>
}

async function* readCaers(part: ProfilePart, known: ReadonlySet<string>): AsyncGenerator<CaseBatch> {
  const writer = new CaseWriter(part.part)
  for (const table of part.tables('cases')) {
    const seen = new Map<string, SeenReport>()
    let redacted = 0
    for await (const rows of table.rows(part.signal)) {
      for (const row of rows) {
        const id = presentText(row.get('report'), 'id') ?? ''
        const product = presentText(row.get('product'), 'drug') ?? ''
        const cell = presentText(row.get('terms'), 'event') ?? ''
        if (id === '') table.quarantine(row, 'case-id-missing')
        else if (product === '' && cell === '') table.quarantine(row, 'missing-drug-and-event')
        else {
          const before = seen.get(id)
          const ordinal = before?.ordinal ?? writer.write(reportOf(row, id, table))
          const terms = before === undefined || before.cell !== cell ? splitTerms(cell, known) : []
          for (const term of terms) {
            if (before?.terms.has(term)) continue
            writer.add('event', { caseOrdinal: ordinal, term, file: table.file, line: row.line })
          }
          if (before === undefined) seen.set(id, { ordinal, cell, terms: new Set(terms) })
          else if (before.cell !== cell) {
            table.note('reactions-differ')
            seen.set(id, { ordinal, cell, terms: new Set([...before.terms, ...terms]) })
          }
          if (isRedacted(product)) redacted++
          const drug = productOf(row, product, table)
          if (drug !== null) writer.add('drug', { ...drug, caseOrdinal: ordinal, file: table.file, line: row.line })
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = seen.size
    const { name } = table
    part.warn('product-redacted', `${name}: products whose names FDA redacted; they count under no name.`, redacted)
    if (!table.hasColumn('role')) {
      part.warn('role-assumed', `${name}: no column of roles, so every product was taken for a primary suspect.`)
    }
    part.warn(
      'terms-split-at-commas',
      `${name}: reactions are lists split at commas, which some terms have within them${known.size === 0 ? '; no list of known terms was given' : ''}.`,
    )
  }
  part.warn(
    'data-use',
    'CAERS: reports are as submitted, do not show that a product caused an event, and have no denominator of use.',
  )
  yield* writer.end(part.signal)
}

function reportOf(row: ProfileRow, id: string, table: ProfileTable): WholeCase {
  const fields = new FieldReader(row, table)
  const labels = row
    .get('outcomes')
    .split(/,\s+/)
    .map((label) => label.trim())
    .filter((label) => label !== '')
  const codes = labels.map(caersOutcome)
  if (codes.includes(undefined)) fields.unreadable('outcomes', 'outcome-not-recognised')
  const serious = codes.some((code) => typeof code === 'string')
  const notSerious = labels.some((label) => /^non-?serious/i.test(label))
  const created = fields.date('created', 'month-first')
  const sex = fields.sex('sex')
  const eventDate = fields.date('event', 'month-first')
  const age = fields.age(fields.text('age') ?? '', fields.text('ageUnit') ?? '')
  const others = labels.filter((_, at) => codes[at] === null)
  return {
    case: {
      reportId: id,
      caseId: id,
      versionDate: created,
      receivedDate: created,
      eventDate,
      sex,
      ...age,
      serious: serious ? 1 : notSerious ? 0 : null,
      extra: fields.extra(PLACED, others.length === 0 ? {} : { outcomes: row.get('outcomes') }),
      file: table.file,
      line: row.line,
    },
    outcomes: [...new Set(codes)].flatMap((code) => (code ? [{ code }] : [])),
  }
}

function productOf(row: ProfileRow, product: string, table: ProfileTable): CaseChild<'drug'> | null {
  const said = ['role', 'industry', 'industryCode'].some((column) => row.get(column) !== '')
  if (product === '' && !said) return null
  const written = row.get('role')
  const role = !table.hasColumn('role') ? 'PS' : written === '' ? null : readRole(written)
  const further: Record<string, string> = {}
  table.noteRole(role)
  if (role === undefined) further.role = written
  const industry = row.get('industry')
  const industryCode = row.get('industryCode')
  if (industry !== '') further.industry = industry
  if (industryCode !== '') further.industryCode = industryCode
  const names = product === '' || isRedacted(product) ? null : normaliseName(product)
  return {
    role: role ?? null,
    verbatim: product || null,
    names,
    nameSource: names === null ? null : 'verbatim',
    extra: jsonOf(further),
  }
}
