import { describe, expect, test } from 'vitest'
import { pairReasons } from './pair-reasons.js'

const cells = (a: number, drugTotal: number, eventTotal: number, total: number) => ({
  a: Uint32Array.of(a),
  drugTotal: Uint32Array.of(drugTotal),
  eventTotal: Uint32Array.of(eventTotal),
  total,
})

describe('pairReasons', () => {
  test('names the empty cell, and no measure that has a value', () => {
    expect(pairReasons(cells(0, 4, 5, 100), { zeroCells: 'none', prior: undefined })).toEqual({
      prr: 'no-exposed-cases',
      ror: 'no-exposed-cases',
      yule: 'no-exposed-cases',
      ebgm: 'no-prior',
    })
    expect(pairReasons(cells(5, 9, 5, 100), { zeroCells: 'none', prior: undefined })).toMatchObject({
      prr: 'zero-comparator',
      ror: 'zero-comparator',
    })
  })

  test('says nothing of what half a report made estimable', () => {
    expect(pairReasons(cells(5, 9, 5, 100), { zeroCells: 'haldane', prior: undefined })).toEqual({
      yule: 'zero-comparator',
      ebgm: 'no-prior',
    })
  })
})
