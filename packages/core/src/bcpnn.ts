export { type BateInformationComponent, type BateOptions, bcpnnBate } from './measures/bcpnn-bate.js'
export { bcpnnGould, type GouldInformationComponent } from './measures/bcpnn-gould.js'
export {
  type DirichletInformationComponent,
  informationComponentDirichlet,
} from './measures/information-component-dirichlet.js'
export {
  type InformationComponentMonteCarlo,
  type InformationComponentMonteCarloOptions,
  informationComponentMonteCarlo,
} from './measures/information-component-monte-carlo.js'
