import { type CaseLine, type CasePage, type CaseQuery, DEFAULT_ROLES } from '@aethersignal/model'
import type { SignalSource } from '../source/signal-source.js'
import type { Check } from './conformance-check.js'
import { CONFORMANCE_FILTERS } from './conformance-specs.js'
import { expectEqual, expectRejection, expectThat } from './expect.js'
import type { NaiveReport } from './naive-reports.js'
import { isExposed, naiveUniverse } from './naive-run.js'

/** Line listings: their totals are the counts, and their pages are the whole. */
export const CASE_CHECKS: readonly Check[] = [
  {
    name: 'lists as many reports of a pair as it counts',
    async check({ source, reports }) {
      if (!source.capabilities.cases) return
      const universe = { where: { not: { field: 'sex', in: ['M'] } }, roles: ['PS', 'C'] } as const
      const table = await source.run({
        ...universe,
        minCount: 2,
        measures: [],
        sort: { by: 'a', direction: 'descending' },
      })
      for (let row = 0; row < table.rows; row += Math.ceil(table.rows / 8)) {
        const pair = { drug: table.drug[row]!, event: table.event[row]! }
        const lines = await allLines(
          source,
          { ...universe, drug: pair.drug.toLowerCase(), event: pair.event.toUpperCase() },
          7,
        )
        expectEqual(lines.length, table.columns.a![row], `reports listed of ${pair.drug} – ${pair.event}`)
        const expected = naiveUniverse(reports, universe.where, universe.roles).filter(
          (of) => isExposed(of, pair.drug, universe.roles) && of.terms.has(pair.event),
        )
        expectEqual(lines.map(keyOf).sort(), expected.map(keyOf).sort(), `the reports of ${pair.drug} – ${pair.event}`)
      }
    },
  },
  {
    name: 'lists the reports of a universe with what they say',
    async check({ source, reports }) {
      if (!source.capabilities.cases) return
      const expected = new Map(naiveUniverse(reports, undefined).map((of) => [keyOf(of), of]))
      const lines = await allLines(source, {}, 100)
      expectEqual(lines.length, expected.size, 'the number of lines')
      for (const line of lines) {
        const of = expected.get(keyOf(line))
        expectThat(of !== undefined, `${keyOf(line)} is a report of the universe`)
        expectEqual(lineFacts(line), reportFacts(of), `the line of ${keyOf(line)}`)
        expectThat(line.line !== null && line.line >= 2 && line.file !== null, 'a line says where its case row stands')
      }
    },
  },
  ...CONFORMANCE_FILTERS.map(
    (where): Check => ({
      name: `lists the reports of ${JSON.stringify(where)}`,
      async check({ source, reports }) {
        if (!source.capabilities.cases) return
        const expected = naiveUniverse(reports, where, DEFAULT_ROLES).map(keyOf).sort()
        const lines = await allLines(source, { where }, 1000)
        expectEqual(lines.map(keyOf).sort(), expected, 'the reports listed')
      },
    }),
  ),
  {
    name: 'refuses cursors and limits that are not its own',
    async check({ source }) {
      if (!source.capabilities.cases) {
        await expectRejection(source.cases({}, { limit: 1 }), ['source/unsupported'], 'a line listing')
        return
      }
      const first = await source.cases({}, { limit: 2 })
      expectThat(first.next !== undefined, 'a page that is not the last names the next')
      for (const cursor of ['not a cursor', `0${first.next}`]) {
        await expectRejection(source.cases({}, { limit: 2, cursor }), ['request/invalid'], `the cursor ${cursor}`)
      }
      for (const limit of [0, 1001, 1.5]) {
        await expectRejection(source.cases({}, { limit }), ['request/invalid'], `a limit of ${limit}`)
      }
      await expectRejection(
        source.cases({ drug: 'NO SUCH DRUG' }, { limit: 2 }),
        ['query/unknown-term'],
        'an unknown drug',
      )
    },
  },
]

async function allLines(source: SignalSource, query: CaseQuery, limit: number): Promise<CaseLine[]> {
  const lines: CaseLine[] = []
  let page: CasePage | undefined
  do {
    page = await source.cases(query, { limit, ...(page?.next !== undefined && { cursor: page.next }) })
    expectThat(page.cases.length > 0 || page.total === 0, 'only a listing of nothing has an empty page')
    lines.push(...page.cases)
    expectThat(lines.length <= page.total, 'no report is listed twice')
  } while (page.next !== undefined)
  expectEqual(page.total, lines.length, 'the total of a listing')
  return lines
}

function keyOf({ source, partition, reportId }: Pick<CaseLine, 'source' | 'partition' | 'reportId'>): string {
  return `${source} ${partition} ${reportId}`
}

function lineFacts(line: CaseLine) {
  return {
    caseId: line.caseId,
    sex: line.sex,
    ageYears: line.ageYears,
    country: line.country,
    eventDate: (line.eventDate ?? '').replaceAll('-', ''),
    receivedDate: (line.receivedDate ?? '').replaceAll('-', ''),
    serious: line.serious,
    outcomes: [...line.outcomes].sort(),
    drugs: line.drugs
      .filter(({ name }) => name !== '')
      .map(({ name, verbatim, role }) => `${name} ${verbatim} ${role}`)
      .sort(),
    events: [...line.events].sort(),
  }
}

function reportFacts(of: NaiveReport): ReturnType<typeof lineFacts> {
  const compact = (date: number) => (date === 0 ? '' : String(date).replace(/(00)+$/, ''))
  return {
    caseId: of.caseId,
    sex: of.sex,
    ageYears: of.ageYears,
    country: of.country,
    eventDate: compact(of.eventDate),
    receivedDate: compact(of.receivedDate),
    serious: of.outcomes.length > 0 ? true : of.serious,
    outcomes: [...of.outcomes].sort(),
    drugs: of.drugs.flatMap(({ names, verbatim, role }) => names.map((name) => `${name} ${verbatim} ${role}`)).sort(),
    events: [...of.terms].sort(),
  }
}
