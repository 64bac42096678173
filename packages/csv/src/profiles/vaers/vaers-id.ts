/** A VAERS_ID, also as programs write whole numbers: `855017.0`. */
export const VAERS_ID = /^(\d{1,15})(?:\.0)?$/
