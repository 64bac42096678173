// Host projects as others build them: each bundler takes the packages from a folder where their tarballs are installed, and the
// page it makes reads a table, ranks and draws in Chromium, under the strictest policy that its output allows.
import { cpSync, createReadStream, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { build as esbuild } from 'esbuild'
import { chromium } from 'playwright'
import { rollup } from 'rollup'
import { createServer as createViteServer, build as viteBuild } from 'vite'
import webpack from 'webpack'

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types lit-html aethersignal"
const SELF = `${POLICY}; worker-src 'self'`
// Bundlers that leave the file of the worker behind: its text runs from a blob.
const BLOB = `${POLICY}; worker-src 'self' blob:`
const TYPES = { '.js': 'text/javascript', '.html': 'text/html; charset=utf-8', '.csv': 'text/csv; charset=utf-8' }

const root = fileURLToPath(new URL('..', import.meta.url))
const reports = join(root, 'examples/plain-html/reports.csv')

const SCRIPT = `import '@aethersignal/elements/define.js'
const explorer = document.createElement('aether-signal-explorer')
explorer.src = new URL('/reports.csv', location.href).href
document.body.append(explorer)
`
const page = (script) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>host</title></head>
<body><script type="module" src="${script}"></script></body></html>
`

const HOSTS = {
  async 'vite build'(host) {
    await viteBuild({ root: host, logLevel: 'error', build: { outDir: join(host, 'out') } })
    return { folder: join(host, 'out'), policy: SELF }
  },
  async 'vite dev'(host) {
    const server = await createViteServer({
      root: host,
      logLevel: 'error',
      server: { host: '127.0.0.1', port: 0, hmr: false },
    })
    await server.listen()
    return { url: server.resolvedUrls.local[0], close: () => server.close() }
  },
  async webpack(host) {
    const out = join(host, 'out')
    const compiler = webpack({
      mode: 'production',
      context: host,
      entry: './main.js',
      output: { path: out, filename: 'main.js', publicPath: 'auto', trustedTypes: { policyName: 'webpack' } },
      performance: false,
      optimization: { minimize: false },
    })
    const stats = await new Promise((resolve, reject) =>
      compiler.run((error, done) => (error ? reject(error) : resolve(done))),
    )
    if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true }))
    return { folder: out, script: 'main.js', policy: SELF.replace('aethersignal', 'aethersignal webpack') }
  },
  async esbuild(host) {
    const out = join(host, 'out')
    const options = { bundle: true, format: 'esm', splitting: true, logLevel: 'error', outdir: out }
    await esbuild({ ...options, entryPoints: [join(host, 'main.js')] })
    return { folder: out, script: 'main.js', policy: BLOB }
  },
  async rollup(host) {
    const out = join(host, 'out')
    const bundle = await rollup({
      input: join(host, 'main.js'),
      plugins: [nodeResolve({ browser: true })],
      onwarn() {},
    })
    await bundle.write({ dir: out, format: 'es' })
    await bundle.close()
    return { folder: out, script: 'main.js', policy: BLOB }
  },
}

/** Serves what a bundler wrote, under a policy. */
async function serve({ folder, policy }) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost')
    const file = join(folder, pathname === '/' ? 'index.html' : pathname)
    response.setHeader('content-security-policy', policy)
    if (!existsSync(file) || !statSync(file).isFile())
      return response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

async function look(browser, url) {
  const tab = await browser.newPage()
  const said = []
  tab.on('pageerror', (error) => said.push(error.message))
  tab.on('console', (message) => message.type() === 'error' && said.push(message.text()))
  try {
    await tab.goto(url)
    await tab.locator('aether-signal-grid .body .row').first().waitFor({ timeout: 60_000 })
    await tab.locator('aether-forest-plot svg').waitFor({ timeout: 60_000 })
    const violations = said.filter((text) => /Content Security Policy|Trusted/i.test(text))
    if (violations.length > 0) throw new Error(violations.join('\n'))
  } catch (error) {
    throw new Error(`${error.message}\n${said.join('\n')}\n${await tab.locator('body').textContent()}`)
  } finally {
    await tab.close()
  }
}

/** What finds a Chromium for the tests, made JavaScript where its own imports resolve. */
async function chromiumFinder() {
  const outfile = join(root, 'node_modules/.chromium-finder/chromium.mjs')
  await esbuild({ entryPoints: [join(root, 'tests/chromium.ts')], outfile, format: 'esm', platform: 'node' })
  return import(pathToFileURL(outfile).href)
}

/**
 * Builds and opens a host project of each bundler.
 * @param {string} consumer folder in whose node_modules the tarballs are installed
 * @returns {Promise<string[]>} what failed
 */
export async function checkBundlers(consumer) {
  const found = await chromiumFinder()
  const { executablePath, env } = await found.findChromium()
  const browser = await chromium.launch({
    executablePath,
    args: found.chromiumFlags,
    ...(env && { env: { ...process.env, ...env } }),
  })
  const problems = []
  for (const [name, make] of Object.entries(HOSTS)) {
    const host = join(consumer, name.replace(' ', '-'))
    mkdirSync(join(host, 'public'), { recursive: true })
    writeFileSync(join(host, 'main.js'), SCRIPT)
    writeFileSync(join(host, 'index.html'), page('/main.js'))
    cpSync(reports, join(host, 'public/reports.csv'))
    let site
    try {
      const made = await make(host)
      if (made.script) {
        writeFileSync(join(made.folder, 'index.html'), page(`/${made.script}`))
        cpSync(reports, join(made.folder, 'reports.csv'))
      }
      site = made.url ? made : await serve(made)
      await look(browser, site.url)
      console.log(`ok     a host built by ${name} reads, ranks and draws`)
    } catch (error) {
      console.log(`FAILED a host built by ${name}: ${error.message}`)
      problems.push(`a host built by ${name}`)
    } finally {
      await site?.close()
    }
  }
  await browser.close()
  return problems
}
