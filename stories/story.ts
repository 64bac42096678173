import type { StoryObj } from '@storybook/web-components-vite'
import type { SignalSource } from '../packages/engine/src/index.js'
import { sampleSource } from './sample-data.js'

type Tag = Extract<keyof HTMLElementTagNameMap, `aether-${string}`>
type Properties<K extends Tag> = Partial<HTMLElementTagNameMap[K]>

type FromSource<K extends Tag> = (source: SignalSource) => Properties<K> | Promise<Properties<K>>

/** A story that shows an element with some properties, made from a source over the sample reports where need be. */
export function storyOf<K extends Tag>(tag: K, properties: FromSource<K>): StoryObj
export function storyOf<K extends Tag>(tag: K, properties?: Properties<K>): StoryObj
export function storyOf<K extends Tag>(tag: K, properties: Properties<K> | FromSource<K> = {}): StoryObj {
  return {
    loaders: [
      async () => ({
        properties: typeof properties === 'function' ? await properties(await sampleSource()) : properties,
      }),
    ],
    render: (_, { loaded }) => Object.assign(document.createElement(tag), loaded['properties']),
  }
}
