import { expect, it } from 'vitest'
import { packageSources, sourcesHolding } from './package-sources.js'

it('manifests are made in one place, described in one type and one schema, and upgraded in one function', () => {
  expect(sourcesHolding(/manifestVersion/)).toEqual([
    'engine/src/manifest/make-manifest.ts',
    'model/src/manifest/manifest.ts',
    'model/src/manifest/upgrade-manifest.ts',
    'model/src/schemas/manifest-schema.ts',
  ])
})

it('the command computes no statistics: of core it takes how files are read, types, and what it asks for', () => {
  // Statements end where the module is named; types vanish on compiling.
  const named = packageSources
    .filter(({ path }) => path.startsWith('cli/'))
    .flatMap(({ text }) =>
      Array.from(text.matchAll(/import \{([^}]*)\} from '@aethersignal\/core[^']*'/g), ([, names = '']) =>
        names.split(',').map((name) => name.trim()),
      ).flat(),
    )
  expect(named.filter((name) => name !== '' && !name.startsWith('type ')).sort()).toEqual(['maxSprtSampleSize'])
})
