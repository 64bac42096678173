import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/index.ts', 'src/adapter.ts', 'src/conformance.ts', 'src/open-drugs.ts', 'src/schemas.ts'],
  platform: 'neutral',
})
