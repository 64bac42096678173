/** A VAERS_ID: CDC writes `0855017`, programs that take it for a number `855017` or `855017.0`. The report is one. */
export const VAERS_ID = /^0*(\d{1,15})(?:\.0)?$/
