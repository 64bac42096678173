import { Option } from 'commander'

/** How much memory the database of a store may take; the store says what is no amount. */
export function memoryOption(): Option {
  return new Option(
    '--memory <size>',
    'memory of the database, such as 2GB, of which the process takes up to twice that; by the machine when not given',
  )
}
