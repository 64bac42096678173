import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import { basename, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const TYPES = {
  '.css': 'text/css',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
}
const PAGE_FILES = new Set(['index.html', 'files.html', 'page.css', 'page.js', 'reports.csv'])
const here = fileURLToPath(new URL('.', import.meta.url))

/** Any static server will do; this one sends the strictest policy under which the elements work. */
export function createSite(vendor) {
  return createServer((request, response) => {
    const path = new URL(request.url, 'http://localhost').pathname
    const name = path === '/' ? 'index.html' : basename(path)
    const file = path.startsWith('/vendor/') ? join(vendor, name) : PAGE_FILES.has(name) ? join(here, name) : undefined
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self'",
    )
    if (!file || !existsSync(file)) return response.writeHead(path === '/favicon.ico' ? 204 : 404).end()
    response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const vendor = fileURLToPath(new URL('.', import.meta.resolve('@aethersignal/elements/browser/aether.js')))
  const port = Number(process.env.PORT ?? 8788)
  createSite(vendor).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
}
