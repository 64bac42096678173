import { packageBuild } from '../../tsup.base.js'

export default packageBuild({
  entry: ['src/aethersignal.ts'],
  platform: 'node',
})
