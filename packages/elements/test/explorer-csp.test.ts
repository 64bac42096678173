import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { everyKind } from '../../intake/src/sample-files.fixture.js'
import { sampleReportsCsv } from '../src/fixtures/sample-reports.fixture.js'
import { browserBundle } from './browser-bundle.js'
import { dropFiles } from './drop-files.js'
import { POLICY, type StaticSite, staticSite } from './static-site.js'
import { launchBrowser, tabTo, watchedPage } from './watched-page.js'

const document = (body: string) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Signals</title>
  <script type="module" src="/vendor/aether.js"></script></head>
  <body>${body}</body>
</html>`

const pages = {
  '/': document('<main><aether-signal-explorer src="/reports.csv"></aether-signal-explorer></main>'),
  '/empty': document('<main><aether-signal-explorer></aether-signal-explorer></main>'),
  '/missing': document('<main><aether-signal-explorer src="/nothing.csv"></aether-signal-explorer></main>'),
  '/reports.csv': sampleReportsCsv(),
}

let site: StaticSite
let browser: Browser

beforeAll(async () => {
  site = await staticSite(pages, await browserBundle())
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const clean = { violations: [], consoleErrors: [], foreignRequests: [] }

describe('the browser bundle under a strict policy', () => {
  test('runs the whole flow by keyboard without a violation, an error or a request elsewhere', async () => {
    const { page, misdeeds } = await watchedPage(browser, site.url)
    await page.goto(site.url)
    const grid = page.locator('aether-signal-grid')
    await grid.locator('[data-row="1"][data-column="1"]').waitFor()
    await page.locator('aether-forest-plot svg [role=graphics-symbol]').first().waitFor()

    await tabTo(page, '[role=combobox]')
    await page.keyboard.type('avel')
    await page.locator('[role=option]').first().waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.locator('aether-query-chips', { hasText: 'Drug AVELUMARIN' }).waitFor()
    await expect
      .poll(() => grid.locator('.body .cell.drug .text').allInnerTexts())
      .toEqual(Array.from({ length: 6 }, () => 'AVELUMARIN'))

    await tabTo(page, '[data-row="1"]')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await expect.poll(() => grid.locator('.body .row .cell.event').first().textContent()).toContain('Dizziness')

    await page.keyboard.press('Control+End')
    await page.keyboard.press('Home')
    await page.keyboard.press('Control+Home')
    await page.keyboard.press(' ')
    await page.keyboard.press('Enter')
    const panel = page.locator('aether-pair-panel')
    await panel.locator('[part=two-by-two]').waitFor()
    await panel.locator('button.case').first().waitFor()
    await page.locator('aether-forest-plot', { hasText: '1 chosen pair' }).waitFor()

    await tabTo(page, 'aether-forest-plot input, input[name=measure]')
    await page.keyboard.press('ArrowRight')
    await page.locator('aether-forest-plot svg [aria-label*=": IC "]').first().waitFor()

    await page.keyboard.press('Control+Home')
    await page.locator('.actions button', { hasText: 'Export CSV' }).focus()
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n')
    expect(lines[0]).toMatch(/^drug,event,a,b,c,d,expected,prr,.*,eb05,eb95$/)
    expect(lines).toHaveLength(1 + 6)
    expect(lines[1]).toMatch(/^AVELUMARIN,Dizziness,\d+,\d+,\d+,\d+,\d+\.\d+/)
    expect(await misdeeds()).toEqual(clean)
    await page.close()
  }, 120_000)

  test('reads a file that the user brings', async () => {
    const { page, misdeeds } = await watchedPage(browser, site.url)
    // Listening from the start, since a chooser that opens before Playwright listens is lost.
    const choosing = page.waitForEvent('filechooser')
    await page.goto(`${site.url}/empty`)
    await page.locator('aether-source-picker button.primary').waitFor()
    await tabTo(page, 'button.primary')
    await page.keyboard.press('Enter')
    const chooser = await choosing
    await chooser.setFiles({ name: 'mine.csv', mimeType: 'text/csv', buffer: Buffer.from(sampleReportsCsv(400)) })
    await page.locator('aether-signal-grid [data-row="1"][data-column="1"]').waitFor()
    expect(await page.locator('aether-signal-explorer h2').first().textContent()).toBe('mine.csv')
    expect(await misdeeds()).toEqual(clean)
    await page.close()
  }, 120_000)

  test('reads files of every kind together that the user drops', async () => {
    const { page, misdeeds } = await watchedPage(browser, site.url)
    await page.goto(`${site.url}/empty`)
    await dropFiles(page.locator('aether-source-picker [part=zone]'), everyKind())
    await page.locator('aether-signal-grid [data-row="1"][data-column="1"]').waitFor()
    const rows = page.locator('aether-dataset-summary [aria-label="What each file was taken for"] tbody tr')
    expect(await rows.count()).toBe(Object.keys(everyKind()).length)
    expect(await misdeeds()).toEqual(clean)
    await page.close()
  }, 60_000)

  test('says in a sentence that there is nothing at an address', async () => {
    const { page, misdeeds } = await watchedPage(browser, site.url)
    await page.goto(`${site.url}/missing`)
    const alert = page.locator('[role=alert]').first()
    await alert.waitFor()
    expect(await alert.textContent()).toContain('There is nothing at')
    const { violations, foreignRequests } = await misdeeds()
    expect({ violations, foreignRequests }).toEqual({ violations: [], foreignRequests: [] })
    await page.close()
  }, 120_000)
})

describe('a worker that was left behind', () => {
  const without = 'signal-worker.js'

  test('is run from the text that the code carries, where the policy lets it', async () => {
    const policy = POLICY.replace("worker-src 'self'", "worker-src 'self' blob:")
    const bare = await staticSite(pages, await browserBundle(), { without, policy })
    const { page, misdeeds } = await watchedPage(browser, bare.url)
    await page.goto(bare.url)
    await page.locator('aether-signal-grid [data-row="1"][data-column="1"]').waitFor()
    expect((await misdeeds()).violations).toEqual([])
    // It is one script, with every reader in it.
    await page.goto(`${bare.url}/empty`)
    await dropFiles(page.locator('aether-source-picker [part=zone]'), everyKind())
    await page.locator('aether-signal-grid [data-row="1"][data-column="1"]').waitFor()
    expect((await misdeeds()).violations).toEqual([])
    await bare.close()
  })

  test('is named with its address and what to do, where it cannot run', async () => {
    const bare = await staticSite(pages, await browserBundle(), { without })
    const { page } = await watchedPage(browser, bare.url)
    await page.goto(bare.url)
    await page.getByText(`${bare.url}/vendor/${without}`).first().waitFor()
    await page.getByText('configureAether({ workerFactory })').first().waitFor()
    await bare.close()
  })
})
