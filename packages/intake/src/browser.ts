export { type ReadFiles, readFiles } from './read-files.js'
