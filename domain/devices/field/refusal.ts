import { wordsOf } from '#field/kit/words.ts'
import { en, zh } from './refusal.wording.ts'

const t = wordsOf(zh, en)

/** What a refusal means for whoever holds the phone. */
export function refusalText(code: string): string {
  const key = `refusal.${code}`
  return isKnown(key) ? t(key) : t('refusal.other', { code })
}

function isKnown(key: string): key is keyof typeof zh {
  return key in zh
}
