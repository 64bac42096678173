import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './tests/chromium.js'

const wantsBrowser = !process.argv.some((argument) => argument.startsWith('node'))
const chromium = wantsBrowser ? await findChromium() : undefined
if (chromium) console.log(`browser tests run in ${chromium.executablePath} (from ${chromium.from})`)

const conditions = ['@aethersignal/source']
const shared = {
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
}

/** Vitest wraps `import()` for pages and for the workers that Vite finds; the worker of the elements is started by its address. */
const importsInWorker = {
  name: 'imports-in-worker',
  transform: (code: string, id: string) =>
    /\/signal-worker\.ts$/.test(id)
      ? `globalThis.__vitest_browser_runner__ ??= { wrapDynamicImport: (load) => load() };\n${code}`
      : undefined,
}

/** Where tests keep nothing between calls, so that their files can share one set of loaded modules. */
const pure = [
  'packages/{client,core,duplicates,engine,faers,icsr,intake,model,query,social,tables,text,vocabulary}/**/*.test.ts',
  'packages/cli/src/**/*.test.ts',
  // The test of a full disk puts a file system of its own in place of that of Node.
  'packages/duckdb/src/**/!(full-disk).test.ts',
]

const inNode = {
  environment: 'node' as const,
  include: ['{packages,examples,tests,scripts,docs}/**/*.test.ts'],
  exclude: ['**/node_modules/**', '**/dist/**', '**/*.browser.test.ts'],
  testTimeout: 90_000,
  hookTimeout: 120_000,
}

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        test: { ...inNode, name: 'node', exclude: [...inNode.exclude, ...pure] },
      },
      {
        ...shared,
        // Loading their modules once a worker, not once a file, halves the time of these packages.
        test: { ...inNode, name: 'node-pure', include: pure, isolate: false },
      },
      {
        ...shared,
        plugins: [importsInWorker],
        resolve: { conditions: [...conditions, 'browser'] },
        // Found late, they would make vite reload the page in the middle of a test.
        optimizeDeps: {
          // Started by its address, the worker is not found from the tests.
          entries: ['packages/elements/src/source/signal-worker.ts'],
          include: [
            '@noble/hashes/sha2.js',
            '@noble/hashes/utils.js',
            'papaparse',
            'saxes',
            '@zip.js/zip.js/lib/zip-core-custom.js',
            'vega',
            'vega-lite',
            'vega-interpreter',
            'axe-core',
          ],
        },
        test: {
          name: 'browser',
          include: ['{packages,examples,stories,tests}/**/*.browser.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                args: chromiumFlags,
                ...(chromium && { executablePath: chromium.executablePath }),
                ...(chromium?.env && { env: { ...process.env, ...chromium.env } as Record<string, string> }),
              },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
