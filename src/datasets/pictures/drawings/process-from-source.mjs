// process.ts when running from the sources: the loader that understands TypeScript is not passed on by itself.
import {register} from 'tsx/esm/api'

register()
await import('./process.ts')
