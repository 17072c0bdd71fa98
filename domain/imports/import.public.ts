export { importFile } from './hand-in.jobs.ts'
