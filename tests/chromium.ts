import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

/** Flags under which Chromium starts as root and opens no connection of its own. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Chromium {
  readonly executablePath: string
  /** Which of the places searched gave it. */
  readonly from: string
  readonly env?: Record<string, string>
}

function onPath(name: string): string | undefined {
  for (const folder of [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']) {
    const candidate = join(folder, name)
    if (existsSync(candidate)) return candidate
  }
  return undefined
}

function inPlaywrightCache(): string | undefined {
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache', 'ms-playwright')
  if (!existsSync(cache)) return undefined
  for (const folder of readdirSync(cache).sort().reverse()) {
    for (const binary of ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-linux/headless_shell']) {
      const candidate = join(cache, folder, binary)
      if (existsSync(candidate)) return candidate
    }
  }
  return undefined
}

/** The Chromium that ships inside an npm package, with the system libraries a bare machine lacks. */
async function fromPackage(): Promise<Chromium | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { default: packaged } = await import('@sparticuz/chromium')
  const executablePath = await packaged.executablePath()
  const require = createRequire(import.meta.url)
  const libraries = join(tmpdir(), 'aethersignal-chromium-libraries')
  if (!existsSync(join(libraries, 'lib'))) {
    const archive = join(dirname(require.resolve('@sparticuz/chromium')), '..', '..', 'bin', 'al2023.tar.br')
    mkdirSync(libraries, { recursive: true })
    const tar = join(libraries, 'al2023.tar')
    writeFileSync(tar, brotliDecompressSync(readFileSync(archive)))
    const unpacked = spawnSync('tar', ['-xf', tar, '-C', libraries])
    if (unpacked.status !== 0) return undefined
  }
  const libraryPath = [join(libraries, 'lib'), process.env['LD_LIBRARY_PATH'] ?? ''].filter(Boolean).join(delimiter)
  return { executablePath, from: 'npm package @sparticuz/chromium', env: { LD_LIBRARY_PATH: libraryPath } }
}

/** A place where a Chromium may be, and the one found there. */
interface ChromiumPlace {
  readonly place: string
  readonly found: Chromium | undefined
}

const places: Readonly<Record<string, () => Chromium | undefined | Promise<Chromium | undefined>>> = {
  AETHER_CHROMIUM: () => at(process.env['AETHER_CHROMIUM'], 'AETHER_CHROMIUM'),
  PATH: () =>
    at(['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'].map(onPath).find(Boolean), 'PATH'),
  'Playwright cache': () => at(inPlaywrightCache(), 'Playwright cache'),
  'npm package @sparticuz/chromium': fromPackage,
}

function at(executablePath: string | undefined, from: string): Chromium | undefined {
  return executablePath ? { executablePath, from } : undefined
}

/** Every place, in the order of preference, with the Chromium there; one that was found before is not named again. */
export async function findChromiums(): Promise<readonly ChromiumPlace[]> {
  const all: ChromiumPlace[] = []
  for (const [place, find] of Object.entries(places)) {
    const found = await find()
    if (all.some((other) => found && other.found?.executablePath === found.executablePath)) continue
    all.push({ place, found })
  }
  return all
}

/**
 * Finds a Chromium: `AETHER_CHROMIUM`, the PATH, a Playwright cache, then the npm package.
 * @throws when there is none, with what to do.
 */
export async function findChromium(): Promise<Chromium> {
  for (const find of Object.values(places)) {
    const found = await find()
    if (found) return found
  }
  throw new Error('No Chromium found: set AETHER_CHROMIUM to its path, or install the package chromium.')
}
