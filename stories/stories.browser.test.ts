import type { Meta, StoryObj } from '@storybook/web-components-vite'
import { afterEach, describe, expect, test } from 'vitest'
import '../packages/elements/src/define.js'
import { deepAll, settled, until, violations } from '../packages/elements/src/element/element-test.fixture.js'

type StoryModule = { readonly default: Meta } & Readonly<Record<string, StoryObj>>
type Loader = (context: object) => Promise<Record<string, unknown>>
type Render = (args: object, context: { loaded: Record<string, unknown> }) => HTMLElement

const modules = import.meta.glob<StoryModule>('./*.stories.ts', { eager: true })
const tags = new Set(Object.values(modules).map((module) => module.default.component))

afterEach(() => document.body.replaceChildren())

async function show(story: StoryObj): Promise<HTMLElement> {
  const loaded: Record<string, unknown> = {}
  for (const load of story.loaders as Loader[]) Object.assign(loaded, await load({}))
  const element = (story.render as Render)({}, { loaded })
  document.body.append(element)
  await story.play?.({ canvasElement: document.body } as never)
  return element
}

/** Nothing is loading any more, but for what never ends on purpose. */
const calm = (element: HTMLElement) => deepAll(element, '[aria-busy=true]').length === 0

test('every element has its stories', () => {
  const defined = ['dataset-summary', 'forest-plot', 'pair-panel', 'query-chips', 'query-controls', 'signal-explorer']
  const rest = ['signal-grid', 'source-picker', 'term-combobox']
  expect([...tags].sort()).toEqual([...defined, ...rest].map((name) => `aether-${name}`))
})

for (const [path, { default: meta, ...stories }] of Object.entries(modules)) {
  describe(`${meta.title} (${path})`, () => {
    test.each(Object.entries(stories))('%s is shown, and is accessible', async (name, story) => {
      const element = await show(story)
      await settled()
      if (name !== 'Running') await until('the end of loading', () => calm(element), 20_000)
      expect(element.localName).toBe(meta.component)
      expect(element.offsetHeight).toBeGreaterThan(15)
      expect(await violations(element)).toEqual([])
    })
  })
}
