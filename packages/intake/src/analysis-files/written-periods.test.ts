import { type PeriodUnit, periodName } from '@aethersignal/core/time'
import { describe, expect, it } from 'vitest'
import { writtenPeriod } from './written-periods.js'

/** Every reading of a name, by the names of the periods. */
function readings(name: string): string[] {
  return Object.entries(writtenPeriod(name)).map(([unit, number]) => periodName(number, unit as PeriodUnit))
}

describe('writtenPeriod', () => {
  it.each(
    [
      ['2023', '2023-W01', '2023-01', '2023-Q2', '2023-H1', '2023-04-05'].map((name) => [name, name]),
      [
        '2023Q2',
        '2023 q2',
        '2023-Q2',
        'Q2 2023',
        'Q2/2023',
        '2Q2023',
        '2Q23',
        "Q2'23",
        '23Q2',
        '2023:Q2',
        '2023T2',
        '2nd quarter 2023',
        'Quarter 2, 2023',
      ].map((name) => [name, '2023-Q2']),
      [
        'Apr-Jun 2023',
        'Apr – Jun 2023',
        'April to June 2023',
        "Apr/Jun '23",
        'avr.-juin 2023',
        'April bis Juni 2023',
        '2023 Apr-Jun',
        'Apr 2023 - Jun 2023',
      ].map((name) => [name, '2023-Q2']),
      ['Jul-Dec 2023', 'July-December 2023'].map((name) => [name, '2023-H2']),
      ['Jan-Dec 2023', 'January – December 2023'].map((name) => [name, '2023']),
      ['2023H2', 'H2 2023', '2H23', '2023-S2', '23H2'].map((name) => [name, '2023-H2']),
      ['2023W05', '2023-W5', '2023 week 5', 'W05 2023', 'KW5/2023'].map((name) => [name, '2023-W05']),
      [
        '202311',
        '2023/11',
        '2023.11',
        '2023M11',
        '2023-M11',
        '11/2023',
        '11.2023',
        'Nov 2023',
        'NOV-23',
        'November 2023',
        '2023 Nov',
        '2023-Nov',
        "Nov'23",
        'nov. 2023',
        'novembre 2023',
        'noviembre de 2023',
        '2023 novembro',
        '2023年11月',
        '2023 – 11'.replace(/ /g, ''),
      ].map((name) => [name, '2023-11']),
      ['März 2023', 'mars 2023', 'Mrz. 23', 'marzo 2023', "maart '23"].map((name) => [name, '2023-03']),
      ['Dezember 2023', 'déc. 2023', 'DIC-23', '2023-Dez'].map((name) => [name, '2023-12']),
      [
        '20230405',
        '5.4.2023',
        '05.04.2023',
        '2023年4月5日',
        '2023/4/5',
        '2023.04.05',
        '2023-04-05T00:00:00',
        '2023-04-05 00:00:00.000',
        '2023-04-05T00:00:00Z',
      ].map((name) => [name, '2023-04-05']),
      ['2023.0', ' 2023 '].map((name) => [name, '2023']),
    ].flat() as [string, string][],
  )('%s is %s', (name, period) => expect(readings(name)).toEqual([period]))

  it('takes 2023-1 for a month and a quarter', () => {
    expect(readings('2023-1')).toEqual(['2023-01', '2023-Q1'])
    expect(readings('2023-7')).toEqual(['2023-07'])
    expect(readings('2023-01')).toEqual(['2023-01'])
  })

  it.each([
    '',
    'wave 1',
    '12',
    '20231',
    '202313',
    '2023-13',
    '2023Q5',
    '2023-W54',
    '2021-W53',
    '2023-02-30',
    'Total',
    // Months of no quarter, and fiscal years.
    'Feb-Apr 2023',
    'Jan-Feb 2023',
    'Mar-Jan 2023',
    'Apr 2022-Mar 2023',
    'Oct 2022-Dec 2023',
    'FY2023',
    'FY 2022/23',
    '2022/23',
    'Q1',
    'Jan',
    '100001',
  ])('%j is no period', (name) => expect(readings(name)).toEqual([]))
})
