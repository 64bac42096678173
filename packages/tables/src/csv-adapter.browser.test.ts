import { describe, expect, it } from 'vitest'
import { gzipped, inputOf, loadCases } from './csv-text.fixture.js'

describe('csvAdapter in a browser', () => {
  const rows = Array.from({ length: 20_000 }, (_, row) => `${row % 7000},Drug ${row % 90},"Event, ${row % 40}",PS`)
  const text = ['case_id,drug,event,role', ...rows].join('\r\n')

  it('reads a gzip stream', async () => {
    const bytes = await gzipped(text)
    const { cases, report } = await loadCases(inputOf(bytes, [4096, 17]))
    expect(cases).toHaveLength(7000)
    expect(cases[3]!.drugs.map(({ name }) => name)).toEqual(['Drug 3', 'Drug 73', 'Drug 53'])
    expect(cases[3]!.events[0]!.term).toBe('Event, 3')
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes.slice()))
    expect(report.files[0]).toMatchObject({
      rowsIn: 20_000,
      loaded: 20_000,
      quarantined: [],
      sha256: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    })
  })

  it('reads a file as a page gets it, in windows-1252', async () => {
    const file = new File(
      [new TextEncoder().encode('case_id;drug;event\n1;A;Rash\n'), Uint8Array.of(50, 59, 66, 59, 0xe9, 10)],
      'a.csv',
    )
    const { cases, report } = await loadCases({ name: file.name, size: file.size, stream: () => file.stream() })
    expect(cases[1]!.events[0]!.term).toBe('é')
    expect(report.files[0]).toMatchObject({ loaded: 2, encodingRepairs: 1 })
  })

  it('tells of gzip that is cut short', async () => {
    const bytes = await gzipped(text)
    await expect(loadCases(inputOf(bytes.subarray(0, bytes.length >> 1)))).rejects.toMatchObject({
      code: 'input/corrupt-archive',
    })
  })
})
