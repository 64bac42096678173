import { AetherError } from '@aethersignal/model'

/** How a parameter of an address is written: as it is, as a whole number, as a list with commas, or as JSON. */
export type ParameterForm = 'text' | 'number' | 'list' | 'json'

/**
 * Reads the parameters of an address into a value that a schema can check. Unknown and repeated parameters are refused
 * with `request/invalid`.
 */
export function queryParameters(url: string, forms: Readonly<Record<string, ParameterForm>>): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const [name, text] of new URL(url).searchParams) {
    const form = Object.hasOwn(forms, name) ? forms[name] : undefined
    if (!form) throw invalid(name, `There is no parameter ${name.slice(0, 100)} here.`)
    if (Object.hasOwn(values, name)) throw invalid(name, `The parameter ${name} is given twice.`)
    values[name] = read(name, text, form)
  }
  return values
}

function read(name: string, text: string, form: ParameterForm): unknown {
  switch (form) {
    case 'text':
      return text
    case 'number':
      return /^\d{1,15}$/.test(text) ? Number(text) : text
    case 'list':
      return text === '' ? [] : text.split(',')
    case 'json':
      try {
        return JSON.parse(text)
      } catch (cause) {
        throw invalid(name, `The parameter ${name} is not JSON.`, cause)
      }
  }
}

function invalid(field: string, message: string, cause?: unknown): AetherError {
  return new AetherError('request/invalid', message, { place: { field: field.slice(0, 100) }, cause })
}
