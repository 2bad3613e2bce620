/** What a task may say while it runs in its worker. */
export interface TaskContext<Part = never, Answer = void> {
  report(done: number, total: number): void
  /** Hands over one part of a long answer and waits until it has been dealt with; what is answered comes back. */
  part(part: Part): Promise<Answer>
}
