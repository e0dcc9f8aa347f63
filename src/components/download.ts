/** Hands the reader a file made in the browser. */
export function download(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click only queues the download: the address must outlive this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
