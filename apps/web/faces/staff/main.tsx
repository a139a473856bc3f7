import '@yiwang/ui/styles.css'
import './staff.css'
import { RouterProvider } from '@tanstack/react-router'
import { DeskProvider } from '@yiwang/ui/desk'
import { keepFace } from '../../offline/keep-face.ts'
import { startFace } from '../../shell/face-root.tsx'
import { router } from './routes.tsx'

startFace(
  <DeskProvider>
    <RouterProvider router={router} />
  </DeskProvider>,
)
keepFace('staff')
