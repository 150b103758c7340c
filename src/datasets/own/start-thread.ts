import {Worker} from 'node:worker_threads'
import type {Job, Unread} from './job.ts'

const fromSource = import.meta.url.endsWith('.ts')
/** In the built program this file is part of one that lies at its root. */
const entry = new URL(fromSource ? 'thread-from-source.mjs' : 'datasets/own/thread.js', import.meta.url)

/** Starts a thread on a job; gives what it could not read when nothing is left to do. */
export function startThread(job: Job): Promise<Unread[]> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(entry, {workerData: job, execArgv: []})
    thread.once('message', resolve)
    thread.once('error', reject)
    // After a message or an error this says nothing new.
    thread.once('exit', code => reject(new Error(`A thread ended with ${code} before its work.`)))
  })
}
