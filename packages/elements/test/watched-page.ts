import { type Browser, chromium, type Page } from 'playwright'
import { chromiumFlags, findChromium } from '../../../tests/chromium.js'

/** What a page did that it should not have done. */
export interface Misdeeds {
  readonly violations: readonly string[]
  readonly consoleErrors: readonly string[]
  readonly foreignRequests: readonly string[]
}

/** No name leads anywhere, and no proxy is asked: what can be reached is this machine, by its number. */
const THIS_MACHINE_ALONE = ['--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1', '--no-proxy-server']

/** Starts the Chromium that the browser suite uses, cut off from all but the servers of this machine. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env } = await findChromium()
  return chromium.launch({
    executablePath,
    args: [...chromiumFlags, ...THIS_MACHINE_ALONE],
    ...(env && { env: { ...process.env, ...env } as Record<string, string> }),
  })
}

/** A page whose policy violations, errors and requests to other origins are written down. */
export async function watchedPage(
  browser: Browser,
  origin: string,
): Promise<{ page: Page; misdeeds: () => Promise<Misdeeds> }> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } })
  const consoleErrors: string[] = []
  const foreignRequests: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(error.message))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(origin) && !url.startsWith(`blob:${origin}`)) foreignRequests.push(url)
  })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { policyViolations: seen })
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`)
    })
  })
  return {
    page,
    misdeeds: async () => ({
      violations: await page.evaluate(() => (globalThis as unknown as { policyViolations: string[] }).policyViolations),
      consoleErrors,
      foreignRequests,
    }),
  }
}

/** Presses the tab key until the focused element, followed into shadow roots, matches a selector. */
export async function tabTo(page: Page, selector: string, limit = 80): Promise<void> {
  for (let step = 0; step < limit; step++) {
    await page.keyboard.press('Tab')
    const there = await page.evaluate((wanted) => {
      let element = document.activeElement
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
      return element?.matches(wanted) ?? false
    }, selector)
    if (there) return
  }
  throw new Error(`the tab key never reached ${selector}`)
}
