/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hasSharedData, sharedData } from '../../../../tests/shared-data.js'
import { lexicon } from '../lexicon/lexicon.js'
import type { Mention } from '../mentions/mention.js'
import { readPosts } from './read-posts.js'

const open = lexicon()

async function found(name: string) {
  const bytes = readFileSync(sharedData(`data/found/posts/${name}`))
  const run = readPosts([{ name, stream: () => new Blob([bytes]).stream() }], {
    key: new Uint8Array(16),
    lexicon: open,
  })
  const mentions: Mention[] = []
  for await (const batch of run.batches) mentions.push(...batch.mentions)
  return { file: run.report().files[0]!, mentions }
}

describe.skipIf(!hasSharedData)('small files of posts that were once read wrongly', () => {
  it('loses one record to a broken first line', async () => {
    const { file } = await found('first_brace.ndjson')
    expect(file).toMatchObject({ postsIn: 100, quarantined: [{ record: 1, code: 'not-json' }] })
  })

  it('keeps posts apart that differ in the drug or in a "not"', async () => {
    const { mentions } = await found('dd.json')
    const posts = (drug: string, reaction: string, decision: string) =>
      new Set(
        mentions
          .filter((m) => m.drug.term === drug && m.reaction.term === reaction && m.decision === decision)
          .map(({ post }) => post),
      ).size
    expect([posts('escitalopram', 'dizziness', 'asserted'), posts('adalimumab', 'headache', 'not-asserted')]).toEqual([
      1, 1,
    ])
  })
})
