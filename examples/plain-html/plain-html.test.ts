import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserBundle } from '../../packages/elements/test/browser-bundle.js'
import { type Contents, dropFiles } from '../../packages/elements/test/drop-files.js'
import { launchBrowser, watchedPage } from '../../packages/elements/test/watched-page.js'
import { faersZip, safetyReports, vaersFiles, workbook } from '../../packages/intake/src/sample-files.fixture.js'
import { createSite } from './server.mjs'

let site: Server
let browser: Browser
let url: string

beforeAll(async () => {
  site = createSite(await browserBundle())
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(site.address() as AddressInfo).port}`
  browser = await launchBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await new Promise((resolve) => site.close(resolve))
})

test('the page shows the planted signals first, keeps what the user chose, and hears of a case', async () => {
  const { page, misdeeds } = await watchedPage(browser, url)
  await page.goto(url)
  const rows = page.locator('aether-signal-grid .body .row')
  await rows.nth(1).waitFor()
  await page.locator('aether-forest-plot svg').waitFor()
  const top = await Promise.all(
    [0, 1].map((row) => rows.nth(row).locator('.drug .text, .event .text').allTextContents()),
  )
  expect(top.map((texts) => texts.join(' ')).sort()).toEqual(['AVELUMARIN Pancreatitis', 'ELTROMICIN QT prolonged'])

  await rows.first().locator('.cell.event').click()
  const cases = page.locator('aether-pair-panel button.case')
  await cases.first().waitFor()
  await cases.first().click()
  await expect.poll(() => page.locator('#asked').textContent()).toMatch(/^You asked for case EX-\d+ of /)

  await page.reload()
  await page.locator('aether-pair-panel [part=two-by-two]').waitFor()
  expect(await misdeeds()).toEqual({ violations: [], consoleErrors: [], foreignRequests: [] })
}, 120_000)

test('the browser of these tests is cut off from every other host', async () => {
  const { page } = await watchedPage(browser, url)
  await page.goto(url)
  await expect(page.goto(url.replace('127.0.0.1', 'localhost'))).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
  await page.close()
})

// Code comes from the folder of the page when it is first needed, reader by reader. Once it is there, nothing has to come at all.
test.each<[string, Contents, string, number]>([
  ['a quarter of FAERS', { 'faers_ascii_2024Q1.zip': faersZip() }, 'faers', 1],
  ['a batch of E2B', { 'reports.xml': safetyReports() }, 'icsr', 1],
  ['a workbook', { 'cases.xlsx': workbook() }, 'csv', 1],
  ['the three files of VAERS', vaersFiles(), 'vaers', 3],
])(
  'files that are dropped are read, and looked through without a network: %s',
  async (_, contents, source, files) => {
    const { page, misdeeds } = await watchedPage(browser, url)
    await page.goto(`${url}/files.html`)
    await dropFiles(page.locator('aether-source-picker [part=zone]'), contents)
    const drugs = page.locator('aether-signal-grid .body .cell.drug .text')
    await drugs.nth(1).waitFor()
    expect((await drugs.allInnerTexts()).join(' ').toUpperCase()).toMatch(/ALFAMAB.*BETACILLIN|BETACILLIN.*ALFAMAB/)
    const taken = page.locator(
      'aether-dataset-summary [aria-label="What each file was taken for"] tbody td:nth-child(2)',
    )
    expect(await taken.allTextContents()).toEqual(Array(files).fill(source))

    const rows = page.locator('aether-signal-grid .body .row')
    const panel = page.locator('aether-pair-panel')
    await rows.nth(0).locator('.cell.event').click()
    await panel.locator('button.case').first().waitFor()
    const title = await panel.locator('h2, h3').first().textContent()

    await page.context().setOffline(true)
    await rows.nth(1).locator('.cell.event').click()
    await expect.poll(() => panel.locator('h2, h3').first().textContent()).not.toBe(title)
    await panel.locator('[part=two-by-two]').waitFor()
    await panel.locator('button.case').first().waitFor()
    const download = page.waitForEvent('download')
    await page.locator('.actions button', { hasText: 'Export CSV' }).click()
    expect(readFileSync(await (await download).path(), 'utf8').toUpperCase()).toContain('ALFAMAB')
    expect(await misdeeds()).toEqual({ violations: [], consoleErrors: [], foreignRequests: [] })
    await expect(page.evaluate(() => fetch(location.href))).rejects.toThrow('Failed to fetch')
    await page.close()
  },
  60_000,
)
