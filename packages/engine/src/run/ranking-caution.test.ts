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

  it('is kept with the order that was asked for, and makes the usual one fall back', async () => {
    const source = await memorySource(conformanceRun(), { title: 'Conformance' })
    const asked = { where: { field: 'sex', in: ['unknown'] }, minCount: 1 } as const
    const explicit = await source.run({ ...asked, sort: byEb05 })
    expect(explicit.notes.map(({ code }) => code)).toContain(explicit.ranking!.because)
    expect(explicit.manifest.definitions.ranking).toBe(cautionText(explicit.ranking!))
    expect(explicit.manifest.request.sort).toEqual(byEb05)

    const usual = await source.run(asked)
    const byIc = await source.run({ ...asked, sort: { by: 'ic025', direction: 'descending' } })
    expect([usual.drug, usual.event]).toEqual([byIc.drug, byIc.event])
    expect(usual.manifest).toEqual(byIc.manifest)
    expect(usual.ranking).toBeUndefined()
    const fallback = usual.notes.find(({ code }) => code === 'ranking-fallback')
    expect(fallback?.message).toContain('ranked by ic025 and not by eb05')
    expect(byIc.notes.some(({ code }) => code === 'ranking-fallback')).toBe(false)
    expect((await source.run({ ...asked, page: { offset: 2, limit: 3 } })).drug).toEqual(byIc.drug.slice(2, 5))
    await source.close()
  })
})
