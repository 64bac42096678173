import { loadReportSchema } from '@aethersignal/model/schemas'
import { describe, expect, it } from 'vitest'
import { tableAdapter } from '../csv-adapter.js'
import { casesOf, inputOf } from '../csv-text.fixture.js'

async function quality(lines: readonly string[], latest?: number) {
  const adapter = tableAdapter(latest === undefined ? {} : { dates: { latest } })
  const { report } = await casesOf(adapter.read([inputOf(`${lines.join('\n')}\n`)]))
  expect(
    loadReportSchema.parse({ files: report.files, warnings: report.warnings, funnel: [], parts: [] }).files,
  ).toEqual(report.files)
  return report.files[0]!.quality!
}

describe('dataQuality', () => {
  it('gives full marks to a table without fault', async () => {
    const { score, parts, fields } = await quality(['case_id,drug,event,role', '1,A,Rash,PS', '2,B,Pain,C'])
    expect(score).toBe(100)
    expect(parts.map(({ part, score: own }) => [part, own])).toEqual([
      ['rows', 1],
      ['completeness', 1],
      ['validity', 1],
      ['identity', null],
      ['dates', null],
      ['exposure', 1],
      ['plausibility', 1],
    ])
    expect(fields.map(({ field, present, valid, rows }) => [field, present, valid, rows])).toEqual([
      ['caseId', 2, 2, 2],
      ['drug', 2, 2, 2],
      ['event', 2, 2, 2],
      ['role', 2, 2, 2],
    ])
  })

  it('counts what is missing, wrong, suspicious, twice and out of bounds', async () => {
    const { score, parts, fields } = await quality(
      [
        'case_id,drug,event,sex,age,date,event_date,country',
        '1,A,Rash,F,44,2024-03-05,2024-02-01,FR',
        '2,A,Rash,F,44,2024-03-06,2024-02-01,FR',
        '3,A,xxx,Q,115,2031-01-01,2024-02-02,FR',
        '4,A,,M,old,2024-01-05,2024-02-09,FR',
        '5,9999,Rash,,,1900-01-01,,',
        ',A,Rash,F,1,2024-01-01,,FR',
      ],
      20241231,
    )
    const field = (name: string) => fields.find((each) => each.field === name)!
    expect(field('caseId')).toMatchObject({ rows: 6, present: 5, valid: 5 })
    expect(field('event')).toMatchObject({ present: 4, valid: 4, suspicious: { placeholder: 1 } })
    expect(field('drug')).toMatchObject({ present: 5, suspicious: { placeholder: 1 } })
    expect(field('sex')).toMatchObject({ present: 4, valid: 3, columns: ['sex'] })
    expect(field('age')).toMatchObject({ present: 4, valid: 3, suspicious: { 'age-over-110': 1 } })
    expect(field('receivedDate').suspicious).toEqual({ 'date-first-of-century': 1, 'date-too-late': 1 })
    expect(field('eventDate').suspicious).toEqual({ 'event-after-report': 1 })
    const part = (name: string) => parts.find((each) => each.part === name)!
    expect(part('rows').score).toBeCloseTo(5 / 6, 12)
    expect(part('completeness').score).toBeCloseTo((3 * (5 + 5 + 4) + 4 + 4 + 5 + 4 + 4) / (6 * (9 + 5)), 12)
    expect(part('validity').score).toBeCloseTo((5 + 5 + 4 + 3 + 3 + 5 + 4 + 4) / (5 + 5 + 4 + 4 + 4 + 5 + 4 + 4), 12)
    expect(part('identity').score).toBeCloseTo(1 / 2, 12)
    expect(part('dates').score).toBeCloseTo(6 / 9, 12)
    expect(part('plausibility').score).toBeCloseTo(10 / 13, 12)
    const mean = parts.reduce((sum, each) => sum + (each.score ?? 0) * each.weight, 0)
    expect(score).toBe(Math.round(mean * 1000) / 10)
  })
})
