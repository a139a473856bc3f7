import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { landingOf } from './landing.ts'
import type { Me } from './use-me.ts'

/** Once after signing in or loading: the bare address of the face leads to the page of her post; any other one stays. */
export const useLanding = (me: Me, home: string): void => {
  const navigate = useNavigate()
  const done = useRef(false)
  useEffect(() => {
    if (done.current) return
    done.current = true
    const { pathname, search } = window.location
    // an answer kept on the device by an older version has no list of reads
    const opens: readonly string[] = (me as Partial<Me>).opens ?? []
    const to = landingOf(
      me.posts.map((p) => p.kind),
      opens,
    )
    if (to && search === '' && `${pathname}/`.replace('//', '/') === home) void navigate({ to, replace: true })
  }, [me, home, navigate])
}
