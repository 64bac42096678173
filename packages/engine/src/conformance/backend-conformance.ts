import { atOnce } from '@aethersignal/core'
import { codePointOrder, DEFAULT_ROLES } from '@aethersignal/model'
import type { ReportBackend } from '../backend/report-backend.js'
import { CallGate, type CallScope } from '../run/call-scope.js'
import { backendSource } from '../source/backend-source.js'
import type { SignalSource } from '../source/signal-source.js'
import { conformanceParts } from './conformance-dataset.js'
import { CONFORMANCE_UNIVERSES } from './conformance-specs.js'
import { expectEqual, expectThat } from './expect.js'
import { type NaiveReport, naiveReports } from './naive-reports.js'
import { isExposed, naivePairs, naiveUniverse } from './naive-run.js'
import { BACKEND_ANSWER_CHECKS, type ConformanceCheck } from './source-conformance.js'

/**
 * What every {@link ReportBackend} must do, as a list of checks for any test framework: its names, its counts cell by
 * cell, its views, and that a source over it answers as every source must.
 *
 * ```ts
 * for (const { name, run } of backendConformance(async () => indexBackend({ index }))) test(name, run)
 * ```
 *
 * @param open opens a backend over the data of `conformanceRun()`; called once for each check
 */
export function backendConformance(open: () => Promise<ReportBackend>): readonly ConformanceCheck[] {
  const { reports } = naiveReports(conformanceParts())
  const own = BACKEND_CHECKS.map(({ name, check }) => ({
    name,
    run: async () => {
      const backend = await open()
      await new CallGate().run({}, (scope) => check(backend, reports, scope))
      backend.kept.clear()
    },
  }))
  const ofSource = BACKEND_ANSWER_CHECKS.map(({ name, check }) => ({
    name: `as a source: ${name}`,
    async run() {
      const source = sourceOver(await open())
      try {
        await check({ source, reports })
      } finally {
        await source.close()
      }
    },
  }))
  return [...own, ...ofSource]
}

interface BackendCheck {
  readonly name: string
  readonly check: (backend: ReportBackend, reports: readonly NaiveReport[], scope: CallScope) => Promise<void>
}

const BACKEND_CHECKS: readonly BackendCheck[] = [
  {
    name: 'has the names of the data, and how many reports have each',
    async check(backend, reports, scope) {
      const terms = await backend.terms(scope)
      const vocabularies = [
        { kind: 'drug', of: terms.drugs, namesOf: drugsGiven },
        { kind: 'event', of: terms.events, namesOf: ({ terms: own }: NaiveReport) => [...own] },
        {
          kind: 'country',
          of: terms.country,
          namesOf: ({ country }: NaiveReport) => (country === null ? [] : [country]),
        },
      ] as const
      for (const { kind, of, namesOf } of vocabularies) {
        const totals = atOnce(terms.totals(kind))
        const found = of.names.map((name, code) => [name, totals[code]!] as const).filter(([, total]) => total > 0)
        expectEqual(found.sort(byName), [...tally(reports, namesOf)].sort(byName), `reports of each ${kind}`)
      }
    },
  },
  ...CONFORMANCE_UNIVERSES.map(
    ({ where, roles = DEFAULT_ROLES }): BackendCheck => ({
      name: `counts ${JSON.stringify({ where, roles })} cell by cell`,
      async check(backend, reports, scope) {
        const terms = await backend.terms(scope)
        const { counts } = await backend.count({ where: where ?? null, roles }, scope)
        const universe = naiveUniverse(reports, where, roles)
        expectEqual(counts.reports, universe.length, 'N')
        const cells: unknown[] = []
        for (const [drug, name] of terms.drugs.names.entries()) {
          for (let at = counts.offsets[drug]!; at < counts.offsets[drug + 1]!; at++) {
            const event = counts.codes[at]!
            const [n1, n2] = [counts.drugs.totals[drug]!, counts.events.totals[event]!]
            cells.push([name, terms.events.names[event]!, counts.counts[at]!, n1, n2])
          }
        }
        const expected = naivePairs(universe, roles).map(({ drug, event, a, b, c }) => [drug, event, a, a + b, a + c])
        const byCell = (one: unknown, other: unknown) => codePointOrder(JSON.stringify(one), JSON.stringify(other))
        expectEqual(cells.sort(byCell), expected.sort(byCell), 'cells and margins')
      },
    }),
  ),
  {
    name: 'shows the reports that it counts',
    async check(backend, reports, scope) {
      if (backend.view === undefined) return
      for (const { where, roles = DEFAULT_ROLES } of CONFORMANCE_UNIVERSES) {
        const universe = naiveUniverse(reports, where, roles)
        if (universe.length === 0) continue
        const { mask, drugs, index, ...view } = await backend.view({ where: where ?? null, roles }, scope)
        expectEqual(view.reports, universe.length, 'N of a view')
        const chosen = Array.from(mask.keys()).filter((report) => mask[report] === 1)
        const names = (
          of: { readonly offsets: Uint32Array; readonly codes: ArrayLike<number> },
          texts: readonly string[],
        ) =>
          chosen.map((report) => {
            const codes = Array.from({ length: of.offsets[report + 1]! - of.offsets[report]! }, (_, at) => at)
            return codes.map((at) => texts[of.codes[of.offsets[report]! + at]!]!).sort(codePointOrder)
          })
        const seen = names(drugs, index.drugs.names).map((own, at) => [
          own,
          names(index.events.incidence, index.events.names)[at]!,
        ])
        const wanted = universe.map((report) => [
          [...report.roles.keys()].filter((drug) => isExposed(report, drug, roles)).sort(codePointOrder),
          [...report.terms].sort(codePointOrder),
        ])
        const byText = (one: unknown, other: unknown) => codePointOrder(JSON.stringify(one), JSON.stringify(other))
        expectEqual(seen.sort(byText), wanted.sort(byText), 'drugs and events of the reports of a view')
      }
    },
  },
  {
    name: 'says by what it has which analyses, listings and filters there are, and keeps nothing once it is closed',
    async check(backend) {
      const source = sourceOver(backend)
      const { analyses, cases, filters } = source.capabilities
      expectEqual(analyses.length > 0, backend.view !== undefined, 'whether there are analyses')
      expectEqual(analyses.includes('onset'), backend.view !== undefined && backend.therapies !== undefined, 'onset')
      expectEqual(cases, backend.cases !== undefined, 'line listings')
      expectEqual(filters, backend.filters, 'the filters')
      await source.run({ minCount: 1 })
      await source.close()
      expectThat(backend.kept.bytes === 0, 'nothing is kept of a source that is closed')
    },
  },
]

function sourceOver(backend: ReportBackend): SignalSource {
  const identity = { id: 'conformance', hash: 'conformance of a backend', parts: [] }
  const none = { from: null, to: null }
  return backendSource({
    backend,
    identity,
    describe: async () => ({
      ...{ identity, title: 'Conformance', synthetic: true, reports: 0, drugs: 0, events: 0, received: none },
      ...{ countries: [], sexes: { F: 0, M: 0, unknown: 0 }, serious: { yes: 0, no: 0, unknown: 0 } },
      load: { files: [], funnel: [], warnings: [], parts: [] },
    }),
  })
}

/** Drugs of a report in any role but "not administered". */
function drugsGiven({ roles }: NaiveReport): readonly string[] {
  return [...roles].flatMap(([drug, of]) => ([...of].every((role) => role === 'DN') ? [] : [drug]))
}

function tally(reports: readonly NaiveReport[], namesOf: (of: NaiveReport) => readonly string[]): Map<string, number> {
  const totals = new Map<string, number>()
  for (const report of reports) for (const name of namesOf(report)) totals.set(name, (totals.get(name) ?? 0) + 1)
  return totals
}

const byName = ([one]: readonly [string, number], [other]: readonly [string, number]) => codePointOrder(one, other)
