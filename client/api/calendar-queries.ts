// One's own calendar address: whether there is one, making it anew and withdrawing it. Its secret is told once, when it is made.
// Called by the page of programmes.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { calendarAddressSchema, calendarBodySchema } from '../../shared/contract/calendar.ts'
import { contentOf } from './problem.ts'
import { request } from './request.ts'

const path = '/api/calendar'
const queryKey = ['calendar']

/** When one's address was made; null when there is none. */
export function useCalendarSince() {
  return useQuery({
    queryKey,
    queryFn: async ({ signal }) => contentOf(await request({ path, schema: calendarBodySchema, signal })).since,
  })
}

/** Makes an address, in place of the one before; the value is its path with the secret, in the language on the screen. */
export function useMakeCalendarAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'POST', path, schema: calendarAddressSchema })).path,
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}

/** Withdraws the address: it leads nowhere from then on. */
export function useWithdrawCalendarAddress() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: async () => contentOf(await request({ method: 'DELETE', path, schema: null })),
    onSettled: () => client.invalidateQueries({ queryKey }),
  })
}
