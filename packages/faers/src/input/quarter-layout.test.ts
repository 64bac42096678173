import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { FAERS_TABLES } from '../rows/faers-table.js'
import { sniffFaers } from '../sniff-faers.js'
import { quarterIn, readMemberName } from './member-name.js'

const QUARTERS = 90

describe.skipIf(!hasSharedData)('the archives of 90 quarters as FDA published them', () => {
  const [header = '', ...lines] = hasSharedData
    ? readFileSync(sharedData('data/reference/faers_quarter_layout_90q.csv'), 'utf8').trim().split(/\r?\n/)
    : []
  const names = header.split(',')
  const quarters = lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
  const members = (cell = '') => cell.split(';').filter((member) => member !== '')

  it('are all there', () => {
    expect(quarters).toHaveLength(QUARTERS)
    expect(new Set(quarters.map(({ quarter }) => quarter)).size).toBe(QUARTERS)
  })

  it.each(quarters.map((row) => [row['zip'] ?? '', row] as const))(
    '%s is known, and each of its members',
    (zip, row) => {
      const quarter = (row['quarter'] ?? '').toUpperCase()
      expect(readMemberName(zip)).toEqual({ kind: 'archive' })
      expect(quarterIn(zip)).toBe(quarter)
      expect(sniffFaers({ name: zip, head: Uint8Array.of(0x50, 0x4b, 3, 4) })).not.toBeNull()
      for (const table of FAERS_TABLES) {
        expect(members(row[table]).map(readMemberName), table).toEqual([{ kind: 'table', table, quarter }])
      }
      for (const deleted of members(row['deleted'])) {
        expect(readMemberName(deleted), deleted).toEqual({ kind: 'deleted', quarter })
      }
      for (const other of [...members(row['stat']), ...members(row['size']), ...members(row['other'])]) {
        // In 2026Q1 FDA packed what Windows had left in the folder.
        const kind = other === 'ASCII/Thumbs.db' ? 'system' : 'documentation'
        expect({ other, kind: readMemberName(other).kind }).toEqual({ other, kind })
      }
      const all = [...FAERS_TABLES.flatMap((table) => members(row[table])), ...members(row['deleted'])]
      expect(sniffFaers({ name: zip, head: new Uint8Array(0), members: all })).toMatchObject({ confidence: 0.95 })
    },
  )
})
