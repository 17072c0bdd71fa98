import { en } from '#web/wording/en.ts'
import { zh } from '#web/wording/zh.ts'
import { wording } from './wording.ts'

export const kitWording = wording('kit', { zh, en })
