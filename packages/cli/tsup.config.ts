import { cp, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { packageBuild } from '../../tsup.base.js'

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default packageBuild({
  entry: ['src/aethersignal.ts'],
  platform: 'node',
  splitting: false,
  dts: false,
  // The page that `serve` shows: ours, with the elements and their chunks beside it.
  async onSuccess() {
    const elements = folder('../elements/dist/browser')
    await stat(`${elements}/aether.js`)
    await cp(folder('page'), folder('dist/page'), { recursive: true })
    await cp(elements, folder('dist/page'), { recursive: true, filter: (path) => !path.endsWith('.map') })
  },
})
