/** A thread that helps with a job until it is done, then says what it could not read. */
import {parentPort, workerData} from 'node:worker_threads'
import {workOn} from './job.ts'

parentPort?.postMessage(await workOn(workerData))
