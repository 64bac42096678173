import type { PriorCertificate, RunSpec, SignalTable } from '@aethersignal/model'
import { describe, expect, test } from 'vitest'
import { rankingDoubt as doubtOf } from './ranking-doubt.js'

const byEb05: RunSpec = { sort: { by: 'eb05', direction: 'descending' } }
const sound = { converged: true, boundary: [] as string[] }

const rankingDoubt = (head: SignalTable | undefined, spec: RunSpec) => doubtOf({ head, spec })

function tableOf(certificate?: Partial<PriorCertificate>, ...codes: string[]): SignalTable {
  const notes = codes.map((code) => ({ code, message: '' }))
  return {
    notes,
    ...(certificate && { prior: { certificate: { ...sound, ...certificate } } }),
  } as unknown as SignalTable
}

describe('rankingDoubt', () => {
  test('is raised by a prior at its boundary, one that did not converge, and one that could not be fitted', () => {
    expect(rankingDoubt(tableOf({ boundary: ['beta1'] }), byEb05)).toEqual({
      by: 'eb05',
      reason: 'boundary',
      boundary: ['beta1'],
      instead: 'ic025',
    })
    expect(rankingDoubt(tableOf({ converged: false }), byEb05)?.reason).toBe('notConverged')
    expect(rankingDoubt(tableOf(undefined, 'prior-too-few-pairs'), byEb05)?.reason).toBe('noPrior')
    // A source that sends no fit still sends the note.
    expect(rankingDoubt(tableOf(undefined, 'prior-boundary'), byEb05)?.reason).toBe('boundary')
    expect(rankingDoubt(tableOf(undefined, 'prior-not-converged'), byEb05)?.reason).toBe('notConverged')
  })

  test.each(['ebgm', 'eb05', 'eb95'] as const)('is raised of %s in either direction', (by) => {
    for (const direction of ['ascending', 'descending'] as const) {
      expect(rankingDoubt(tableOf({ converged: false }), { sort: { by, direction } })).toBeDefined()
    }
  })

  test.each(['ic025', 'ror', 'a', 'drug', 'event'] as const)('is not raised of %s', (by) => {
    expect(rankingDoubt(tableOf({ converged: false }), { sort: { by, direction: 'descending' } })).toBeUndefined()
  })

  test('is not raised of a sound prior, nor without a result', () => {
    expect(rankingDoubt(tableOf({}), byEb05)).toBeUndefined()
    expect(rankingDoubt(tableOf({}, 'empty-universe'), byEb05)).toBeUndefined()
    expect(rankingDoubt(undefined, byEb05)).toBeUndefined()
  })

  test('offers what is computed: another lower limit, else the number of reports', () => {
    expect(rankingDoubt(tableOf({ converged: false }), { ...byEb05, measures: ['ebgm', 'prr'] })?.instead).toBe(
      'prr025',
    )
    expect(rankingDoubt(tableOf({ converged: false }), { ...byEb05, measures: ['ebgm'] })?.instead).toBe('a')
  })
})
