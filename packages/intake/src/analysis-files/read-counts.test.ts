import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { csvText } from '@aethersignal/engine'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCounts } from './read-counts.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-counts-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const stdin = Readable.from([])

async function reading(content: string | Buffer) {
  const path = join(folder, 'counts.csv')
  await writeFile(path, content)
  return readCounts(path, { stdin })
}

const HEADER = 'drug,event,a,b,c,d\n'

describe('readCounts', () => {
  it('reads any rows in either way to write a table, plain or gzipped, in chunks of any size', async () => {
    const name = fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() !== '' && !text.includes('\0'))
    const cell = fc.nat({ max: 1_000_000 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, name, cell, cell, cell, cell), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        async (rows, margins, gzip, crlf) => {
          const lines = rows.map(([drug, event, a, b, c, d]) => {
            const numbers = margins ? [a, a + b, a + c, a + b + c + d] : [a, b, c, d]
            return [csvText(drug), csvText(event), ...numbers].join(',')
          })
          const header = margins ? 'drug,event,a,drug_total,event_total,total' : 'drug,event,a,b,c,d'
          const text = [header, ...lines].join(crlf ? '\r\n' : '\n')
          const table = await reading(gzip ? gzipSync(text) : text)
          expect(Array.from(table.drugs.codes, (code) => table.drugs.names[code])).toEqual(rows.map(([drug]) => drug))
          expect(Array.from(table.events.codes, (code) => table.events.names[code])).toEqual(
            rows.map(([, event]) => event),
          )
          expect([...table.a]).toEqual(rows.map(([, , a]) => a))
          expect([...table.drugTotal]).toEqual(rows.map(([, , a, b]) => a + b))
          expect([...table.eventTotal]).toEqual(rows.map(([, , a, , c]) => a + c))
          expect([...table.total]).toEqual(rows.map(([, , a, b, c, d]) => a + b + c + d))
        },
      ),
      { numRuns: 150 },
    )
  })

  it('reads a file of many chunks without losing a row or a letter', async () => {
    const rows = 60_000
    const lines = Array.from(
      { length: rows },
      (_, row) => `PRÄPARAT ${row % 977},"Übelkeit, ${row % 1013}",${row},2,3,4`,
    )
    const table = await reading(`\ufeff${HEADER}${lines.join('\n')}\n`)
    expect(table.rows).toBe(rows)
    expect(table.drugs.names).toHaveLength(977)
    expect(table.drugs.names[5]).toBe('PRÄPARAT 5')
    expect(table.events.names[1012]).toBe('Übelkeit, 1012')
    expect(table.a.reduce((sum, a) => sum + a)).toBe((rows * (rows - 1)) / 2)
  })

  it('reads standard input', async () => {
    const table = await readCounts('-', { stdin: Readable.from([Buffer.from(HEADER), Buffer.from('A,B,1,2,3,4\n')]) })
    expect(table).toMatchObject({ rows: 1, carried: [] })
  })

  it('takes whole numbers written as 3.0', async () => {
    expect([...(await reading(`${HEADER}A,B,3.0,1,1,1`)).a]).toEqual([3])
  })

  it.each([
    ['A,B,-1,2,3,4', 'a'],
    ['A,B,1.5,2,3,4', 'a'],
    ['A,B,1,,3,4', 'b'],
    ['A,B,1,2,x,4', 'c'],
    ['A,B,1,2,3,NaN', 'd'],
    ['A,B,1,2,3,1e3', 'd'],
    ['A,B,1,2,3,5000000000', 'd'],
  ])('refuses %s and names line and field', async (row, field) => {
    await expect(reading(`${HEADER}"A\nA",B,1,2,3,4\n\n${row}\n`)).rejects.toMatchObject({
      code: 'measure/invalid-count',
      place: { file: join(folder, 'counts.csv'), line: 5, field },
    })
  })

  it.each([
    ['A,B,5,4,9,100', 'drug_total'],
    ['A,B,5,9,4,100', 'event_total'],
    ['A,B,1,60,60,100', 'total'],
  ])('refuses margins that cannot be: %s', async (row, field) => {
    await expect(reading(`drug,event,a,drug_total,event_total,total\n${row}`)).rejects.toMatchObject({
      code: 'measure/invalid-count',
      place: { line: 2, field },
    })
  })

  it.each([
    ['', 'input/empty'],
    ['\n\n', 'input/empty'],
    [HEADER, 'input/empty'],
    ['just some words\nand more', 'input/missing-column'],
    [Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'input/not-recognised'],
    [Buffer.from('drug,event,a,b,c,d\nÄ,B,1,2,3,4\n', 'latin1'), 'input/unreadable'],
    [gzipSync(`${HEADER}A,B,1,2,3,4\n`).subarray(0, 30), 'input/corrupt-archive'],
    [`${HEADER}A,B,1,2,3\n`, 'input/invalid-row'],
    [`${HEADER}A,B,1,2,3,4,5\n`, 'input/invalid-row'],
    [`${HEADER},B,1,2,3,4\n`, 'input/invalid-row'],
    [`${HEADER}"A,B,1,2,3,4\nC,D,1,2,3,4\n`, 'input/invalid-row'],
  ])('refuses %j with %s', async (content, code) => {
    await expect(reading(content)).rejects.toMatchObject({ code })
  })

  it('says that a file is not there', async () => {
    await expect(readCounts(join(folder, 'none.csv'), { stdin })).rejects.toMatchObject({ code: 'input/not-found' })
    await expect(readCounts(folder, { stdin })).rejects.toMatchObject({ code: 'input/unreadable' })
  })

  it('stops when asked to', async () => {
    await writeFile(join(folder, 'counts.csv'), `${HEADER}A,B,1,2,3,4\n`)
    await expect(readCounts(join(folder, 'counts.csv'), { stdin, signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'request/aborted',
    })
  })
})
