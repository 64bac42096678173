import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../define.js'
import { deep, emulateMedia, enlargeWindow, mount, settled, violations } from '../element/element-test.fixture.js'
import { sampleSource } from '../fixtures/sample-source.fixture.js'

const FOLDER = '../../.screenshots'

afterEach(async () => {
  document.body.replaceChildren()
  document.documentElement.removeAttribute('dir')
  await emulateMedia()
})

test.each([
  ['light', 1280, 400, 'ltr'],
  ['dark', 1280, 400, 'ltr'],
  ['light', 320, 1200, 'ltr'],
  ['dark', 360, 1200, 'rtl'],
] as const)('alone on a page without a theme, %s at %i pixels', async (theme, width, height, direction) => {
  await enlargeWindow(width, height)
  await page.viewport(width, height)
  document.documentElement.dir = direction
  const element = await mount('aether-query-controls', { source: sampleSource(), theme })
  element.query = { ...element.query, drugs: ['CESTOVIR'], rules: ['evans', 'ema-ror'] }
  deep<HTMLDetailsElement>(element, 'details').open = true
  await settled()
  expect(element.scrollWidth).toBeLessThanOrEqual(width)
  await page.screenshot({ path: `${FOLDER}/query-controls-${theme}-${width}.png`, element: document.body })
  expect(await violations(element)).toEqual([])
})
