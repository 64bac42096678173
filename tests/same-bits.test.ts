import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium as launcher } from 'playwright'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { coreBits } from '../packages/core/src/bits.fixture.js'
import { chromiumFlags, findChromiums } from './chromium.js'

type Bits = Readonly<Record<string, string>>

/** The digests of the reference run; `npx vitest run --project node tests/same-bits.test.ts -u` writes them anew. */
const reference = fileURLToPath(new URL('./same-bits.reference.json', import.meta.url))

const nodes = ['node24', 'node26'].map((name) => ({
  name: name.replace('node', 'Node '),
  path: fileURLToPath(new URL(`./newer-node/node_modules/${name}/bin/node`, import.meta.url)),
}))
const chromiums = await findChromiums()

describe('the methods of core give the same bits as in the reference run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'aethersignal-bits-'))
  const bundle = join(folder, 'bits.mjs')
  const here = coreBits()
  const tried: string[] = []
  const notTried: string[] = []

  beforeAll(async () => {
    const built = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: false,
        lib: {
          entry: fileURLToPath(new URL('../packages/core/src/bits.fixture.ts', import.meta.url)),
          formats: ['es'],
        },
      },
    })
    const [{ output }] = built as unknown as [{ readonly output: readonly [{ readonly code: string }] }]
    writeFileSync(bundle, output[0].code)
  })
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
    console.log(`same bits: compared on ${tried.join(', ')}; not tried: ${notTried.join(', ') || 'none'}`)
  })

  it('in the Node that runs the tests', async () => {
    tried.push(`Node ${process.version}`)
    await expect(
      `${JSON.stringify(here, undefined, 2)}\n`,
      'numbers changed since the reference run; where that is meant, write it anew with -u',
    ).toMatchFileSnapshot(reference)
  })

  for (const { name, path } of nodes) {
    if (!existsSync(path)) {
      notTried.push(`${name} (no binary for this platform in tests/newer-node)`)
      it.skip(`in ${name}`)
      continue
    }
    it(`in ${name}`, () => {
      const script = `import(${JSON.stringify(pathToFileURL(bundle).href)}).then(({ coreBits }) => process.stdout.write(JSON.stringify([process.version, coreBits()])))`
      const [version, bits] = JSON.parse(execFileSync(path, ['-e', script], { encoding: 'utf8' })) as [string, Bits]
      tried.push(`Node ${version}`)
      expect(bits).toEqual(here)
    }, 120_000)
  }

  for (const { place, found } of chromiums) {
    if (found === undefined) {
      notTried.push(`Chromium of ${place} (there is none)`)
      it.skip(`in the Chromium of ${place}`)
      continue
    }
    it(`in the Chromium of ${place}`, async () => {
      const browser = await launcher.launch({
        executablePath: found.executablePath,
        args: chromiumFlags,
        ...(found.env && { env: { ...process.env, ...found.env } as Record<string, string> }),
      })
      try {
        const page = await browser.newPage()
        const code = readFileSync(bundle, 'utf8').replace(/export\s*\{[^}]*\};?\s*$/, 'globalThis.coreBits = coreBits')
        await page.addScriptTag({ content: `{${code}}` })
        const bits = await page.evaluate(() => (globalThis as unknown as { coreBits: () => Bits }).coreBits())
        tried.push(`Chromium ${browser.version()} of ${place}`)
        expect(bits).toEqual(here)
      } finally {
        await browser.close()
      }
    }, 120_000)
  }
})
