/** The three questions at the door; each is answered before a hazard is handed in. */
export type DoorAnswers = {
  /** somebody is being hurt, or will be before anybody else can come */
  readonly now: boolean
  /** there was violence or a wound, or somebody spoke of killing or dying */
  readonly harm: boolean
  /** a child, a pregnant, old or disabled person lives in it, or it happened before */
  readonly weak: boolean
}

/**
 * A first grade (初判) so that the right desk is woken; grading decides later by rules of its own.
 * @returns 1 高危, 2 较高, 3 一般, 4 关注
 */
export function firstGrade({ now, harm, weak }: DoorAnswers): 1 | 2 | 3 | 4 {
  if (now) return 1
  if (harm) return 2
  return weak ? 3 : 4
}
