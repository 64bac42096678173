import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MISSING_INTEGER } from '../cases/case-tables.js'
import { readE2bDate, readHl7Date } from './e2b-date.js'
import { isMissing } from './missing-value.js'

const none = (issue: string | null) => ({ date: MISSING_INTEGER, issue })

describe('readE2bDate', () => {
  it.each([
    ['20240229', '102', 20240229],
    ['202402', '610', 20240200],
    ['2024', '602', 20240000],
    ['202402291530', '203', 20240229],
    ['20240229153000', '204', 20240229],
    [' 20240229 ', ' 102 ', 20240229],
    ['20240229', null, 20240229],
    ['2024', null, 20240000],
  ])('reads %j in format %s', (text, format, date) => expect(readE2bDate(text, format)).toEqual({ date, issue: null }))

  it.each([
    ['', '102', null],
    ['202402', '102', 'date-invalid'],
    ['20240230', '102', 'date-invalid'],
    ['20240001', '102', 'date-invalid'],
    ['2024022', null, 'date-invalid'],
    ['20240229', '999', 'date-invalid'],
    ['20-40-29', '102', 'date-invalid'],
    ['18991231', '102', 'date-before-1900'],
  ])('gives no date for %j in format %s', (text, format, issue) =>
    expect(readE2bDate(text, format)).toEqual(none(issue)),
  )
})

describe('readHl7Date', () => {
  it.each([
    ['2024', 20240000],
    ['202402', 20240200],
    ['20240229', 20240229],
    ['2024022915', 20240229],
    ['202402291530', 20240229],
    ['20240229153059', 20240229],
    ['20240229153059.1234+0100', 20240229],
    ['20240229-05', 20240229],
  ])('reads %s', (text, date) => expect(readHl7Date(text)).toEqual({ date, issue: null }))

  it.each([
    ['', null],
    ['20240229T1530', 'date-invalid'],
    ['2024-02-29', 'date-invalid'],
    ['202402291', 'date-invalid'],
    ['20230229', 'date-invalid'],
    ['18991231', 'date-before-1900'],
  ])('gives no date for %j', (text, issue) => expect(readHl7Date(text)).toEqual(none(issue)))

  it('gives a date of 1900 or later or an issue for any text', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{4,14}([+-]\d{4})?$/)), (text) => {
        const { date, issue } = readHl7Date(text)
        expect(date >= 19_000_000).toBe(issue === null && !isMissing(text, 'attribute'))
      }),
    ))
})
