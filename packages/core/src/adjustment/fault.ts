export { fault } from '../errors/fault.js'
