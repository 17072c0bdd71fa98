/** 疑似同一人: a file was opened with an identity number; `otherId` is the one it may be the same as. */
export type MatchRequest = {
  readonly id: string
  readonly fileId: string
  readonly otherId: string
  readonly status: 'waiting' | 'joined' | 'kept-apart'
  readonly createdAt: string
  readonly version: number
}
