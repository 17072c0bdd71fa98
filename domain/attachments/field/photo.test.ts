import { expect, test } from 'vitest'
import { PhotoPurpose } from '../attachment.schema.ts'
import { purposes } from './photo.ts'

test('the phone asks for the purposes that the house knows', () => {
  expect([...purposes]).toEqual(PhotoPurpose.options)
})
