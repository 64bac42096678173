export { type UndefinedReason, undefinedReasons } from './undefined-reason.js'
