import { expect, it } from 'vitest'
import { seededRandom } from '../../packages/faers/src/synthetic/random.js'
import { textOf } from './line-source.js'
import { publishedTables } from './published-tables.js'
import { readVariant } from './read-variant.js'

it.each(publishedTables(seededRandom(1, 1)).map((set) => [set.reader, set] as const))(
  'the sound tables of %s are read whole',
  async (reader, { files }) => {
    const outcome = await readVariant(
      reader,
      files.map(({ name, source }) => ({ name, bytes: new TextEncoder().encode(textOf(source)) })),
    )
    if (outcome.kind !== 'read') throw outcome.kind === 'refused' ? outcome.error : new Error(outcome.kind)
    expect({ ...outcome, texts: null }).toMatchObject({ quarantined: [], faults: [] })
    const kept = [...outcome.texts.values()].join('\n')
    for (const { source } of files) for (const marker of source.markers) expect(kept).toContain(marker)
  },
)
