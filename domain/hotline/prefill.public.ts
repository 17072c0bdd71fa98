export { prefill } from './prefill.transition.ts'
