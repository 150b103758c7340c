// thread.ts when running from the sources: the loader that understands TypeScript does not reach into threads by itself.
import {register} from 'tsx/esm/api'

register()
await import('./thread.ts')
