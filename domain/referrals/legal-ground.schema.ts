import { z } from 'zod'

/**
 * On what ground a packet leaves the federation: her own consent, or a duty that needs none. The law
 * and its article stand in the wording of each code.
 */
export const LegalGround = z.enum([
  'consent',
  // 反家庭暴力法 14: violence against a person without or with limited capacity
  'domestic-violence-14',
  // 反家庭暴力法 15, 18: rescue, shelter
  'domestic-violence-15',
  'domestic-violence-18',
  // 未成年人保护法 11: offences against minors
  'minors-11',
  // 法律援助法 31
  'legal-aid-31',
  // 妇女权益保障法 73, 77, 78
  'womens-rights-73',
  'womens-rights-77',
  'womens-rights-78',
  // 个人信息保护法: to protect life or health in an emergency
  'life-in-danger',
])
export type LegalGround = z.infer<typeof LegalGround>

/** Her own word, never that of a guardian or a relative. */
export const Consent = z.strictObject({
  on: z.iso.date(),
  form: z.enum(['written', 'oral', 'recorded']),
})
export type Consent = z.infer<typeof Consent>
