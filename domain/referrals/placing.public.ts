export { placeBeside } from './sending.transition.ts'
export { agentsOf } from './sending.store.ts'
