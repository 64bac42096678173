export {
  type Interpretation,
  type Interpreter,
  interpretedBy,
} from './understanding/interpreted-by.js'
