/** Hands bytes to the reader as a file. */
export function download(name: string, parts: readonly (Uint8Array | string)[]): void {
  const url = URL.createObjectURL(new Blob(parts as BlobPart[]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has read the address by the time the next task runs.
  setTimeout(() => URL.revokeObjectURL(url));
}
