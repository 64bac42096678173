export { type UndefinedReason, undefinedReasons, undefinedReasonTexts } from './undefined-reason.js'
