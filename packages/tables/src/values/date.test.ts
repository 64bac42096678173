import { MISSING_INTEGER } from '@aethersignal/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayMonthOrder, readDate } from './date.js'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('readDate', () => {
  it('reads every day in every way of writing it', () =>
    fc.assert(
      fc.property(day, (iso) => {
        const [year, month, dayOfMonth] = iso.split('-') as [string, string, string]
        const digits = `${year}${month}${dayOfMonth}`
        const name = [...MONTHS, 'November', 'December'][Number(month) - 1]!
        const short = name.slice(0, 3).toUpperCase()
        for (const text of [
          iso,
          digits,
          `${digits}.0`,
          `${iso}T10:20:30Z`,
          `${iso} 00:00:00.000`,
          `${year}/${month}/${dayOfMonth}`,
          `${dayOfMonth}.${month}.${year}`,
          `${dayOfMonth}-${short}-${year}`,
          `${Number(dayOfMonth)} ${name} ${year}`,
          `${name} ${Number(dayOfMonth)}, ${year}`,
        ]) {
          expect([text, readDate(text, null)]).toEqual([text, { date: Number(digits), issue: null }])
        }
        const dayFirst = `${Number(dayOfMonth)}/${Number(month)}/${year}`
        const monthFirst = `${Number(month)}/${Number(dayOfMonth)}/${year} 10:20 AM`
        expect(readDate(dayFirst, 'day-first').date).toBe(Number(digits))
        expect(readDate(monthFirst, 'month-first').date).toBe(Number(digits))
        const tells = Number(dayOfMonth) > 12
        expect([dayMonthOrder(dayFirst), dayMonthOrder(monthFirst)]).toEqual(
          tells ? ['day-first', 'month-first'] : [null, null],
        )
        const known = tells || dayOfMonth === month
        expect(readDate(dayFirst, null)).toEqual(
          known ? { date: Number(digits), issue: null } : { date: Number(year) * 10_000, issue: 'date-order-unknown' },
        )
      }),
    ))

  it.each([
    ['2021', 20210000],
    ['2021.0', 20210000],
    ['2021-03', 20210300],
    ['202103', 20210300],
    ['MAR-2019', 20190300],
    ['03/2019', 20190300],
    ['3.2019', 20190300],
    ['20230213120000', 20230213],
    ['202302131200', 20230213],
    ['5. März 2023', 20230305],
    ['5 février 2023', 20230205],
    ['5 de enero de 2023', 20230105],
    ['12-DEZ-2023', 20231212],
    ['13 mag 2023', 20230513],
    ['Feb 5th, 2023', 20230205],
    ['2023-Feb-05', 20230205],
    ['2023 February', 20230200],
    ['2023年2月13日', 20230213],
    ['UN-FEB-2023', 20230200],
    ['UNK-UNK-2023', 20230000],
    ['UN/UNK/2023', 20230000],
    ['??.02.2023', 20230200],
    ['2023-02-UN', 20230200],
    ['2023-UNK-UNK', 20230000],
    ['2020-02-29', 20200229],
  ])('reads %s', (text, date) => expect(readDate(text, null)).toEqual({ date, issue: null }))

  it.each([
    ['2021-02-29', 'date-invalid'],
    ['5 jui 2023', 'date-invalid'],
    ['13/2019', 'date-invalid'],
    ['20230213120', 'date-invalid'],
    ['UNK', 'date-invalid'],
    ['20211301', 'date-invalid'],
    ['20210010', 'date-invalid'],
    ['31-FOO-2020', 'date-invalid'],
    ['44321', 'date-invalid'],
    ['soon', 'date-invalid'],
    ['31/31/2020', 'date-invalid'],
    ['1899-12-31', 'date-before-1900'],
  ])('refuses %s', (text, issue) => expect(readDate(text, null)).toEqual({ date: MISSING_INTEGER, issue }))
})
