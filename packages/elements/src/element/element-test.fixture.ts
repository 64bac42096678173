import axe from 'axe-core'
import { cdp } from 'vitest/browser'

/** Puts an element of a tag into the page with some properties, and waits until it has rendered. */
export async function mount<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  properties: Partial<HTMLElementTagNameMap[K]> = {},
): Promise<HTMLElementTagNameMap[K]> {
  const element = document.createElement(tag)
  Object.assign(element, properties)
  document.body.append(element)
  await settled()
  return element
}

/** Lets rendering catch up, work that is under way aside. */
export async function rendered(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise((resolve) => setTimeout(resolve, 0))
    await new Promise((resolve) => requestAnimationFrame(resolve))
  }
}

/** Waits until no element of the page renders or says that it is busy, however slow the machine. */
export async function settled(): Promise<void> {
  await rendered()
  await until('an idle page', () => deepAll(document.body, '*').every(isIdle), 30_000)
  await rendered()
}

const isIdle = (element: Element) =>
  element.ariaBusy !== 'true' && !('isUpdatePending' in element && element.isUpdatePending)

/** Waits until a condition holds. @throws after `limit` milliseconds, naming what was waited for. */
export async function until<T>(
  what: string,
  condition: () => T | null | undefined | false,
  limit = 30_000,
): Promise<T> {
  const end = performance.now() + limit
  for (;;) {
    const value = condition()
    if (value) return value
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 15))
  }
}

/** What axe finds against WCAG 2.2 AA, one line a violation. */
export async function violations(element: Element): Promise<string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const result = await axe.run(element, {
    runOnly: { type: 'tag', values: tags },
    // They judge whole pages, and an element is a part of one.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'heading-order': { enabled: false },
    },
  })
  return result.violations.map(
    (found) =>
      `${found.id}: ${found.nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join(' | ')}`,
  )
}

/** All elements of a selector inside an element, shadow roots included. */
export function deepAll(root: Element | ShadowRoot, selector: string): HTMLElement[] {
  const found = [...root.querySelectorAll<HTMLElement>(selector)]
  const hosts = root instanceof Element && root.shadowRoot ? [root.shadowRoot] : []
  const inner = [...root.querySelectorAll('*')].flatMap((element) => (element.shadowRoot ? [element.shadowRoot] : []))
  return [...found, ...[...hosts, ...inner].flatMap((shadow) => deepAll(shadow, selector))]
}

/** The first element of a selector inside an element, shadow roots included. @throws when there is none. */
export function deep<E extends HTMLElement = HTMLElement>(root: Element, selector: string): E {
  const [first] = deepAll(root, selector)
  if (!first) throw new Error(`no ${selector} in ${root.localName}`)
  return first as E
}

/** The element that has the focus, followed into shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

interface MediaSession {
  send(method: string, parameters: unknown): Promise<unknown>
}

/** Emulates media features, such as `prefers-color-scheme`; none resets. */
export async function emulateMedia(features: Record<string, string> = {}): Promise<void> {
  const session = cdp() as unknown as MediaSession
  await session.send('Emulation.setEmulatedMedia', {
    features: Object.entries(features).map(([name, value]) => ({ name, value })),
  })
}

/** Makes the browser's window larger than the frame that tests run in, which would else be scaled down. */
export async function enlargeWindow(width: number, height: number): Promise<void> {
  const session = cdp() as unknown as MediaSession
  const metrics = { width: width + 100, height: height + 200, deviceScaleFactor: 1, mobile: false }
  // A screenshot puts the window back to its size, which the session does not notice.
  await session.send('Emulation.clearDeviceMetricsOverride', {})
  await session.send('Emulation.setDeviceMetricsOverride', metrics)
  await until('the larger window', () => (window.top?.innerWidth ?? 0) >= width)
}
