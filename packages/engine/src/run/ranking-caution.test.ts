import { DEFAULT_MEASURES } from '@aethersignal/model'
import { describe, expect, it } from 'vitest'
import { conformanceRun } from '../conformance/conformance-dataset.js'
import { memorySource } from '../source/memory-source.js'
import { cautionText, rankingCaution, withCaution } from './ranking-caution.js'

const boundary = [{ code: 'prior-boundary', message: 'At the edge.' }]
const byEb05 = { by: 'eb05', direction: 'descending' } as const

describe('rankingCaution', () => {
  it('comes with an order that rests on a prior in doubt, and offers one that does not', () => {
    const caution = rankingCaution(byEb05, DEFAULT_MEASURES, boundary)!
    const instead = { by: 'ic025', direction: 'descending' }
    expect(caution).toEqual({ sort: byEb05, because: 'prior-boundary', instead })
    expect(cautionText(caution)).toContain('ranked by eb05')
    expect(withCaution([...boundary, { code: 'other', message: 'x' }], caution)).toEqual([
      { code: 'prior-boundary', message: `At the edge. ${cautionText(caution)}` },
      { code: 'other', message: 'x' },
    ])
    expect(rankingCaution(byEb05, ['ebgm', 'prr'], boundary)?.instead.by).toBe('prr025')
    expect(rankingCaution(byEb05, ['ebgm'], boundary)?.instead.by).toBe('a')
  })

  it('does not come with another order, nor with a prior that is sound', () => {
    for (const by of ['ic025', 'a', 'drug'] as const)
      expect(rankingCaution({ by, direction: 'descending' }, DEFAULT_MEASURES, boundary)).toBeUndefined()
    expect(rankingCaution(byEb05, DEFAULT_MEASURES, [])).toBeUndefined()
    expect(rankingCaution(byEb05, DEFAULT_MEASURES, [{ code: 'empty-universe', message: '' }])).toBeUndefined()
    expect(withCaution(boundary, undefined)).toBe(boundary)
  })

  it('stands in a result, its notes and its manifest exactly where the default list rests on a prior in doubt', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const all = await source.run({})
    const few = await source.run({ where: { field: 'sex', in: ['unknown'] }, minCount: 1 })
    for (const table of [all, few]) {
      const doubt = table.notes.find(({ code }) => code.startsWith('prior-'))
      expect(table.ranking?.because).toBe(doubt?.code)
      expect(table.manifest.definitions.ranking).toBe(table.ranking && cautionText(table.ranking))
      if (table.ranking) expect(doubt?.message).toContain(cautionText(table.ranking))
    }
    const byCount = await source.run({ sort: { by: 'ic025', direction: 'descending' } })
    expect([byCount.ranking, byCount.manifest.definitions.ranking]).toEqual([undefined, undefined])
  })
})
