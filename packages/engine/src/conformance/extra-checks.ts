import { AetherError, type Filter, ROLES } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { expectEqual, expectThat } from './expect.js'
import { passes } from './naive-run.js'

/** Conditions on kept fields: of cases and of drugs, texts and numbers, a name that JSON pointers escape, a long text. */
const CONDITIONS: readonly Filter[] = [
  { field: 'extra', name: 'Reporter/type', in: ['physician'] },
  { field: 'extra', name: 'Reporter/type', in: ['Consumer', 'nobody'] },
  { field: 'extra', name: 'DOSES', in: ['1', '9'] },
  { field: 'extra', name: 'DOSES', min: 2, max: 4 },
  { field: 'extra', name: 'DOSES', min: 3 },
  { field: 'extra', name: 'SITE~' },
  { field: 'extra', name: 'NOTES' },
  { not: { field: 'extra', name: 'DOSES', max: 1 } },
  {
    and: [
      { field: 'extra', name: 'SITE~', in: ['left arm'] },
      { field: 'sex', in: ['F'] },
    ],
  },
]

/** Filters on kept fields find what the rows say, or the source says that it kept none. */
export const EXTRA_CHECKS: readonly Check[] = [
  {
    name: 'finds reports by the fields that were kept',
    async check({ source, reports }) {
      const hasExtras = source.capabilities.filters.includes('extra')
      for (const where of CONDITIONS) {
        const asked = source.run({ where, roles: ROLES, minCount: 1, measures: [] })
        if (!hasExtras) {
          expectEqual(await codeOf(asked), 'source/unsupported', `the answer to ${JSON.stringify(where)}`)
          continue
        }
        const wanted = reports.filter(
          (report) => passes(where, report) && [...report.roles.values()].some((roles) => [...roles].some(Boolean)),
        )
        expectThat(wanted.length > 0, `the conformance dataset has reports of ${JSON.stringify(where)}`)
        expectEqual((await asked).reports, wanted.length, `reports of ${JSON.stringify(where)}`)
        if (!source.capabilities.cases) continue
        const { total } = await source.cases({ where, roles: ROLES }, { limit: 1 })
        expectEqual(total, wanted.length, `reports listed of ${JSON.stringify(where)}`)
      }
      if (!hasExtras) return
      const misspelt = await source.run({ where: { field: 'extra', name: 'DOSE' } }).catch(asError)
      expectThat(
        misspelt instanceof AetherError &&
          misspelt.code === 'query/unknown-field' &&
          (misspelt.remedy ?? '').includes('DOSES'),
        'a field that no report has is refused with near names',
      )
    },
  },
]

const asError = (thrown: unknown) => thrown

async function codeOf(call: Promise<unknown>): Promise<unknown> {
  return call.then(
    () => 'an answer',
    (thrown: unknown) => (thrown instanceof AetherError ? thrown.code : thrown),
  )
}
