import '@yiwang/ui/styles.css'
import './public.css'
import './read/read.css'
import { RouterProvider } from '@tanstack/react-router'
import { startFace } from '../../shell/face-root.tsx'
import { router } from './routes.tsx'

// tables and maps use the width a wide screen has
document.documentElement.dataset.wide = ''
startFace(<RouterProvider router={router} />)
