import {
  keepPreviousData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { Endpoint, OutputOf } from '#platform/http/endpoint.ts'
import { call, newKey, Problem, type CallOf } from '#web/client.ts'

/** Only a missing answer is worth asking again; a refusal stays a refusal. */
function isWorthAsking(count: number, error: Error): boolean {
  return error instanceof Problem && (error.status === 0 || error.status >= 502) && count < 2
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: isWorthAsking, staleTime: 15_000, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
})

/** Coming back to the window or the network is no second look. */
const onlyWhenAsked = { refetchOnWindowFocus: false, refetchOnReconnect: false }

/** Reads an endpoint. While another page of a list is fetched, the one before stays on the screen. */
export function useCall<E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  options: {
    readonly enabled?: boolean
    /** how soon it is asked for again; by what was answered last: null for not at all */
    readonly refetchSeconds?: number | ((data: OutputOf<E> | undefined) => number | null)
    /** each reading is logged as somebody's: only she herself asks again, not the browser for her */
    readonly isLogged?: boolean
    /** what else the answer hangs on: one that was read as of something else is not shown for it */
    readonly asOf?: string
  } = {},
): UseQueryResult<OutputOf<E>, Problem> {
  return useQuery<OutputOf<E>, Problem>({
    queryKey: keyOf(contract, input, options.asOf),
    queryFn: ({ signal }) => call(contract, input, { signal }),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
    ...(options.isLogged === true ? onlyWhenAsked : {}),
    refetchInterval: ({ state }) => {
      const { refetchSeconds = null } = options
      const seconds =
        typeof refetchSeconds === 'function' ? refetchSeconds(state.data) : refetchSeconds
      return seconds === null ? false : seconds * 1000
    },
  })
}

/** What an answer is kept under; without `asOf` as `session-gate.ts` keeps who is signed in. */
function keyOf(contract: Endpoint, input: unknown, asOf: string | undefined): readonly unknown[] {
  return asOf === undefined ? [contract.id, input] : [contract.id, input, asOf]
}

/**
 * Writes to an endpoint. Pressing again after a lost connection sends the same Idempotency-Key for
 * the same content, so that nothing happens twice.
 * @param refresh ids of endpoints (or their first part, `matters.`) to read anew afterwards
 */
export function useCommand<E extends Endpoint>(
  contract: E,
  options: {
    readonly refresh?: readonly string[]
    readonly done?: (output: OutputOf<E>) => void
  } = {},
): UseMutationResult<OutputOf<E>, Problem, CallOf<E>> {
  const client = useQueryClient()
  const kept = useRef<{ content: string; key: string } | null>(null)
  return useMutation<OutputOf<E>, Problem, CallOf<E>>({
    mutationFn: (input) => {
      const content = JSON.stringify(input)
      if (kept.current?.content !== content) kept.current = { content, key: newKey() }
      return call(contract, input, { key: kept.current.key })
    },
    onSuccess: async (output) => {
      kept.current = null
      await refresh(client, options.refresh ?? [])
      options.done?.(output)
    },
  })
}

/** Marks what was read from these endpoints as old; what is on the screen is read again. */
export async function refresh(client: QueryClient, ids: readonly string[]): Promise<void> {
  await client.invalidateQueries({
    predicate: ({ queryKey: [first] }) =>
      typeof first === 'string' &&
      ids.some((id) => (id.endsWith('.') ? first.startsWith(id) : first === id)),
  })
}

type Pages<E extends Endpoint> = {
  readonly pages: readonly OutputOf<E>[]
  readonly problem: Problem | null
  readonly hasMore: boolean
  readonly isAsking: boolean
  readonly more: () => void
  readonly again: () => void
}

/** A list that goes on by a cursor: its answer carries `next`, its query takes `after`. */
export function usePages<E extends Endpoint>(
  contract: E,
  input: CallOf<E>,
  nextOf: (page: OutputOf<E>) => string | null,
  options: { readonly isLogged?: boolean } = {},
): Pages<E> {
  const answer = useInfiniteQuery({
    queryKey: [contract.id, 'pages', input],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => call(contract, withAfter(input, pageParam), { signal }),
    ...(options.isLogged === true ? onlyWhenAsked : {}),
    getNextPageParam: (page) => nextOf(page),
    placeholderData: keepPreviousData,
  })
  return {
    pages: answer.data?.pages ?? [],
    problem: answer.error instanceof Problem ? answer.error : null,
    hasMore: answer.hasNextPage,
    isAsking: answer.isFetching,
    more: () => void answer.fetchNextPage(),
    again: () => void answer.refetch(),
  }
}

function withAfter<E extends Endpoint>(input: CallOf<E>, after: string): CallOf<E> {
  if (after === '') return input
  const { query } = input as { query?: Record<string, unknown> }
  return { ...input, query: { ...query, after } }
}
