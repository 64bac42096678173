import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { archiveNames, quartersOf } from './quarter-archives.js'

describe('archiveNames', () => {
  it('tries both letters, under the name of the system of the time', () => {
    expect(archiveNames('2012Q3', 'ascii')).toEqual(['aers_ascii_2012q3.zip', 'aers_ascii_2012Q3.zip'])
    expect(archiveNames('2012q4', 'ascii')).toEqual(['faers_ascii_2012q4.zip', 'faers_ascii_2012Q4.zip'])
    expect(archiveNames('2025Q4', 'xml')).toEqual(['faers_xml_2025q4.zip', 'faers_xml_2025Q4.zip'])
  })

  it.each(['2025Q5', '2003Q4', '25Q1', 'all', ''])('refuses %j', (quarter) => {
    expect(() => archiveNames(quarter, 'ascii')).toThrow(/not a quarter/)
  })

  it('refuses XML of AERS', () => {
    expect(() => archiveNames('2010Q1', 'xml')).toThrow(/not published as XML/)
  })

  it.skipIf(!hasSharedData)('names all archives of 90 quarters', () => {
    const [, ...lines] = readFileSync(sharedData('data/reference/faers_quarter_layout_90q.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
    expect(lines).toHaveLength(90)
    for (const line of lines) {
      const [quarter = '', zip = ''] = line.split(',')
      expect(archiveNames(quarter, 'ascii')).toContain(zip)
    }
  })
})

describe('quartersOf', () => {
  it('spells ranges out, each quarter once', () => {
    expect(quartersOf(['2025Q4', '2024Q3..2025Q1', '2025q1'])).toEqual(['2024Q3', '2024Q4', '2025Q1', '2025Q4'])
  })

  it.each(['2025Q1..2024Q1', '2025Q1..', '..', '2025Q1..2025Q2..2025Q3', 'x'])('refuses %j', (range) => {
    expect(() => quartersOf([range])).toThrow(/neither a quarter nor a range/)
  })
})
