import { ANALYSIS_NAMES } from '@aethersignal/model'
import { casePageSchema, pairProfileSchema, problemSchema, signalTableSchema } from '@aethersignal/model/schemas'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAetherServer } from './aether-server.js'
import { FakeSource } from './fake-source.fixture.js'

const source = new FakeSource()
const logged: unknown[] = []
const server = createAetherServer({
  datasets: { default: source },
  logger: { error: (...entry) => logged.push(entry) },
})

/** Values near what is accepted: known names with values that mostly fit. */
const scalars = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.boolean(), fc.constant(null), fc.integer())
const filters = fc.letrec<{ filter: unknown }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 6 },
    fc.record({
      field: fc.constantFrom('drug', 'event', 'age', 'sex', 'date', 'serious', 'toString'),
      in: fc.array(fc.constantFrom('F', 'ASPIRIN', 'unknown')),
    }),
    fc.record({ field: fc.constant('age'), min: fc.integer({ min: -5, max: 200 }) }),
    fc.record({ and: fc.array(tie('filter'), { maxLength: 3 }) }),
    fc.record({ not: tie('filter') }),
    scalars,
  ),
})).filter
const values = fc.oneof(scalars, filters, fc.array(scalars), fc.jsonValue())
const names = fc.constantFrom(
  'dataset where roles drugs events minCount measures zeroCells sort page drug event limit cursor __proto__ constructor'.split(
    ' ',
  ),
)
const bodies = fc.oneof(
  fc.jsonValue(),
  filters.map((where) => ({ where })),
  fc
    .array(
      fc.tuple(
        names.chain((all) => fc.constantFrom(...all)),
        values,
      ),
    )
    .map((entries) => Object.fromEntries(entries)),
  fc.record(
    {
      where: filters,
      minCount: fc.integer({ min: -1, max: 100 }),
      page: fc.record({ offset: fc.nat({ max: 3000 }), limit: fc.nat({ max: 20 }) }),
      drug: fc.string(),
      event: fc.string(),
      limit: fc.nat({ max: 1001 }),
    },
    { requiredKeys: ['drug', 'event'] },
  ),
)

const answers = { run: signalTableSchema, pair: pairProfileSchema, cases: casePageSchema }

describe('whatever is sent', () => {
  it.each(Object.keys(answers) as (keyof typeof answers)[])(
    'POST signals/%s answers by its schema or with a fault of the caller',
    async (path) => {
      const seen = { accepted: 0, refused: 0 }
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const response = await server.fetch(
            new Request(`http://localhost/api/v1/signals/${path}`, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify(body),
            }),
          )
          const answer = await response.json()
          if (response.status === 200) {
            seen.accepted++
            answers[path].parse(answer)
          } else {
            seen.refused++
            problemSchema.parse(answer)
            expect([400, 404]).toContain(response.status)
          }
        }),
        { numRuns: 1000 },
      )
      expect(seen.refused).toBeGreaterThan(100)
      expect(logged).toEqual([])
    },
  )

  it.each([
    ...Object.keys(answers).map((name) => `signals/${name}`),
    ...ANALYSIS_NAMES.map((name) => `analyses/${name}`),
    'analyses/toString',
  ])('POST %s of bytes that are not JSON at all is refused', async (path) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const response = await server.fetch(
          new Request(`http://localhost/api/v1/${path}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json; charset=utf-8' },
            body: new Uint8Array(bytes),
          }),
        )
        expect([400, 404]).toContain(response.status)
        problemSchema.parse(await response.json())
      }),
      { numRuns: 50 },
    )
    expect(logged).toEqual([])
  })

  it('in an address gives no fault of the server', async () => {
    const path = fc.constantFrom('suggest', 'cases', 'run', '', '../datasets', 'nowhere')
    const parameters = fc.array(
      fc.tuple(
        fc.oneof(fc.constantFrom('kind', 'text', 'limit', 'where', 'roles', 'dataset', 'cursor'), fc.string()),
        fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('drug', '10', '{}', '{"not":{}}', 'PS')),
      ),
    )
    await fc.assert(
      fc.asyncProperty(path, parameters, fc.string(), async (name, entries, tail) => {
        const query = new URLSearchParams(entries)
        const request = new Request(`http://localhost/api/v1/signals/${name}?${query}${tail}`)
        expect((await server.fetch(request)).status).toBeLessThan(500)
      }),
      { numRuns: 1000 },
    )
    expect(logged).toEqual([])
  })
})
