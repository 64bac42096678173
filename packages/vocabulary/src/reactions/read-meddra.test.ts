import { describe, expect, it } from 'vitest'
import {
  INVENTED_HIERARCHY,
  INVENTED_LOWEST_LEVEL_TERMS,
  INVENTED_PREFERRED_TERMS,
  INVENTED_QUERY_CONTENT,
  INVENTED_QUERY_LIST,
} from './invented-meddra.fixture.js'
import { readMeddra } from './read-meddra.js'

const files = {
  hierarchy: INVENTED_HIERARCHY,
  preferredTerms: INVENTED_PREFERRED_TERMS,
  lowestLevelTerms: INVENTED_LOWEST_LEVEL_TERMS,
  queries: { list: INVENTED_QUERY_LIST, content: INVENTED_QUERY_CONTENT },
}

describe('readMeddra, on invented terms in the documented layout', () => {
  it('groups PTs under every level, secondary paths included', () => {
    const { socs, hlgts, hlts } = readMeddra(files)
    expect(socs).toEqual([
      { name: 'Limb disorders', terms: ['GREEN ELBOW', 'PURPLE ELBOW'] },
      { name: 'Surface disorders', terms: ['PURPLE ELBOW', 'SURFACE HUM'] },
    ])
    expect(hlgts.map(({ name }) => name)).toEqual(['Elbow disorders', 'Surface changes'])
    expect(hlts.find(({ name }) => name === 'Elbow colours')?.terms).toEqual(['GREEN ELBOW', 'PURPLE ELBOW'])
  })

  it('knows the primary SOC and the PT of a lowest level term, in any case', () => {
    const { primarySocOf, preferredTermOf } = readMeddra(files)
    expect(primarySocOf('purple ELBOW')).toBe('Limb disorders')
    expect(primarySocOf('Blue elbow')).toBeNull()
    expect(preferredTermOf('elbow went purple')).toBe('PURPLE ELBOW')
    expect(preferredTermOf('elbow fell off')).toBeNull()
  })

  it('reads queries narrow and broad with those inside them, without what is inactive', () => {
    const { queries } = readMeddra(files)
    expect(queries.map(({ name, isAlgorithmic }) => [name, isAlgorithmic])).toEqual([
      ['Counted trouble', true],
      ['Elbow trouble', false],
      ['Elbow trouble, noisy', false],
    ])
    const trouble = queries[1]!
    expect(trouble.narrow).toEqual({ name: 'Elbow trouble (narrow)', terms: ['PURPLE ELBOW'] })
    expect(trouble.broad).toEqual({
      name: 'Elbow trouble (broad)',
      terms: ['GREEN ELBOW', 'PURPLE ELBOW', 'SURFACE HUM'],
    })
  })

  it('knows its version from the file of the release, else from the queries', () => {
    expect(readMeddra({ ...files, release: '27.1$English$$$\n' }).version).toBe('27.1')
    expect(readMeddra(files).version).toBe('1.0')
    expect(readMeddra({ hierarchy: INVENTED_HIERARCHY }).version).toBeNull()
  })

  it.each([
    ['a short row', { hierarchy: '1001$2001$\n' }, 'input/invalid-row', { file: 'mdhier.asc', line: 1 }],
    ['an empty file', { hierarchy: '\n' }, 'input/empty', { file: 'mdhier.asc' }],
    [
      'files of two versions',
      { ...files, preferredTerms: '1001$Violet elbow$$4001$\n' },
      'input/invalid-row',
      { file: 'pt.asc', line: 1 },
    ],
    [
      'a lowest level term without its PT',
      { ...files, lowestLevelTerms: '5009$Lost$1009$$\n' },
      'input/invalid-row',
      { file: 'llt.asc', line: 1 },
    ],
    [
      'a query of terms that are not there',
      { ...files, queries: { list: INVENTED_QUERY_LIST, content: '9001$1009$4$2$A$0$A$1.0$1.0$\n' } },
      'input/invalid-row',
      { file: 'smq_content.asc', line: 1 },
    ],
  ])('refuses %s', (_, given, code, place) => {
    expect(() => readMeddra(given)).toThrow(expect.objectContaining({ code, place }))
  })

  it('ends where queries are members of each other', () => {
    const content = '9001$9002$0$0$S$0$A$\n9002$9001$0$0$S$0$A$\n9002$1001$4$2$A$0$A$\n'
    const { queries } = readMeddra({ ...files, queries: { list: INVENTED_QUERY_LIST, content } })
    expect(queries[1]?.broad.terms).toEqual(['PURPLE ELBOW'])
  })
})
