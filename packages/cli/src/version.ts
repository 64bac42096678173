import { readFileSync } from 'node:fs'

/** Version of this package, as its package.json says, which stands beside `dist` and beside `src`. */
export function commandVersion(): string {
  const manifest: { version: string } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  return manifest.version
}
