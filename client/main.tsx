// Where the page starts: styles in their order, words, colours, the store of answers and the app. Nothing is decided here.

import './ui/design-system.css'
import '@digdir/designsystemet-css/theme'
import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/source-serif-4/opsz.css'
import './ui/tokens.css'
import './ui/base.css'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/query-client.ts'
import { App } from './app/app.tsx'
import { createAppRouter } from './app/router.ts'
import { startWords } from './language/words.ts'
import { startTheme } from './ui/theme.ts'

startWords()
startTheme()
const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')
createRoot(place).render(<App router={router} queryClient={queryClient} />)
