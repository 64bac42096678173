import type { Filter, Progress, RunSpec } from '@aethersignal/model'
import type { Check } from './conformance-check.js'
import { expectEqual, expectRejection, expectThat } from './expect.js'

/** How a source behaves: refusals, abort, progress, closing. */
export const CONDUCT_CHECKS: readonly Check[] = [
  {
    name: 'refuses queries that are not valid',
    async check({ source }) {
      // Written as they might arrive, past the types.
      const specs = [
        { where: { field: 'age', min: 'forty' } },
        { where: { field: 'sex', in: ['X'] } },
        { where: { field: 'date', which: 'event', from: '2020-02-30' } },
        { where: { field: 'date', which: 'event', from: 'yesterday' } },
        { where: { field: 'serious', is: 'yes' } },
        {
          where: {
            and: [
              { field: 'sex', in: ['F'] },
              { field: 'drug', in: 'ALDOVERINE' },
            ],
          },
        },
        { where: { field: 'drug', in: ['ALDOVERINE'], role: ['PS'] } },
        { where: { field: 'colour', in: ['red'] } },
        { where: {} },
        { roles: [] },
        { roles: ['XX'] },
        { minCount: 0 },
        { minCount: 1.5 },
        { measures: ['luck'] },
        { sort: { by: 'eb05', direction: 'descending' }, measures: ['prr'] },
        { sort: { by: 'luck', direction: 'descending' } },
        { page: { offset: -1, limit: 10 } },
      ] as unknown as readonly RunSpec[]
      for (const spec of specs) {
        const codes = ['query/invalid', 'query/unknown-field', 'request/invalid'] as const
        await expectRejection(source.run(spec), codes, `the specification ${JSON.stringify(spec)}`)
      }
      let deep: Filter = { field: 'sex', in: ['F'] }
      for (let depth = 0; depth < 30; depth++) deep = { not: deep }
      await expectRejection(source.run({ where: deep }), ['query/invalid'], 'a filter nested 31 deep')
    },
  },
  {
    name: 'stops when asked to',
    async check({ source }) {
      const before = new AbortController()
      before.abort()
      const calls = {
        describe: () => source.describe({ signal: before.signal }),
        suggest: () => source.suggest('drug', 'a', { signal: before.signal }),
        run: () => source.run({}, { signal: before.signal }),
        pair: () => source.pair({ drug: 'ALDOVERINE', event: 'Nausea' }, {}, { signal: before.signal }),
        cases: () => source.cases({}, { limit: 1 }, { signal: before.signal }),
      }
      for (const [name, call] of Object.entries(calls)) {
        await expectRejection(call(), ['request/aborted'], `${name} with a signal that has fired`)
      }
      const during = new AbortController()
      const call = expectRejection(
        source.run({ minCount: 1 }, { signal: during.signal }),
        ['request/aborted'],
        'a run that is stopped',
      )
      during.abort()
      await call
      expectThat((await source.run({})).rows > 0, 'a source works after a call was stopped')
    },
  },
  {
    name: 'tells how far a run is, if it says that it does',
    async check({ source }) {
      const seen: Progress[] = []
      await source.run({ where: { field: 'sex', in: ['F'] } }, { onProgress: (progress) => seen.push(progress) })
      if (source.capabilities.progress) expectThat(seen.length > 0, 'a run tells how far it is')
      for (const { phase, done, total } of seen) {
        expectThat(
          phase !== '' && done >= 0 && (total === undefined || done <= total),
          'progress goes from 0 to its total',
        )
      }
    },
  },
  {
    name: 'gives columns that belong to the caller',
    async check({ source }) {
      const first = await source.run({})
      const again = await source.run({})
      for (const [name, values] of Object.entries(again.columns)) {
        expectEqual([...first.columns[name as 'a']!], [...values], `${name} of a second run`)
        first.columns[name as 'a']!.fill(-1)
      }
      const third = await source.run({})
      expectEqual([...third.columns.eb05!], [...again.columns.eb05!], 'EB05 after a caller wrote into an earlier table')
    },
  },
  {
    name: 'answers calls made at once',
    async check({ source }) {
      const specs: readonly RunSpec[] = [{}, { roles: ['C'] }, { where: { field: 'sex', in: ['F'] } }, {}]
      const together = await Promise.all(specs.map((spec) => source.run(spec)))
      for (const [at, spec] of specs.entries()) {
        const alone = await source.run(spec)
        expectEqual([...together[at]!.columns.eb05!], [...alone.columns.eb05!], `EB05 of ${JSON.stringify(spec)}`)
      }
    },
  },
  {
    name: 'ends every call when it is closed',
    async check({ source }) {
      const underWay = expectRejection(source.run({ minCount: 1 }), ['source/closed'], 'a run under way')
      await source.close()
      await underWay
      const calls = [
        source.describe(),
        source.suggest('drug', 'a'),
        source.run({}),
        source.pair({ drug: 'ALDOVERINE', event: 'Nausea' }, {}),
        source.cases({}, { limit: 1 }),
      ]
      for (const call of calls) await expectRejection(call, ['source/closed'], 'a call to a closed source')
      await source.close()
    },
  },
]
