import '@yiwang/ui/styles.css'
import './resident.css'
import { RouterProvider } from '@tanstack/react-router'
import { keepFace } from '../../offline/keep-face.ts'
import { startFace } from '../../shell/face-root.tsx'
import { router } from './routes.tsx'

startFace(<RouterProvider router={router} />)
keepFace('resident')
