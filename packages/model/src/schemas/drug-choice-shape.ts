import * as z from 'zod/mini'
import { DRUG_LEVELS } from '../drugs/drug-level.js'
import { textListSchema } from './bounded.js'

/** {@link DrugChoice}, as members of a request. */
export const drugChoiceShape = {
  drugLevel: z.exactOptional(z.enum(DRUG_LEVELS)),
  keepApart: z.exactOptional(textListSchema),
}
