import { describe, expect, it } from 'vitest'
import { faersVariants } from './faers-variants.js'
import { icsrVariants } from './icsr-variants.js'
import { judgeOutcome } from './judge-outcome.js'
import { postVariants } from './post-variants.js'
import { readVariant } from './read-variant.js'
import { tableVariants } from './table-variants.js'
import type { Variant } from './variant.js'
import { workbookVariants } from './workbook-variants.js'

const MAKERS: Readonly<Record<string, (seed: number) => readonly Variant[]>> = {
  'FAERS quarters': faersVariants,
  'tables of cases': tableVariants,
  'E2B messages': icsrVariants,
  'XML quarters of FAERS': (seed) =>
    icsrVariants(seed)
      .filter(({ name }) => name.startsWith('E2B(R2)'))
      .map(asQuarter),
  posts: postVariants,
  workbooks: workbookVariants,
}

/** Made once: damaging some hundred files takes as long as reading them. */
const CORPUS = Object.entries(MAKERS).map(([what, make]) => [what, make(1)] as const)

/** The same damage in a file of FDA. */
function asQuarter({ name, files, ...variant }: Variant): Variant {
  return {
    ...variant,
    name: `XML quarter, ${name}`,
    reader: 'faers-xml',
    files: files.map(({ bytes }) => ({ name: '1_ADR22Q1.xml', bytes })),
  }
}

async function faultsOf(variants: readonly Variant[]): Promise<string[]> {
  const faults: string[] = []
  for (const variant of variants) {
    const outcome = await readVariant(variant.reader, variant.files)
    faults.push(...judgeOutcome(variant, outcome).map((fault) => `${variant.name}: ${fault}`))
  }
  return faults
}

describe('the broken corpus', () => {
  it.each(CORPUS)(
    'loses no row of %s, and none crashes or hangs',
    async (_, variants) => {
      expect(await faultsOf(variants)).toEqual([])
    },
    600_000,
  )

  it('has several hundred variants, each with a name of its own', () => {
    const names = CORPUS.flatMap(([, variants]) => variants.map(({ name }) => name))
    expect(names.length).toBeGreaterThan(600)
    expect(new Set(names).size).toBe(names.length)
  })
})
