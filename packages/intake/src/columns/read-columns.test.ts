import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readColumns } from './read-columns.js'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'aethersignal-columns-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const SPEC = {
  required: { name: 'text', n: 'count' },
  optional: { weight: { kind: 'number', empty: 'allowed' }, since: 'date', serious: 'flag' },
} as const

async function reading(content: string | Buffer, carry = false) {
  const path = join(folder, 'input.csv')
  await writeFile(path, content)
  return readColumns(path, { ...SPEC, carry }, { stdin: Readable.from([]) })
}

const problem = (content: string) =>
  reading(content).then(
    () => 'no error',
    (thrown) => ({ code: thrown.code, message: thrown.message, ...thrown.place, file: undefined }),
  )

describe('readColumns', () => {
  it('finds columns by name in any order and case, plain or gzipped, with any delimiter', async () => {
    for (const delimiter of [',', '\t', ';', '|']) {
      const text = ['N,extra,NAME,Weight', '3,x,A,-1.5e2', '0,y,B,', ''].join('\r\n').replaceAll(',', delimiter)
      for (const content of [text, gzipSync(text), `\ufeff${text}`]) {
        const table = await reading(content)
        expect(table.rows).toBe(2)
        expect(table.columns.name).toEqual(['A', 'B'])
        expect([...table.columns.n]).toEqual([3, 0])
        expect([...(table.columns.weight ?? [])]).toEqual([-150, Number.NaN])
        expect(table.columns.since).toBeUndefined()
        expect(table.ignoredColumns).toEqual(['extra'])
        expect(table.carried).toEqual([])
        expect(table.place(1, 'n')).toEqual({ file: join(folder, 'input.csv'), line: 3, field: 'n' })
      }
    }
  })

  it('reads standard input and says the hash of what it read', async () => {
    const table = await readColumns(
      '-',
      { required: { n: 'count' } },
      { stdin: Readable.from([Buffer.from('n\n7\n')]) },
    )
    expect(table.file).toBe('standard input')
    // printf 'n\n7\n' | sha256sum
    expect(table.sha256).toBe('883f48aac9da18fcc9059799f1f6d2b82a3e14b44a9ad47c240a812d85ec00a0')
  })

  it('carries other columns as they stand', async () => {
    const table = await reading('note,name,n,-x\n"a, ""b""\nc",\'=A,1,-0.50\n', true)
    expect(table.columns.name).toEqual(['=A'])
    expect(table.carried).toEqual([
      { name: 'note', values: ['a, "b"\nc'] },
      { name: '-x', values: ['-0.50'] },
    ])
    expect(table.ignoredColumns).toEqual([])
  })

  it('keeps the precision of dates and reads flags', async () => {
    const dates = ['2024-02-29', '2024-02', '2024', '20240229', '202402']
    const flags = ['1', 'TRUE', 'no', 'N', 'Yes']
    const table = await reading(
      ['name,n,since,serious', ...dates.map((date, row) => `A,1,${date},${flags[row]}`)].join('\n'),
    )
    expect([...(table.columns.since ?? [])]).toEqual([20240229, 20240200, 20240000, 20240229, 20240200])
    expect([...(table.columns.serious ?? [])]).toEqual([1, 1, 0, 0, 1])
  })

  it('returns every count that is written', async () => {
    const cell = fc.nat({ max: 4_294_967_295 })
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 50 }), async (counts) => {
        const table = await reading(`name,n\n${counts.map((count) => `A,${count}\n`).join('')}`)
        expect([...table.columns.n]).toEqual(counts)
      }),
      { numRuns: 30 },
    )
  })

  it('reads what says missing as missing, counts it, and leaves out rows that need it', async () => {
    const rows = ['A,1,NA,2024', 'B,NA,2,2024', 'C,N/A,.,2024', 'D,4,#N/A,null', 'NA,5,<NA>,2024', 'F,6,7,2024']
    const table = await reading(['name,n,weight,since', ...rows].join('\n'))
    expect(table.columns.name).toEqual(['A', 'NA', 'F'])
    expect([...table.columns.n]).toEqual([1, 5, 6])
    expect([...(table.columns.weight ?? [])]).toEqual([Number.NaN, Number.NaN, 7])
    expect(table.notes).toEqual([
      { code: 'missing-values', message: expect.stringContaining('weight 4, n 2, since 1'), count: 7 },
      { code: 'rows-left-out', message: expect.any(String), count: 3 },
    ])
    expect(table.place(2, 'n').line).toBe(7)
    expect((await reading('name,n\nA,1\n')).notes).toEqual([])
    expect(await problem('name,n\nA,NA\n')).toMatchObject({ code: 'input/empty' })
  })

  it('keeps or refuses a row with a missing number where asked to', async () => {
    const path = join(folder, 'missing.csv')
    await writeFile(path, 'name,n\nA,NA\nB,2\n')
    const spec = { required: { name: 'text', n: 'count' } } as const
    const stdin = Readable.from([])
    const kept = await readColumns(path, { ...spec, missing: 'keep' }, { stdin })
    expect([...kept.columns.n]).toEqual([Number.NaN, 2])
    expect(kept.notes).toMatchObject([{ code: 'missing-values', count: 1 }])
    await expect(readColumns(path, { ...spec, missing: 'refuse' }, { stdin })).rejects.toMatchObject({
      code: 'measure/invalid-count',
      place: { line: 2, field: 'n' },
    })
    // An empty cell, and a number that came out undefined, are no marks of what is missing.
    for (const cell of ['', 'NaN']) {
      await writeFile(path, `name,n\nA,${cell}\n`)
      await expect(readColumns(path, { ...spec, missing: 'keep' }, { stdin })).rejects.toMatchObject({
        place: { line: 2 },
      })
    }
  })

  it.each([
    ['a negative count', 'name,n\nA,1\nA,-1\n', 'measure/invalid-count', 3, 'n'],
    ['a fraction of a count', 'name,n\nA,1.5\n', 'measure/invalid-count', 2, 'n'],
    ['an empty count', 'name,n\nA,\n', 'measure/invalid-count', 2, 'n'],
    ['a count past 32 bits', 'name,n\nA,4294967296\n', 'measure/invalid-count', 2, 'n'],
    ['a hexadecimal count', 'name,n\nA,0x10\n', 'measure/invalid-count', 2, 'n'],
    ['an empty text', 'name,n\n ,1\n', 'input/invalid-row', 2, 'name'],
    ['a number that is none', 'name,n,weight\nA,1,NaN\n', 'input/invalid-row', 2, 'weight'],
    ['an infinite number', 'name,n,weight\nA,1,1e999\n', 'input/invalid-row', 2, 'weight'],
    ['a date that does not exist', 'name,n,since\nA,1,2023-02-29\n', 'input/invalid-row', 2, 'since'],
    ['a date without its month', 'name,n,since\nA,1,20230029\n', 'input/invalid-row', 2, 'since'],
    ['a thirteenth month', 'name,n,since\nA,1,2023-13\n', 'input/invalid-row', 2, 'since'],
    ['a flag that is none', 'name,n,serious\nA,1,maybe\n', 'input/invalid-row', 2, 'serious'],
    ['a row that is too long', 'name,n\nA,1,2\n', 'input/invalid-row', 2, undefined],
    ['a line after a field of two lines', 'name,n\n"A\nB",1\nC,x\n', 'measure/invalid-count', 4, 'n'],
    ['a missing column', 'name,m\nA,1\n', 'input/missing-column', 1, 'n'],
    ['a column twice', 'name,n,N\nA,1,2\n', 'input/invalid-row', 1, 'n'],
    ['a header alone', 'name,n\n', 'input/empty', undefined, undefined],
    ['nothing', '', 'input/empty', undefined, undefined],
  ])('refuses %s', async (_, content, code, line, field) => {
    expect(await problem(content)).toMatchObject({ code, ...(line && { line }), ...(field && { field }) })
  })

  it('stops when it is told to', async () => {
    const stdin = Readable.from([Buffer.from('n\n7\n')])
    const stopped = readColumns('-', { required: { n: 'count' } }, { stdin, signal: AbortSignal.abort() })
    await expect(stopped).rejects.toMatchObject({ code: 'request/aborted' })
  })
})
