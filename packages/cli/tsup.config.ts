import { cp, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageBuild } from '../../tsup.base.js'

const require = createRequire(import.meta.url)
const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default packageBuild({
  entry: ['src/aethersignal.ts'],
  platform: 'node',
  dts: false,
  // The page that `serve` shows: ours, with the elements and their chunks beside it.
  async onSuccess() {
    const elements = join(dirname(require.resolve('@aethersignal/elements/package.json')), 'dist/browser')
    await stat(join(elements, 'aether.js'))
    await cp(folder('page'), folder('dist/page'), { recursive: true })
    await cp(elements, folder('dist/page'), { recursive: true, filter: (path) => !path.endsWith('.map') })
  },
})
