import { type CaseBatch, MISSING_INTEGER, normaliseName } from '@aethersignal/model'
import { CaseWriter, type WholeCase } from '@aethersignal/model/adapter'
import { readDate } from '../../values/date.js'
import { meaningOf } from '../../values/meaning-of.js'
import type { ProfilePart, TableProfile } from '../reading/profile.js'
import { profileAdapter } from '../reading/profile-adapter.js'
import { jsonOf, type ProfileRow } from '../reading/profile-row.js'
import type { ProfileTable } from '../reading/profile-table.js'
import { readChildren } from '../reading/read-children.js'
import { recogniseJader } from './jader-tables.js'
import { jaderAge, jaderQuarter, jaderRole, jaderSex, jaderWeight, plainText } from './jader-values.js'
import { ReactionRows } from './reaction-rows.js'

const DEMO_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ '識別番号 報告回数 性別 年齢 体重 報告の種類 報告者の資格'.split(' '),
)

const DRUG_PLACED: ReadonlySet<string> = /* @__PURE__ */ new Set(
  /* @__PURE__ */ '識別番号 報告回数 医薬品連番 医薬品の関与 医薬品（一般名） 医薬品（販売名） 経路 投与開始日 投与終了日 使用理由'.split(
    ' ',
  ),
)

/** The profile of JADER, the reports of PMDA (Japan). */
export const jaderProfile: TableProfile = {
  id: 'jader',
  version: '1',
  title: 'a table of JADER',
  tells:
    'Its tables have the columns 識別番号 and 報告回数, and 性別 (demo), 医薬品の関与 (drug), 有害事象 (reac) or 原疾患等 (hist).',
  neededTables: ['demo', 'drug', 'reac'],
  recognise: recogniseJader,
  read: readJader,
}

/**
 * Reads JADER as PMDA publishes it: demo, drug, reac and hist in cp932 or UTF-8, also split into several files. A report
 * (識別番号) has its versions by 報告回数, of which the latest counts. Names stay Japanese as published.
 */
export const jaderAdapter = /* @__PURE__ */ profileAdapter(jaderProfile)

async function* readJader(part: ProfilePart): AsyncGenerator<CaseBatch> {
  const { signal } = part
  const writer = new CaseWriter(part.part)
  const reactions = new ReactionRows()
  for (const table of part.tables('reac')) await readReactions(table, reactions, part)
  const ordinals = new Map<string, number>()
  let bands = 0
  for (const table of part.tables('demo')) {
    const ids = new Set<string>()
    for await (const rows of table.rows(signal)) {
      for (const row of rows) {
        const key = keyOf(row)
        if (key === null) table.quarantine(row, 'case-id-missing')
        else if (ordinals.has(key)) table.quarantine(row, 'report-repeated')
        else {
          const whole = caseOf(row, key, table, reactions)
          if (whole.case.ageIssue === 'age-band') bands++
          ordinals.set(key, writer.write(whole))
          ids.add(plainText(row.get('識別番号')))
          table.loaded(row)
        }
      }
      yield* writer.takeReady()
    }
    table.account.distinctIds = ids.size
  }
  writeReactions(writer, reactions, ordinals, part)
  for (const table of part.tables('drug')) {
    await readChildren(table, ordinals, keyOf, (row, place) => writeDrug(writer, row, place, table), signal)
  }
  for (const table of part.tables('hist')) {
    await readChildren(
      table,
      ordinals,
      keyOf,
      (row, place) => {
        const term = plainText(row.get('原疾患等'))
        if (term === '') return 'term-missing'
        writer.add('indication', { ...place, term, extra: jsonOf({ table: 'hist' }) })
        return null
      },
      signal,
    )
  }
  part.warn(
    'age-band',
    `${part.part.partition}: ages that are bands, such as 60歳代; they have no years and stay as written.`,
    bands,
  )
  part.warn(
    'data-use',
    'JADER: PMDA publishes reports as submitted; they do not show that a drug caused an event. Names are Japanese: compare with other sources only through a dictionary.',
  )
  yield* writer.end(signal)
}

async function readReactions(table: ProfileTable, reactions: ReactionRows, part: ProfilePart): Promise<void> {
  for await (const rows of table.rows(part.signal)) {
    for (const row of rows) {
      const key = keyOf(row)
      const term = plainText(row.get('有害事象'))
      if (key === null) table.quarantine(row, 'case-id-missing')
      else if (term === '') table.quarantine(row, 'event-missing')
      else {
        const onset = dateOf(row, '有害事象の発現日', table)
        const outcome = plainText(row.get('転帰'))
        const started = row.get('有害事象の発現日')
        const extra = jsonOf({
          ...(outcome !== '' && { 転帰: outcome }),
          ...(started !== '' && { 有害事象の発現日: started }),
        })
        reactions.add(key, term, extra ?? '', Math.max(onset, 0), table.file, row.line)
        table.loaded(row)
      }
    }
  }
}

function writeReactions(
  writer: CaseWriter,
  reactions: ReactionRows,
  ordinals: ReadonlyMap<string, number>,
  part: ProfilePart,
): void {
  const dead = new Set<number>()
  const tables = new Map(
    part.tables('reac').map((table) => [table.file, { table, ids: new Set<string>(), orphans: new Set<string>() }]),
  )
  for (const { key, term, extra, file, line } of reactions) {
    const ordinal = ordinals.get(key)
    const place = { caseOrdinal: ordinal ?? -1, orphanReportId: ordinal === undefined ? key : null, file, line }
    writer.add('event', { ...place, term, extra: extra === '' ? null : extra })
    const { table, ids, orphans } = tables.get(file)!
    ids.add(key)
    if (ordinal === undefined) {
      orphans.add(key)
      table.account.orphanRows++
    } else if (extra.includes('"転帰":"死亡"') && !dead.has(ordinal)) {
      dead.add(ordinal)
      writer.add('outcome', { ...place, code: 'DE' })
    }
  }
  for (const { table, ids, orphans } of tables.values()) {
    table.account.distinctIds = ids.size
    table.account.orphans = orphans.size
  }
}

function caseOf(row: ProfileRow, key: string, table: ProfileTable, reactions: ReactionRows): WholeCase {
  const sex = jaderSex(row.get('性別'))
  if (sex === undefined) table.note('sex-not-recognised')
  const age = jaderAge(row.get('年齢'))
  if (age.ageIssue !== null) table.note(age.ageIssue)
  const received = jaderQuarter(row.get('報告年度・四半期'))
  return {
    case: {
      reportId: key,
      caseId: plainText(row.get('識別番号')),
      version: Number(plainText(row.get('報告回数'))),
      versionDate: received,
      receivedDate: received,
      eventDate: reactions.onset(key),
      sex: sex ?? null,
      ...age,
      weightKilograms: jaderWeight(row.get('体重')),
      weightVerbatim: plainText(row.get('体重')) || null,
      country: 'JP',
      reportType: plainText(row.get('報告の種類')) || null,
      reporterType: plainText(row.get('報告者の資格')) || null,
      extra: row.extra(DEMO_PLACED, sex === undefined ? { 性別: row.get('性別') } : {}),
      file: table.file,
      line: row.line,
    },
  }
}

function writeDrug(
  writer: CaseWriter,
  row: ProfileRow,
  place: {
    readonly caseOrdinal: number
    readonly orphanReportId: string | null
    readonly file: number
    readonly line: number
  },
  table: ProfileTable,
): string | null {
  const generic = plainText(row.get('医薬品（一般名）'))
  const product = plainText(row.get('医薬品（販売名）'))
  const names = normaliseName(generic || product)
  if (names === null) return 'drug-missing'
  const further: Record<string, string> = {}
  const role = jaderRole(row.get('医薬品の関与'))
  table.noteRole(role)
  if (role === undefined) further.医薬品の関与 = row.get('医薬品の関与')
  const number = plainText(row.get('医薬品連番'))
  const sequence = /^\d+$/.test(number) ? Number(number) : null
  const [startDate, endDate] = (['投与開始日', '投与終了日'] as const).map((column) => {
    const date = dateOf(row, column, table)
    if (date === MISSING_INTEGER && row.get(column) !== '') further[column] = row.get(column)
    return date
  }) as [number, number]
  writer.add('drug', {
    ...place,
    sequence,
    role: role ?? null,
    verbatim: product || generic,
    ingredient: generic || null,
    names,
    nameSource: generic === '' ? 'verbatim' : 'prod_ai',
    route: plainText(row.get('経路')) || null,
    dose: [plainText(row.get('投与量')), plainText(row.get('投与単位'))].join(' ').trim() || null,
    rechallenge: meaningOf({ 有: 'Y', 無: 'N' }, plainText(row.get('再投与による再発の有無'))) ?? null,
    extra: row.extra(DRUG_PLACED, further),
  })
  if (startDate !== MISSING_INTEGER || endDate !== MISSING_INTEGER) {
    writer.add('therapy', { ...place, sequence, startDate, endDate })
  }
  const reason = plainText(row.get('使用理由'))
  if (reason !== '') writer.add('indication', { ...place, sequence, term: reason })
  return null
}

function dateOf(row: ProfileRow, column: string, table: ProfileTable): number {
  const written = plainText(row.get(column))
  if (written === '') return MISSING_INTEGER
  const { date, issue } = readDate(written, null)
  if (issue !== null) table.note(issue)
  return date
}

/** A version of a report; null where the row does not name one. */
function keyOf(row: ProfileRow): string | null {
  const id = plainText(row.get('識別番号'))
  const version = plainText(row.get('報告回数'))
  return id === '' || !/^\d{1,6}$/.test(version) ? null : `${id}-${Number(version)}`
}
