import {shellLine} from '../../../text/shell-line.ts'
import type {KerasBackend} from './find-keras.ts'
import type {GpuMaker} from './gpu-hardware.ts'

/** With what a backend comes that computes on NVIDIA's cards. */
const forNvidia: Readonly<Record<KerasBackend, readonly string[]>> = {
  tensorflow: ['tensorflow[and-cuda]'],
  jax: ['jax[cuda12]'],
  // Its usual build; one for processors alone has to make way.
  torch: ['--force-reinstall', 'torch'],
}

/** What pip is to install for a backend; for the makers whose packages are not on PyPI, what computes anywhere. */
export const packagesOf = (backend: KerasBackend, hardware: GpuMaker | undefined): readonly string[] =>
  hardware === 'nvidia' ? forNvidia[backend] : [backend]

/**
 * A line for a shell that installs packages for a Python. Where the system keeps its Python to itself, pip installs
 * into an environment only.
 */
export function installCommand(python: string, managed: boolean, packages: readonly string[]): string {
  if (!managed) return shellLine([python, '-m', 'pip', 'install', ...packages])
  return [
    shellLine([python, '-m', 'venv', '~/keras']),
    shellLine(['~/keras/bin/python', '-m', 'pip', 'install', ...packages]),
    'export TFNOTES_PYTHON=~/keras',
  ].join(' && ')
}
