export { takeNumbers, takeNumbersApart } from './matter-number.store.ts'
