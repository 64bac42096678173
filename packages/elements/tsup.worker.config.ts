import { packageBuild } from '../../tsup.base.js'
import { worker } from './tsup.browser.config.js'

/**
 * The worker that lies beside the modules is one file without imports: bundlers take it along as it is, whatever they do with workers of
 * several files. The footer says that it is a module, which its content does not.
 */
export default packageBuild({ ...worker, outDir: 'dist', splitting: false, footer: { js: 'export {}' } })
