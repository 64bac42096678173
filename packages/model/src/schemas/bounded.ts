import * as z from 'zod/mini'
import { REQUEST_LIMITS } from '../run/request-limits.js'

/** A name or a value in a request: not empty, of bounded length. */
export const textSchema = z.string().check(z.minLength(1), z.maxLength(REQUEST_LIMITS.text))

/** A list of names or values in a request. */
export const textListSchema = z.array(textSchema).check(z.maxLength(REQUEST_LIMITS.terms))

/** A number of reports, rows or bytes. */
export const countSchema = z.int().check(z.gte(0))
