/** What the libraries that write event files call themselves, and what people call them. */
const names: Readonly<Record<string, string>> = {
  'tensorflow.core.util.events_writer': 'TensorFlow',
  'tensorboard.summary.writer.event_file_writer': 'tensorboard (PyTorch)',
}

/** A library by the name that people know it by; one that is not known as it calls itself. */
export const writerName = (writer: string): string => names[writer] ?? writer
