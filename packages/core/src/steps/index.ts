export { atOnce, type Steps } from './steps.js'
