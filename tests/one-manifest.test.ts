import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../packages', import.meta.url))

/** The files of every package's sources that say a text, tests and fixtures left out. */
function filesSaying(text: string): string[] {
  return readdirSync(packages).flatMap((name) =>
    readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !/\.(test|test-d|fixture)\.ts$/.test(file))
      .map((file) => `${name}/src/${file.replaceAll('\\', '/')}`)
      .filter((file) => readFileSync(`${packages}/${file}`, 'utf8').includes(text)),
  )
}

it('manifests are made in one place, described in one type and one schema, and upgraded in one function', () => {
  expect(filesSaying('manifestVersion').sort()).toEqual([
    'engine/src/manifest/make-manifest.ts',
    'model/src/manifest/manifest.ts',
    'model/src/manifest/upgrade-manifest.ts',
    'model/src/schemas/manifest-schema.ts',
  ])
})

it('the command computes no statistics: of core it takes how files are read, types, and what it asks for', () => {
  const taken = filesSaying("from '@aethersignal/core").filter((file) => file.startsWith('cli/'))
  // Statements end where the module is named; types vanish on compiling.
  const named = taken.flatMap((file) =>
    Array.from(
      readFileSync(`${packages}/${file}`, 'utf8').matchAll(/import \{([^}]*)\} from '@aethersignal\/core[^']*'/g),
      ([, names = '']) => names.split(',').map((name) => name.trim()),
    ).flat(),
  )
  expect(named.filter((name) => name !== '' && !name.startsWith('type ')).sort()).toEqual([
    ...['PERIOD_UNITS', 'bodyOfSeries', 'countByPeriod'],
    ...['incidenceFromRows', 'incidenceFromRows', 'maxSprtSampleSize', 'onsetFromDates'],
    ...['periodName', 'periodOf', 'periodOf', 'planMaxSprt', 'treeFromNames', 'treeFromPaths'],
  ])
})
