import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const packagesFolder = fileURLToPath(new URL('../packages', import.meta.url))

/** What runs of every package, tests and what they need left out: paths from `packages`, with slashes. */
export const packageSources = readdirSync(packagesFolder).flatMap((name) =>
  readdirSync(`${packagesFolder}/${name}/src`, { recursive: true, encoding: 'utf8' })
    .map((file) => `${name}/src/${file.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && !/\.(?:test|test-d|fixture)\.ts$/.test(path))
    .map((path) => ({ path, text: readFileSync(`${packagesFolder}/${path}`, 'utf8') })),
)

/** Paths of the sources that a pattern is found in, sorted. */
export function sourcesHolding(pattern: RegExp): string[] {
  return packageSources
    .filter(({ text }) => pattern.test(text))
    .map(({ path }) => path)
    .sort()
}
