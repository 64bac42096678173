/**
 * Parts the values of a cell that came as a list (JSON arrays): U+001F, the unit separator, which no published name
 * contains.
 */
export const VALUE_SEPARATOR = '\u001f'
