export { faersAdapter } from './faers-adapter.js'
export { recogniseFaersPath } from './recognise-faers-path.js'
