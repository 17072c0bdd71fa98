import type { Place } from '#platform/access/place.ts'
import type { Grade } from './grade.schema.ts'

/** 评估: what the rules made of the facts at one moment. It lies where its matter lies. */
export type Assessment = Place &
  Grade & {
    readonly id: string
    readonly matterId: string
    /** version of the rule set; 0 is the platform's own */
    readonly number: number
    /** code of what happened */
    readonly because: string
    readonly at: string
    readonly byAccount: string
    readonly byName: string
  }
