import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const packages = fileURLToPath(new URL('../packages', import.meta.url))

/** What runs of every package, without tests and what they need. */
const sources = readdirSync(packages).flatMap((name) =>
  readdirSync(`${packages}/${name}/src`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|test-d|fixture)\.ts$/.test(path))
    .map((path) => ({ path: `${name}/src/${path}`, text: readFileSync(`${packages}/${name}/src/${path}`, 'utf8') })),
)

const holding = (pattern: RegExp) => sources.filter(({ text }) => pattern.test(text)).map(({ path }) => path)

it('parts text into cells in one place', () => {
  expect(holding(/from 'papaparse'/)).toEqual(['text/src/records/parse-text.ts'])
  const depending = readdirSync(packages).filter((name) => {
    const { dependencies = {} } = JSON.parse(readFileSync(`${packages}/${name}/package.json`, 'utf8'))
    return 'papaparse' in dependencies
  })
  expect(depending).toEqual(['text'])
})

it('unpacks gzip in one place', () => {
  expect(
    holding(/new DecompressionStream|\b(?:createGunzip|createUnzip|gunzip|gunzipSync|unzipSync\(\w+\))\b/),
  ).toEqual(['model/src/adapter/inflated.ts'])
})
