import { describe, expect, it } from 'vitest'
import { type CaseRow, casesOf } from '../synthetic-cases.fixture.js'
import { describeSeries } from './report-series.js'

const row: CaseRow = {
  ...{ id: 0, eventDate: 20210300, ageYears: 30.5, sex: 1, country: 4, drugs: [1, 2], events: [3] },
  versionDate: 20220105,
}
const all = [0, 1, 2, 3]
const kindOf = (change: (id: number) => Partial<CaseRow>, more: object = {}) =>
  describeSeries({ ...casesOf(all.map((id) => ({ ...row, id, ...change(id) }))), ...more }, all).kind

describe('describeSeries', () => {
  it('names what kind of series it is', () => {
    expect(kindOf((id) => ({ eventDate: 20210305, versionDate: 20220101 + id }))).toBe('event-day')
    expect(kindOf(() => ({}))).toBe('batch')
    const later = (id: number) => ({ versionDate: 20220101 + id })
    expect(kindOf(later, { sender: Uint16Array.of(7, 7, 7, 7) })).toBe('sender')
    expect(kindOf(later, { sender: Uint16Array.of(7, 7, 7, 0xffff) })).toBe('campaign')
    expect(kindOf(later)).toBe('campaign')
    expect(kindOf((id) => ({ ...later(id), events: [id] }))).toBe('chain')
    // A month is no day.
    expect(kindOf((id) => ({ ...later(id), eventDate: 20210300 }))).toBe('campaign')
  })

  it('says what all share and how far the rest goes', () => {
    const rows = all.map((id) => ({ ...row, id, ageYears: 20 + id, drugs: [1, 5 + id], versionDate: 20220101 + id }))
    expect(describeSeries(casesOf([...rows.slice(0, 3), { ...rows[3]!, sex: null, country: 9 }]), all)).toEqual({
      ...{ kind: 'campaign', members: [3, 2, 1, 0], drugs: [1], events: [3], sex: 1, country: null },
      ...{ eventDates: [20210300, 20210300], receivedDates: [20220101, 20220104], ages: [20, 23] },
    })
  })
})
