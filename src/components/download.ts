/** Hands the reader a file made in the browser. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The click only queues the download: the address must outlive this task.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
